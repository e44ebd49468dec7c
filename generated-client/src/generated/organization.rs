// Throw-away sample in the shape of the contract; `cargo xtask regen` overwrites it.

//! The group `Organization`.

use super::{enums, models};
use crate::runtime;

/// The operations of the group `Organization`.
#[derive(Debug, Clone, Copy)]
pub struct OrganizationApi<'c> {
    client: &'c runtime::Client,
}

impl<'c> OrganizationApi<'c> {
    pub(crate) fn new(client: &'c runtime::Client) -> Self {
        Self { client }
    }

    /// Delete the organization.
    pub fn delete_organizations_me(&self) -> runtime::Request<DeleteOrganizationsMe> {
        runtime::Request::new(runtime::Parts::new(self.client, <DeleteOrganizationsMe as runtime::Endpoint>::OPERATION))
    }

    /// Fetch field config for an entity type
    #[deprecated(note = "the API says so")]
    pub fn get_fieldconfig(&self, r#type: enums::FieldConfigEntityType) -> runtime::Request<GetFieldconfig> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetFieldconfig as runtime::Endpoint>::OPERATION).query("type", &r#type))
    }

    /// Gets the organization's settings
    pub fn get_organizations_authentication_settings(&self) -> runtime::Request<GetOrganizationsAuthenticationSettings> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsAuthenticationSettings as runtime::Endpoint>::OPERATION))
    }

    /// Get the list of domains that will be allowed to embed PureCloud applications
    #[deprecated(note = "the API says so")]
    pub fn get_organizations_embeddedintegration(&self) -> runtime::Request<GetOrganizationsEmbeddedintegration> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsEmbeddedintegration as runtime::Endpoint>::OPERATION))
    }

    /// Gets the setting for whether or not the organization enforces OAuth Scopes
    #[deprecated(note = "the API says so")]
    pub fn get_organizations_enforcescopes(&self) -> runtime::Request<GetOrganizationsEnforcescopes> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsEnforcescopes as runtime::Endpoint>::OPERATION))
    }

    /// Get organization IP address whitelist settings
    #[deprecated(note = "the API says so")]
    pub fn get_organizations_ipaddressauthentication(&self) -> runtime::Request<GetOrganizationsIpaddressauthentication> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsIpaddressauthentication as runtime::Endpoint>::OPERATION))
    }

    /// Get a limit change request
    pub fn get_organizations_limits_changerequest(&self, request_id: &str) -> runtime::Request<GetOrganizationsLimitsChangerequest> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsChangerequest as runtime::Endpoint>::OPERATION).path("requestId", &request_id))
    }

    /// Get the available limit change requests
    pub fn get_organizations_limits_changerequests(&self) -> runtime::Request<GetOrganizationsLimitsChangerequests> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsChangerequests as runtime::Endpoint>::OPERATION))
    }

    /// Get a link to the limit documentation
    pub fn get_organizations_limits_docs(&self) -> runtime::Request<GetOrganizationsLimitsDocs> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsDocs as runtime::Endpoint>::OPERATION))
    }

    /// Get the effective limits in a namespace for an organization
    pub fn get_organizations_limits_namespace(&self, namespace_name: &str) -> runtime::Request<GetOrganizationsLimitsNamespace> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsNamespace as runtime::Endpoint>::OPERATION).path("namespaceName", &namespace_name))
    }

    /// Get the default limits in a namespace for an organization
    pub fn get_organizations_limits_namespace_defaults(&self, namespace_name: &str) -> runtime::Request<GetOrganizationsLimitsNamespaceDefaults> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsNamespaceDefaults as runtime::Endpoint>::OPERATION).path("namespaceName", &namespace_name))
    }

    /// Get the available limit namespaces
    pub fn get_organizations_limits_namespaces(&self) -> runtime::Request<GetOrganizationsLimitsNamespaces> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsLimitsNamespaces as runtime::Endpoint>::OPERATION))
    }

    /// Get organization.
    pub fn get_organizations_me(&self) -> runtime::Request<GetOrganizationsMe> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsMe as runtime::Endpoint>::OPERATION))
    }

    /// Get a migration
    pub fn get_organizations_migration(&self, migration_name: &str) -> runtime::Request<GetOrganizationsMigration> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsMigration as runtime::Endpoint>::OPERATION).path("migrationName", &migration_name))
    }

    /// Get a migrations state
    pub fn get_organizations_migration_state(&self, migration_name: &str) -> runtime::Request<GetOrganizationsMigrationState> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsMigrationState as runtime::Endpoint>::OPERATION).path("migrationName", &migration_name))
    }

    /// Get all migrations
    pub fn get_organizations_migrations(&self) -> runtime::Request<GetOrganizationsMigrations> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsMigrations as runtime::Endpoint>::OPERATION))
    }

    /// Gets the password requirement settings for the organization
    #[deprecated(note = "the API says so")]
    pub fn get_organizations_passwordrequirements(&self) -> runtime::Request<GetOrganizationsPasswordrequirements> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsPasswordrequirements as runtime::Endpoint>::OPERATION))
    }

    /// This route is deprecated, please use /api/v2/organizations/authentication/settings instead
    #[deprecated(note = "the API says so")]
    pub fn get_organizations_whitelist(&self) -> runtime::Request<GetOrganizationsWhitelist> {
        runtime::Request::new(runtime::Parts::new(self.client, <GetOrganizationsWhitelist as runtime::Endpoint>::OPERATION))
    }

    /// Update the organization's settings
    pub fn patch_organizations_authentication_settings(&self, body: &models::OrgAuthSettings) -> runtime::Request<PatchOrganizationsAuthenticationSettings> {
        runtime::Request::new(runtime::Parts::new(self.client, <PatchOrganizationsAuthenticationSettings as runtime::Endpoint>::OPERATION).body(body))
    }

    /// Update organization
    pub fn patch_organizations_feature(&self, feature_name: enums::FeatureName, enabled: &models::FeatureState) -> runtime::Request<PatchOrganizationsFeature> {
        runtime::Request::new(runtime::Parts::new(self.client, <PatchOrganizationsFeature as runtime::Endpoint>::OPERATION).path("featureName", &feature_name).body(enabled))
    }

    /// Update a limit change request
    pub fn patch_organizations_limits_changerequest(&self, request_id: &str, body: &models::LimitChangeRequestUpdate) -> runtime::Request<PatchOrganizationsLimitsChangerequest> {
        runtime::Request::new(runtime::Parts::new(self.client, <PatchOrganizationsLimitsChangerequest as runtime::Endpoint>::OPERATION).path("requestId", &request_id).body(body))
    }

    /// Update a migration
    pub fn patch_organizations_migration(&self, migration_name: &str, body: &models::MigrationUpdate) -> runtime::Request<PatchOrganizationsMigration> {
        runtime::Request::new(runtime::Parts::new(self.client, <PatchOrganizationsMigration as runtime::Endpoint>::OPERATION).path("migrationName", &migration_name).body(body))
    }

    /// Create an organization.
    pub fn post_organizations(&self) -> runtime::Request<PostOrganizations> {
        runtime::Request::new(runtime::Parts::new(self.client, <PostOrganizations as runtime::Endpoint>::OPERATION))
    }

    /// Create a limit change request
    pub fn post_organizations_limits_changerequests(&self, body: &models::LimitChangeRequest) -> runtime::Request<PostOrganizationsLimitsChangerequests> {
        runtime::Request::new(runtime::Parts::new(self.client, <PostOrganizationsLimitsChangerequests as runtime::Endpoint>::OPERATION).body(body))
    }

    /// Update the list of domains that will be allowed to embed PureCloud applications
    #[deprecated(note = "the API says so")]
    pub fn put_organizations_embeddedintegration(&self, body: &models::EmbeddedIntegration) -> runtime::Request<PutOrganizationsEmbeddedintegration> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsEmbeddedintegration as runtime::Endpoint>::OPERATION).body(body))
    }

    /// Update the setting for whether or not the organization enforces OAuth Scopes
    #[deprecated(note = "the API says so")]
    pub fn put_organizations_enforcescopes(&self, body: &models::EnforceScopesSetting) -> runtime::Request<PutOrganizationsEnforcescopes> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsEnforcescopes as runtime::Endpoint>::OPERATION).body(body))
    }

    /// Update organization IP address whitelist settings
    #[deprecated(note = "the API says so")]
    pub fn put_organizations_ipaddressauthentication(&self, body: &models::IpAddressAuthentication) -> runtime::Request<PutOrganizationsIpaddressauthentication> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsIpaddressauthentication as runtime::Endpoint>::OPERATION).body(body))
    }

    /// Update organization.
    pub fn put_organizations_me(&self) -> runtime::Request<PutOrganizationsMe> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsMe as runtime::Endpoint>::OPERATION))
    }

    /// Updates the password requirement settings for the organization
    #[deprecated(note = "the API says so")]
    pub fn put_organizations_passwordrequirements(&self, body: &models::PasswordRequirements) -> runtime::Request<PutOrganizationsPasswordrequirements> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsPasswordrequirements as runtime::Endpoint>::OPERATION).body(body))
    }

    /// This route is deprecated, please use /api/v2/organizations/authentication/settings instead
    #[deprecated(note = "the API says so")]
    pub fn put_organizations_whitelist(&self, body: &models::OrgWhitelistSettings) -> runtime::Request<PutOrganizationsWhitelist> {
        runtime::Request::new(runtime::Parts::new(self.client, <PutOrganizationsWhitelist as runtime::Endpoint>::OPERATION).body(body))
    }
}

/// The operation `deleteOrganizationsMe`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteOrganizationsMe;

impl runtime::Endpoint for DeleteOrganizationsMe {
    type Output = ();
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "deleteOrganizationsMe",
        method: runtime::Method::DELETE,
        path: "/api/v2/organizations/me",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["internal:organization:terminate"]),
    };
}

/// The operation `getFieldconfig`.
#[derive(Debug, Clone, Copy)]
pub struct GetFieldconfig;

impl runtime::Endpoint for GetFieldconfig {
    type Output = models::FieldConfig;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getFieldconfig",
        method: runtime::Method::GET,
        path: "/api/v2/fieldconfig",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `getOrganizationsAuthenticationSettings`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsAuthenticationSettings;

impl runtime::Endpoint for GetOrganizationsAuthenticationSettings {
    type Output = models::OrgAuthSettings;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsAuthenticationSettings",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/authentication/settings",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `getOrganizationsEmbeddedintegration`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsEmbeddedintegration;

impl runtime::Endpoint for GetOrganizationsEmbeddedintegration {
    type Output = models::EmbeddedIntegration;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsEmbeddedintegration",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/embeddedintegration",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `getOrganizationsEnforcescopes`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsEnforcescopes;

impl runtime::Endpoint for GetOrganizationsEnforcescopes {
    type Output = models::EnforceScopesSetting;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsEnforcescopes",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/enforcescopes",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `getOrganizationsIpaddressauthentication`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsIpaddressauthentication;

impl runtime::Endpoint for GetOrganizationsIpaddressauthentication {
    type Output = models::IpAddressAuthentication;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsIpaddressauthentication",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/ipaddressauthentication",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `getOrganizationsLimitsChangerequest`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsChangerequest;

impl runtime::Endpoint for GetOrganizationsLimitsChangerequest {
    type Output = models::LimitChangeRequestDetails;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsChangerequest",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/changerequests/{requestId}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["limits:organization:view"]),
    };
}

/// The operation `getOrganizationsLimitsChangerequests`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsChangerequests;

impl runtime::Endpoint for GetOrganizationsLimitsChangerequests {
    type Output = models::LimitChangeRequestsEntityListing;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsChangerequests",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/changerequests",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["limits:organization:view"]),
    };
}

impl runtime::Request<GetOrganizationsLimitsChangerequests> {
    /// Sets `after`.
    pub fn after(self, after: i64) -> Self {
        self.set_query("after", &after)
    }
    /// Sets `before`.
    pub fn before(self, before: i64) -> Self {
        self.set_query("before", &before)
    }
    /// Sets `status`.
    pub fn status(self, status: enums::LimitChangeStatus) -> Self {
        self.set_query("status", &status)
    }
    /// Sets `pageSize`.
    pub fn page_size(self, page_size: i32) -> Self {
        self.set_query("pageSize", &page_size)
    }
    /// Sets `expand`.
    pub fn expand(self, expand: impl IntoIterator<Item = enums::LimitChangeRequestExpand>) -> Self {
        self.set_query_list("expand", expand)
    }
}

/// The operation `getOrganizationsLimitsDocs`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsDocs;

impl runtime::Endpoint for GetOrganizationsLimitsDocs {
    type Output = models::UrlResponse;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsDocs",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/docs",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `getOrganizationsLimitsNamespace`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsNamespace;

impl runtime::Endpoint for GetOrganizationsLimitsNamespace {
    type Output = models::LimitsEntityListing;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsNamespace",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/namespaces/{namespaceName}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["limits:organization:view"]),
    };
}

/// The operation `getOrganizationsLimitsNamespaceDefaults`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsNamespaceDefaults;

impl runtime::Endpoint for GetOrganizationsLimitsNamespaceDefaults {
    type Output = models::LimitsEntityListing;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsNamespaceDefaults",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/namespaces/{namespaceName}/defaults",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `getOrganizationsLimitsNamespaces`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsLimitsNamespaces;

impl runtime::Endpoint for GetOrganizationsLimitsNamespaces {
    type Output = runtime::Json;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsLimitsNamespaces",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/limits/namespaces",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["limits:organization:view"]),
    };
}

impl runtime::Request<GetOrganizationsLimitsNamespaces> {
    /// Sets `pageSize`.
    pub fn page_size(self, page_size: i32) -> Self {
        self.set_query("pageSize", &page_size)
    }
    /// Sets `pageNumber`.
    pub fn page_number(self, page_number: i32) -> Self {
        self.set_query("pageNumber", &page_number)
    }
}

/// The operation `getOrganizationsMe`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsMe;

impl runtime::Endpoint for GetOrganizationsMe {
    type Output = models::Organization;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsMe",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/me",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `getOrganizationsMigration`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsMigration;

impl runtime::Endpoint for GetOrganizationsMigration {
    type Output = models::Migration;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsMigration",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/migrations/{migrationName}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["migrations:organization:view"]),
    };
}

impl runtime::Request<GetOrganizationsMigration> {
    /// Sets `includeDetails`.
    pub fn include_details(self, include_details: bool) -> Self {
        self.set_query("includeDetails", &include_details)
    }
}

/// The operation `getOrganizationsMigrationState`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsMigrationState;

impl runtime::Endpoint for GetOrganizationsMigrationState {
    type Output = models::MigrationState;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsMigrationState",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/migrations/{migrationName}/state",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["migrations:organization:view"]),
    };
}

/// The operation `getOrganizationsMigrations`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsMigrations;

impl runtime::Endpoint for GetOrganizationsMigrations {
    type Output = models::MigrationListing;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsMigrations",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/migrations",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["migrations:organization:view"]),
    };
}

impl runtime::Request<GetOrganizationsMigrations> {
    /// Sets `migrationType`.
    pub fn migration_type(self, migration_type: enums::MigrationType) -> Self {
        self.set_query("migrationType", &migration_type)
    }
    /// Sets `includeHidden`.
    pub fn include_hidden(self, include_hidden: bool) -> Self {
        self.set_query("includeHidden", &include_hidden)
    }
    /// Sets `includeDetails`.
    pub fn include_details(self, include_details: bool) -> Self {
        self.set_query("includeDetails", &include_details)
    }
}

/// The operation `getOrganizationsPasswordrequirements`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsPasswordrequirements;

impl runtime::Endpoint for GetOrganizationsPasswordrequirements {
    type Output = models::PasswordRequirements;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsPasswordrequirements",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/passwordrequirements",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `getOrganizationsWhitelist`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsWhitelist;

impl runtime::Endpoint for GetOrganizationsWhitelist {
    type Output = models::OrgWhitelistSettings;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "getOrganizationsWhitelist",
        method: runtime::Method::GET,
        path: "/api/v2/organizations/whitelist",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::None,
    };
}

/// The operation `patchOrganizationsAuthenticationSettings`.
#[derive(Debug, Clone, Copy)]
pub struct PatchOrganizationsAuthenticationSettings;

impl runtime::Endpoint for PatchOrganizationsAuthenticationSettings {
    type Output = models::OrgAuthSettings;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "patchOrganizationsAuthenticationSettings",
        method: runtime::Method::PATCH,
        path: "/api/v2/organizations/authentication/settings",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `patchOrganizationsFeature`.
#[derive(Debug, Clone, Copy)]
pub struct PatchOrganizationsFeature;

impl runtime::Endpoint for PatchOrganizationsFeature {
    type Output = models::OrganizationFeatures;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "patchOrganizationsFeature",
        method: runtime::Method::PATCH,
        path: "/api/v2/organizations/features/{featureName}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `patchOrganizationsLimitsChangerequest`.
#[derive(Debug, Clone, Copy)]
pub struct PatchOrganizationsLimitsChangerequest;

impl runtime::Endpoint for PatchOrganizationsLimitsChangerequest {
    type Output = models::LimitChangeRequestDetails;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "patchOrganizationsLimitsChangerequest",
        method: runtime::Method::PATCH,
        path: "/api/v2/organizations/limits/changerequests/{requestId}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["internal:limitChangeRequest:update"]),
    };
}

/// The operation `patchOrganizationsMigration`.
#[derive(Debug, Clone, Copy)]
pub struct PatchOrganizationsMigration;

impl runtime::Endpoint for PatchOrganizationsMigration {
    type Output = runtime::Json;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "patchOrganizationsMigration",
        method: runtime::Method::PATCH,
        path: "/api/v2/organizations/migrations/{migrationName}",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["migrations:organization:edit"]),
    };
}

/// The operation `postOrganizations`.
#[derive(Debug, Clone, Copy)]
pub struct PostOrganizations;

impl runtime::Endpoint for PostOrganizations {
    type Output = models::Organization;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "postOrganizations",
        method: runtime::Method::POST,
        path: "/api/v2/organizations",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["internal:organization:add"]),
    };
}

impl runtime::Request<PostOrganizations> {
    /// Sets the body.
    pub fn body(self, body: &models::OrganizationCreate) -> Self {
        self.set_body(body)
    }
}

/// The operation `postOrganizationsLimitsChangerequests`.
#[derive(Debug, Clone, Copy)]
pub struct PostOrganizationsLimitsChangerequests;

impl runtime::Endpoint for PostOrganizationsLimitsChangerequests {
    type Output = models::LimitChangeRequestDetails;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "postOrganizationsLimitsChangerequests",
        method: runtime::Method::POST,
        path: "/api/v2/organizations/limits/changerequests",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["internal:limitChangeRequest:create"]),
    };
}

/// The operation `putOrganizationsEmbeddedintegration`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsEmbeddedintegration;

impl runtime::Endpoint for PutOrganizationsEmbeddedintegration {
    type Output = models::EmbeddedIntegration;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsEmbeddedintegration",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/embeddedintegration",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `putOrganizationsEnforcescopes`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsEnforcescopes;

impl runtime::Endpoint for PutOrganizationsEnforcescopes {
    type Output = models::EnforceScopesSetting;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsEnforcescopes",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/enforcescopes",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `putOrganizationsIpaddressauthentication`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsIpaddressauthentication;

impl runtime::Endpoint for PutOrganizationsIpaddressauthentication {
    type Output = models::IpAddressAuthentication;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsIpaddressauthentication",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/ipaddressauthentication",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `putOrganizationsMe`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsMe;

impl runtime::Endpoint for PutOrganizationsMe {
    type Output = models::Organization;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsMe",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/me",
        group: "Organization",
        deprecated: false,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

impl runtime::Request<PutOrganizationsMe> {
    /// Sets the body.
    pub fn body(self, body: &models::Organization) -> Self {
        self.set_body(body)
    }
}

/// The operation `putOrganizationsPasswordrequirements`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsPasswordrequirements;

impl runtime::Endpoint for PutOrganizationsPasswordrequirements {
    type Output = models::PasswordRequirements;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsPasswordrequirements",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/passwordrequirements",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}

/// The operation `putOrganizationsWhitelist`.
#[derive(Debug, Clone, Copy)]
pub struct PutOrganizationsWhitelist;

impl runtime::Endpoint for PutOrganizationsWhitelist {
    type Output = models::OrgWhitelistSettings;
    const OPERATION: &'static runtime::Operation = &runtime::Operation {
        id: "putOrganizationsWhitelist",
        method: runtime::Method::PUT,
        path: "/api/v2/organizations/whitelist",
        group: "Organization",
        deprecated: true,
        permissions: runtime::Permissions::Any(&["directory:organization:admin"]),
    };
}
