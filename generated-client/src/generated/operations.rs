// Throw-away sample in the shape of the contract; `cargo xtask regen` overwrites it.

//! The facts of all operations as data.

use crate::runtime;

/// All operations.
pub const OPERATIONS: &[&runtime::Operation] = &[
    <super::organization::DeleteOrganizationsMe as runtime::Endpoint>::OPERATION,
    <super::organization::GetFieldconfig as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsAuthenticationSettings as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsEmbeddedintegration as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsEnforcescopes as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsIpaddressauthentication as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsChangerequest as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsChangerequests as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsDocs as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsNamespace as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsNamespaceDefaults as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsLimitsNamespaces as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsMe as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsMigration as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsMigrationState as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsMigrations as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsPasswordrequirements as runtime::Endpoint>::OPERATION,
    <super::organization::GetOrganizationsWhitelist as runtime::Endpoint>::OPERATION,
    <super::organization::PatchOrganizationsAuthenticationSettings as runtime::Endpoint>::OPERATION,
    <super::organization::PatchOrganizationsFeature as runtime::Endpoint>::OPERATION,
    <super::organization::PatchOrganizationsLimitsChangerequest as runtime::Endpoint>::OPERATION,
    <super::organization::PatchOrganizationsMigration as runtime::Endpoint>::OPERATION,
    <super::organization::PostOrganizations as runtime::Endpoint>::OPERATION,
    <super::organization::PostOrganizationsLimitsChangerequests as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsEmbeddedintegration as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsEnforcescopes as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsIpaddressauthentication as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsMe as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsPasswordrequirements as runtime::Endpoint>::OPERATION,
    <super::organization::PutOrganizationsWhitelist as runtime::Endpoint>::OPERATION,
];
