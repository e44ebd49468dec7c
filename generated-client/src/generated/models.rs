// Throw-away sample in the shape of the contract; `cargo xtask regen` overwrites it.

//! The models.

use super::{enums, models};
use crate::runtime;

/// Which fields the entities of one type have, and in which sections.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FieldConfig {
    /// The field `id`.
    pub id: Option<String>,
    /// The field `name`.
    pub name: Option<String>,
    /// The field `entityType`.
    pub entity_type: Option<enums::FieldConfigEntityType>,
    /// The field `state`.
    pub state: Option<String>,
    /// The field `sections`.
    pub sections: Option<Vec<models::Section>>,
    /// The field `version`.
    pub version: Option<String>,
    /// The field `schemaVersion`.
    pub schema_version: Option<String>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl FieldConfig {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `id`.
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `name`.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `entityType`.
    pub fn with_entity_type(mut self, entity_type: enums::FieldConfigEntityType) -> Self {
        self.entity_type = Some(entity_type);
        self
    }

    /// Sets `state`.
    pub fn with_state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Sets `sections`.
    pub fn with_sections(mut self, sections: impl Into<Vec<models::Section>>) -> Self {
        self.sections = Some(sections.into());
        self
    }

    /// Sets `version`.
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Sets `schemaVersion`.
    pub fn with_schema_version(mut self, schema_version: impl Into<String>) -> Self {
        self.schema_version = Some(schema_version.into());
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }
}

impl runtime::Model for FieldConfig {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "FieldConfig", fields: &[runtime::Field::optional("id"), runtime::Field::optional("name"), runtime::Field::optional("entityType"), runtime::Field::optional("state"), runtime::Field::optional("sections"), runtime::Field::optional("version"), runtime::Field::optional("schemaVersion"), runtime::Field::optional("selfUri")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.id,
            1 => &self.name,
            2 => &self.entity_type,
            3 => &self.state,
            4 => &self.sections,
            5 => &self.version,
            6 => &self.schema_version,
            7 => &self.self_uri,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.id,
            1 => &mut self.name,
            2 => &mut self.entity_type,
            3 => &mut self.state,
            4 => &mut self.sections,
            5 => &mut self.version,
            6 => &mut self.schema_version,
            7 => &mut self.self_uri,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for FieldConfig {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(FieldConfig);

/// A group of fields within a field config.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Section {
    /// The field `fieldList`.
    pub field_list: Option<Vec<models::FieldList>>,
    /// The field `instructionText`.
    pub instruction_text: Option<String>,
    /// The field `key`.
    pub key: Option<String>,
    /// The field `state`.
    pub state: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl Section {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `fieldList`.
    pub fn with_field_list(mut self, field_list: impl Into<Vec<models::FieldList>>) -> Self {
        self.field_list = Some(field_list.into());
        self
    }

    /// Sets `instructionText`.
    pub fn with_instruction_text(mut self, instruction_text: impl Into<String>) -> Self {
        self.instruction_text = Some(instruction_text.into());
        self
    }

    /// Sets `key`.
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Sets `state`.
    pub fn with_state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }
}

impl runtime::Model for Section {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "Section", fields: &[runtime::Field::optional("fieldList"), runtime::Field::optional("instructionText"), runtime::Field::optional("key"), runtime::Field::optional("state")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.field_list,
            1 => &self.instruction_text,
            2 => &self.key,
            3 => &self.state,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.field_list,
            1 => &mut self.instruction_text,
            2 => &mut self.key,
            3 => &mut self.state,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for Section {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(Section);

/// How people may log in to the organization, and which domains may embed its applications.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OrgAuthSettings {
    /// The field `multifactorAuthenticationRequired`.
    pub multifactor_authentication_required: Option<bool>,
    /// The field `domainAllowlistEnabled`.
    pub domain_allowlist_enabled: Option<bool>,
    /// The field `domainAllowlist`.
    pub domain_allowlist: Option<Vec<String>>,
    /// The field `ipAddressAllowlist`.
    pub ip_address_allowlist: Option<Vec<String>>,
    /// The field `passwordRequirements`.
    pub password_requirements: Option<models::PasswordRequirements>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl OrgAuthSettings {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `multifactorAuthenticationRequired`.
    pub fn with_multifactor_authentication_required(mut self, multifactor_authentication_required: bool) -> Self {
        self.multifactor_authentication_required = Some(multifactor_authentication_required);
        self
    }

    /// Sets `domainAllowlistEnabled`.
    pub fn with_domain_allowlist_enabled(mut self, domain_allowlist_enabled: bool) -> Self {
        self.domain_allowlist_enabled = Some(domain_allowlist_enabled);
        self
    }

    /// Sets `domainAllowlist`.
    pub fn with_domain_allowlist(mut self, domain_allowlist: impl Into<Vec<String>>) -> Self {
        self.domain_allowlist = Some(domain_allowlist.into());
        self
    }

    /// Sets `ipAddressAllowlist`.
    pub fn with_ip_address_allowlist(mut self, ip_address_allowlist: impl Into<Vec<String>>) -> Self {
        self.ip_address_allowlist = Some(ip_address_allowlist.into());
        self
    }

    /// Sets `passwordRequirements`.
    pub fn with_password_requirements(mut self, password_requirements: models::PasswordRequirements) -> Self {
        self.password_requirements = Some(password_requirements);
        self
    }
}

impl runtime::Model for OrgAuthSettings {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "OrgAuthSettings", fields: &[runtime::Field::optional("multifactorAuthenticationRequired"), runtime::Field::optional("domainAllowlistEnabled"), runtime::Field::optional("domainAllowlist"), runtime::Field::optional("ipAddressAllowlist"), runtime::Field::optional("passwordRequirements")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.multifactor_authentication_required,
            1 => &self.domain_allowlist_enabled,
            2 => &self.domain_allowlist,
            3 => &self.ip_address_allowlist,
            4 => &self.password_requirements,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.multifactor_authentication_required,
            1 => &mut self.domain_allowlist_enabled,
            2 => &mut self.domain_allowlist,
            3 => &mut self.ip_address_allowlist,
            4 => &mut self.password_requirements,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for OrgAuthSettings {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(OrgAuthSettings);

/// What a password must contain, in numbers of characters, and how long it lasts.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PasswordRequirements {
    /// The field `minimumLength`.
    pub minimum_length: Option<i32>,
    /// The field `minimumDigits`.
    pub minimum_digits: Option<i32>,
    /// The field `minimumLetters`.
    pub minimum_letters: Option<i32>,
    /// The field `minimumUpper`.
    pub minimum_upper: Option<i32>,
    /// The field `minimumLower`.
    pub minimum_lower: Option<i32>,
    /// The field `minimumSpecials`.
    pub minimum_specials: Option<i32>,
    /// The field `minimumAgeSeconds`.
    pub minimum_age_seconds: Option<i32>,
    /// The field `expirationDays`.
    pub expiration_days: Option<i32>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl PasswordRequirements {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `minimumLength`.
    pub fn with_minimum_length(mut self, minimum_length: i32) -> Self {
        self.minimum_length = Some(minimum_length);
        self
    }

    /// Sets `minimumDigits`.
    pub fn with_minimum_digits(mut self, minimum_digits: i32) -> Self {
        self.minimum_digits = Some(minimum_digits);
        self
    }

    /// Sets `minimumLetters`.
    pub fn with_minimum_letters(mut self, minimum_letters: i32) -> Self {
        self.minimum_letters = Some(minimum_letters);
        self
    }

    /// Sets `minimumUpper`.
    pub fn with_minimum_upper(mut self, minimum_upper: i32) -> Self {
        self.minimum_upper = Some(minimum_upper);
        self
    }

    /// Sets `minimumLower`.
    pub fn with_minimum_lower(mut self, minimum_lower: i32) -> Self {
        self.minimum_lower = Some(minimum_lower);
        self
    }

    /// Sets `minimumSpecials`.
    pub fn with_minimum_specials(mut self, minimum_specials: i32) -> Self {
        self.minimum_specials = Some(minimum_specials);
        self
    }

    /// Sets `minimumAgeSeconds`.
    pub fn with_minimum_age_seconds(mut self, minimum_age_seconds: i32) -> Self {
        self.minimum_age_seconds = Some(minimum_age_seconds);
        self
    }

    /// Sets `expirationDays`.
    pub fn with_expiration_days(mut self, expiration_days: i32) -> Self {
        self.expiration_days = Some(expiration_days);
        self
    }
}

impl runtime::Model for PasswordRequirements {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "PasswordRequirements", fields: &[runtime::Field::optional("minimumLength"), runtime::Field::optional("minimumDigits"), runtime::Field::optional("minimumLetters"), runtime::Field::optional("minimumUpper"), runtime::Field::optional("minimumLower"), runtime::Field::optional("minimumSpecials"), runtime::Field::optional("minimumAgeSeconds"), runtime::Field::optional("expirationDays")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.minimum_length,
            1 => &self.minimum_digits,
            2 => &self.minimum_letters,
            3 => &self.minimum_upper,
            4 => &self.minimum_lower,
            5 => &self.minimum_specials,
            6 => &self.minimum_age_seconds,
            7 => &self.expiration_days,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.minimum_length,
            1 => &mut self.minimum_digits,
            2 => &mut self.minimum_letters,
            3 => &mut self.minimum_upper,
            4 => &mut self.minimum_lower,
            5 => &mut self.minimum_specials,
            6 => &mut self.minimum_age_seconds,
            7 => &mut self.expiration_days,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for PasswordRequirements {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(PasswordRequirements);

/// Which domains may embed the platform's applications, as the deprecated routes have it; now in OrgAuthSettings.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EmbeddedIntegration {
    /// The field `enableWhitelist`.
    pub enable_whitelist: Option<bool>,
    /// The field `domainWhitelist`.
    pub domain_whitelist: Option<Vec<String>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl EmbeddedIntegration {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enableWhitelist`.
    pub fn with_enable_whitelist(mut self, enable_whitelist: bool) -> Self {
        self.enable_whitelist = Some(enable_whitelist);
        self
    }

    /// Sets `domainWhitelist`.
    pub fn with_domain_whitelist(mut self, domain_whitelist: impl Into<Vec<String>>) -> Self {
        self.domain_whitelist = Some(domain_whitelist.into());
        self
    }
}

impl runtime::Model for EmbeddedIntegration {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "EmbeddedIntegration", fields: &[runtime::Field::optional("enableWhitelist"), runtime::Field::optional("domainWhitelist")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enable_whitelist,
            1 => &self.domain_whitelist,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enable_whitelist,
            1 => &mut self.domain_whitelist,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for EmbeddedIntegration {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(EmbeddedIntegration);

/// The model `EnforceScopesSetting`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EnforceScopesSetting {
    /// The field `enforceScopes`.
    pub enforce_scopes: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl EnforceScopesSetting {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enforceScopes`.
    pub fn with_enforce_scopes(mut self, enforce_scopes: bool) -> Self {
        self.enforce_scopes = Some(enforce_scopes);
        self
    }
}

impl runtime::Model for EnforceScopesSetting {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "EnforceScopesSetting", fields: &[runtime::Field::optional("enforceScopes")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enforce_scopes,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enforce_scopes,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for EnforceScopesSetting {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(EnforceScopesSetting);

/// From where people may log in, as the deprecated routes have it; now in OrgAuthSettings.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct IpAddressAuthentication {
    /// The field `networkWhitelist`.
    pub network_whitelist: Option<Vec<String>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl IpAddressAuthentication {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `networkWhitelist`.
    pub fn with_network_whitelist(mut self, network_whitelist: impl Into<Vec<String>>) -> Self {
        self.network_whitelist = Some(network_whitelist.into());
        self
    }
}

impl runtime::Model for IpAddressAuthentication {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "IpAddressAuthentication", fields: &[runtime::Field::optional("networkWhitelist")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.network_whitelist,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.network_whitelist,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for IpAddressAuthentication {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(IpAddressAuthentication);

/// What one sends to ask for another limit; LimitChangeRequestDetails is what one gets.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LimitChangeRequest {
    /// The field `id`.
    pub id: Option<String>,
    /// The field `key`.
    pub key: String,
    /// The field `namespace`.
    pub namespace: String,
    /// The field `requestedValue`.
    pub requested_value: f64,
    /// The field `description`.
    pub description: String,
    /// The field `supportCaseUrl`.
    pub support_case_url: String,
    /// The field `createdBy`.
    pub created_by: Option<String>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl LimitChangeRequest {
    /// Makes one with the required fields.
    pub fn new(key: impl Into<String>, namespace: impl Into<String>, requested_value: f64, description: impl Into<String>, support_case_url: impl Into<String>) -> Self {
        Self { key: key.into(), namespace: namespace.into(), requested_value: requested_value, description: description.into(), support_case_url: support_case_url.into(), id: None, created_by: None, self_uri: None, extra: runtime::Extra::default() }
    }

    /// Sets `id`.
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `createdBy`.
    pub fn with_created_by(mut self, created_by: impl Into<String>) -> Self {
        self.created_by = Some(created_by.into());
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }
}

impl runtime::Model for LimitChangeRequest {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "LimitChangeRequest", fields: &[runtime::Field::optional("id"), runtime::Field::required("key"), runtime::Field::required("namespace"), runtime::Field::required("requestedValue"), runtime::Field::required("description"), runtime::Field::required("supportCaseUrl"), runtime::Field::optional("createdBy"), runtime::Field::optional("selfUri")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.id,
            1 => &self.key,
            2 => &self.namespace,
            3 => &self.requested_value,
            4 => &self.description,
            5 => &self.support_case_url,
            6 => &self.created_by,
            7 => &self.self_uri,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.id,
            1 => &mut self.key,
            2 => &mut self.namespace,
            3 => &mut self.requested_value,
            4 => &mut self.description,
            5 => &mut self.support_case_url,
            6 => &mut self.created_by,
            7 => &mut self.self_uri,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for LimitChangeRequest {
    fn blank() -> Self {
        Self::new(String::new(), String::new(), runtime::Blank::blank(), String::new(), String::new())
    }
}

runtime::model!(LimitChangeRequest);

/// What one gets of a limit change request, with its progress; LimitChangeRequest is what one sends.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LimitChangeRequestDetails {
    /// The field `id`.
    pub id: Option<String>,
    /// The field `key`.
    pub key: String,
    /// The field `namespace`.
    pub namespace: enums::LimitNamespace,
    /// The field `requestedValue`.
    pub requested_value: f64,
    /// The field `description`.
    pub description: String,
    /// The field `supportCaseUrl`.
    pub support_case_url: String,
    /// The field `status`.
    pub status: Option<enums::LimitChangeStatus>,
    /// The field `currentValue`.
    pub current_value: Option<f64>,
    /// The field `dateCreated`.
    pub date_created: Option<runtime::DateTime>,
    /// The field `statusHistory`.
    pub status_history: Option<Vec<models::StatusChange>>,
    /// The field `dateCompleted`.
    pub date_completed: Option<runtime::DateTime>,
    /// The field `rejectReason`.
    pub reject_reason: Option<enums::LimitRejectReason>,
    /// The field `approvalNamespaces`.
    pub approval_namespaces: Option<Vec<models::ApprovalNamespace>>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl LimitChangeRequestDetails {
    /// Makes one with the required fields.
    pub fn new(key: impl Into<String>, namespace: enums::LimitNamespace, requested_value: f64, description: impl Into<String>, support_case_url: impl Into<String>) -> Self {
        Self { key: key.into(), namespace: namespace, requested_value: requested_value, description: description.into(), support_case_url: support_case_url.into(), id: None, status: None, current_value: None, date_created: None, status_history: None, date_completed: None, reject_reason: None, approval_namespaces: None, self_uri: None, extra: runtime::Extra::default() }
    }

    /// Sets `id`.
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `status`.
    pub fn with_status(mut self, status: enums::LimitChangeStatus) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets `currentValue`.
    pub fn with_current_value(mut self, current_value: f64) -> Self {
        self.current_value = Some(current_value);
        self
    }

    /// Sets `dateCreated`.
    pub fn with_date_created(mut self, date_created: runtime::DateTime) -> Self {
        self.date_created = Some(date_created);
        self
    }

    /// Sets `statusHistory`.
    pub fn with_status_history(mut self, status_history: impl Into<Vec<models::StatusChange>>) -> Self {
        self.status_history = Some(status_history.into());
        self
    }

    /// Sets `dateCompleted`.
    pub fn with_date_completed(mut self, date_completed: runtime::DateTime) -> Self {
        self.date_completed = Some(date_completed);
        self
    }

    /// Sets `rejectReason`.
    pub fn with_reject_reason(mut self, reject_reason: enums::LimitRejectReason) -> Self {
        self.reject_reason = Some(reject_reason);
        self
    }

    /// Sets `approvalNamespaces`.
    pub fn with_approval_namespaces(mut self, approval_namespaces: impl Into<Vec<models::ApprovalNamespace>>) -> Self {
        self.approval_namespaces = Some(approval_namespaces.into());
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }
}

impl runtime::Model for LimitChangeRequestDetails {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "LimitChangeRequestDetails", fields: &[runtime::Field::optional("id"), runtime::Field::required("key"), runtime::Field::required("namespace"), runtime::Field::required("requestedValue"), runtime::Field::required("description"), runtime::Field::required("supportCaseUrl"), runtime::Field::optional("status"), runtime::Field::optional("currentValue"), runtime::Field::optional("dateCreated"), runtime::Field::optional("statusHistory"), runtime::Field::optional("dateCompleted"), runtime::Field::optional("rejectReason"), runtime::Field::optional("approvalNamespaces"), runtime::Field::optional("selfUri")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.id,
            1 => &self.key,
            2 => &self.namespace,
            3 => &self.requested_value,
            4 => &self.description,
            5 => &self.support_case_url,
            6 => &self.status,
            7 => &self.current_value,
            8 => &self.date_created,
            9 => &self.status_history,
            10 => &self.date_completed,
            11 => &self.reject_reason,
            12 => &self.approval_namespaces,
            13 => &self.self_uri,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.id,
            1 => &mut self.key,
            2 => &mut self.namespace,
            3 => &mut self.requested_value,
            4 => &mut self.description,
            5 => &mut self.support_case_url,
            6 => &mut self.status,
            7 => &mut self.current_value,
            8 => &mut self.date_created,
            9 => &mut self.status_history,
            10 => &mut self.date_completed,
            11 => &mut self.reject_reason,
            12 => &mut self.approval_namespaces,
            13 => &mut self.self_uri,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for LimitChangeRequestDetails {
    fn blank() -> Self {
        Self::new(String::new(), runtime::Blank::blank(), runtime::Blank::blank(), String::new(), String::new())
    }
}

runtime::model!(LimitChangeRequestDetails);

/// What one sends to move a limit change request on.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LimitChangeRequestUpdate {
    /// The field `status`.
    pub status: Option<String>,
    /// The field `rejectReason`.
    pub reject_reason: Option<String>,
    /// The field `secondaryApprovalNamespaces`.
    pub secondary_approval_namespaces: Option<Vec<String>>,
    /// The field `namespace`.
    pub namespace: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl LimitChangeRequestUpdate {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `status`.
    pub fn with_status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// Sets `rejectReason`.
    pub fn with_reject_reason(mut self, reject_reason: impl Into<String>) -> Self {
        self.reject_reason = Some(reject_reason.into());
        self
    }

    /// Sets `secondaryApprovalNamespaces`.
    pub fn with_secondary_approval_namespaces(mut self, secondary_approval_namespaces: impl Into<Vec<String>>) -> Self {
        self.secondary_approval_namespaces = Some(secondary_approval_namespaces.into());
        self
    }

    /// Sets `namespace`.
    pub fn with_namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }
}

impl runtime::Model for LimitChangeRequestUpdate {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "LimitChangeRequestUpdate", fields: &[runtime::Field::optional("status"), runtime::Field::optional("rejectReason"), runtime::Field::optional("secondaryApprovalNamespaces"), runtime::Field::optional("namespace")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.status,
            1 => &self.reject_reason,
            2 => &self.secondary_approval_namespaces,
            3 => &self.namespace,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.status,
            1 => &mut self.reject_reason,
            2 => &mut self.secondary_approval_namespaces,
            3 => &mut self.namespace,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for LimitChangeRequestUpdate {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(LimitChangeRequestUpdate);

/// One page of limit change requests, without page numbers or a total.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LimitChangeRequestsEntityListing {
    /// The field `entities`.
    pub entities: Option<Vec<models::LimitChangeRequestDetails>>,
    /// The field `nextUri`.
    pub next_uri: Option<String>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// The field `previousUri`.
    pub previous_uri: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl LimitChangeRequestsEntityListing {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `entities`.
    pub fn with_entities(mut self, entities: impl Into<Vec<models::LimitChangeRequestDetails>>) -> Self {
        self.entities = Some(entities.into());
        self
    }

    /// Sets `nextUri`.
    pub fn with_next_uri(mut self, next_uri: impl Into<String>) -> Self {
        self.next_uri = Some(next_uri.into());
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }

    /// Sets `previousUri`.
    pub fn with_previous_uri(mut self, previous_uri: impl Into<String>) -> Self {
        self.previous_uri = Some(previous_uri.into());
        self
    }
}

impl runtime::Model for LimitChangeRequestsEntityListing {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "LimitChangeRequestsEntityListing", fields: &[runtime::Field::optional("entities"), runtime::Field::optional("nextUri"), runtime::Field::optional("selfUri"), runtime::Field::optional("previousUri")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.entities,
            1 => &self.next_uri,
            2 => &self.self_uri,
            3 => &self.previous_uri,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.entities,
            1 => &mut self.next_uri,
            2 => &mut self.self_uri,
            3 => &mut self.previous_uri,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for LimitChangeRequestsEntityListing {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(LimitChangeRequestsEntityListing);

/// One step in the history of a limit change request.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct StatusChange {
    /// The field `dateStatusChanged`.
    pub date_status_changed: Option<runtime::DateTime>,
    /// The field `status`.
    pub status: Option<enums::LimitChangeStatus>,
    /// The field `previousStatus`.
    pub previous_status: Option<enums::LimitChangeStatus>,
    /// The field `namespace`.
    pub namespace: Option<enums::LimitNamespace>,
    /// The field `message`.
    pub message: Option<String>,
    /// The field `rejectReason`.
    pub reject_reason: Option<enums::LimitRejectReason>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl StatusChange {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `dateStatusChanged`.
    pub fn with_date_status_changed(mut self, date_status_changed: runtime::DateTime) -> Self {
        self.date_status_changed = Some(date_status_changed);
        self
    }

    /// Sets `status`.
    pub fn with_status(mut self, status: enums::LimitChangeStatus) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets `previousStatus`.
    pub fn with_previous_status(mut self, previous_status: enums::LimitChangeStatus) -> Self {
        self.previous_status = Some(previous_status);
        self
    }

    /// Sets `namespace`.
    pub fn with_namespace(mut self, namespace: enums::LimitNamespace) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Sets `message`.
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets `rejectReason`.
    pub fn with_reject_reason(mut self, reject_reason: enums::LimitRejectReason) -> Self {
        self.reject_reason = Some(reject_reason);
        self
    }
}

impl runtime::Model for StatusChange {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "StatusChange", fields: &[runtime::Field::optional("dateStatusChanged"), runtime::Field::optional("status"), runtime::Field::optional("previousStatus"), runtime::Field::optional("namespace"), runtime::Field::optional("message"), runtime::Field::optional("rejectReason")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.date_status_changed,
            1 => &self.status,
            2 => &self.previous_status,
            3 => &self.namespace,
            4 => &self.message,
            5 => &self.reject_reason,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.date_status_changed,
            1 => &mut self.status,
            2 => &mut self.previous_status,
            3 => &mut self.namespace,
            4 => &mut self.message,
            5 => &mut self.reject_reason,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for StatusChange {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(StatusChange);

/// A namespace that has to approve a limit change request.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ApprovalNamespace {
    /// The field `namespace`.
    pub namespace: Option<enums::LimitNamespace>,
    /// The field `status`.
    pub status: Option<enums::LimitChangeStatus>,
    /// The field `type`.
    pub r#type: Option<enums::ApprovalType>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl ApprovalNamespace {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `namespace`.
    pub fn with_namespace(mut self, namespace: enums::LimitNamespace) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Sets `status`.
    pub fn with_status(mut self, status: enums::LimitChangeStatus) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets `type`.
    pub fn with_type(mut self, r#type: enums::ApprovalType) -> Self {
        self.r#type = Some(r#type);
        self
    }
}

impl runtime::Model for ApprovalNamespace {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "ApprovalNamespace", fields: &[runtime::Field::optional("namespace"), runtime::Field::optional("status"), runtime::Field::optional("type")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.namespace,
            1 => &self.status,
            2 => &self.r#type,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.namespace,
            1 => &mut self.status,
            2 => &mut self.r#type,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for ApprovalNamespace {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(ApprovalNamespace);

/// The model `UrlResponse`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct UrlResponse {
    /// The field `url`.
    pub url: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl UrlResponse {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `url`.
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}

impl runtime::Model for UrlResponse {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "UrlResponse", fields: &[runtime::Field::optional("url")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.url,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.url,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for UrlResponse {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(UrlResponse);

/// The limits of one namespace, all on one page.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LimitsEntityListing {
    /// The field `entities`.
    pub entities: Option<Vec<models::Limit>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl LimitsEntityListing {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `entities`.
    pub fn with_entities(mut self, entities: impl Into<Vec<models::Limit>>) -> Self {
        self.entities = Some(entities.into());
        self
    }
}

impl runtime::Model for LimitsEntityListing {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "LimitsEntityListing", fields: &[runtime::Field::optional("entities")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.entities,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.entities,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for LimitsEntityListing {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(LimitsEntityListing);

/// How much of something the platform allows.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Limit {
    /// The field `key`.
    pub key: Option<String>,
    /// The field `namespace`.
    pub namespace: Option<enums::LimitNamespace>,
    /// The field `value`.
    pub value: Option<i64>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl Limit {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `key`.
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Sets `namespace`.
    pub fn with_namespace(mut self, namespace: enums::LimitNamespace) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Sets `value`.
    pub fn with_value(mut self, value: i64) -> Self {
        self.value = Some(value);
        self
    }
}

impl runtime::Model for Limit {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "Limit", fields: &[runtime::Field::optional("key"), runtime::Field::optional("namespace"), runtime::Field::optional("value")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.key,
            1 => &self.namespace,
            2 => &self.value,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.key,
            1 => &mut self.namespace,
            2 => &mut self.value,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for Limit {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(Limit);

/// An organization as the platform keeps it; the same model is read and, changed, put back.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Organization {
    /// The field `id`.
    pub id: Option<String>,
    /// The field `name`.
    pub name: Option<String>,
    /// The field `defaultLanguage`.
    pub default_language: Option<String>,
    /// The field `defaultCountryCode`.
    pub default_country_code: Option<String>,
    /// The field `thirdPartyOrgName`.
    pub third_party_org_name: Option<String>,
    /// The field `thirdPartyURI`.
    pub third_party_uri: Option<String>,
    /// The field `domain`.
    pub domain: Option<String>,
    /// The field `version`.
    pub version: i32,
    /// The field `state`.
    pub state: Option<enums::OrganizationState>,
    /// The field `defaultSiteId`.
    pub default_site_id: Option<String>,
    /// The field `thirdPartyOrgId`.
    pub third_party_org_id: Option<String>,
    /// The field `deletable`.
    pub deletable: Option<bool>,
    /// The field `supportURI`.
    pub support_uri: Option<String>,
    /// The field `voicemailEnabled`.
    pub voicemail_enabled: Option<bool>,
    /// The field `productPlatform`.
    pub product_platform: Option<enums::OrganizationProductPlatform>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// The field `features`.
    pub features: Option<runtime::Map<bool>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl Organization {
    /// Makes one with the required fields.
    pub fn new(version: i32) -> Self {
        Self { version: version, id: None, name: None, default_language: None, default_country_code: None, third_party_org_name: None, third_party_uri: None, domain: None, state: None, default_site_id: None, third_party_org_id: None, deletable: None, support_uri: None, voicemail_enabled: None, product_platform: None, self_uri: None, features: None, extra: runtime::Extra::default() }
    }

    /// Sets `id`.
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `name`.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `defaultLanguage`.
    pub fn with_default_language(mut self, default_language: impl Into<String>) -> Self {
        self.default_language = Some(default_language.into());
        self
    }

    /// Sets `defaultCountryCode`.
    pub fn with_default_country_code(mut self, default_country_code: impl Into<String>) -> Self {
        self.default_country_code = Some(default_country_code.into());
        self
    }

    /// Sets `thirdPartyOrgName`.
    pub fn with_third_party_org_name(mut self, third_party_org_name: impl Into<String>) -> Self {
        self.third_party_org_name = Some(third_party_org_name.into());
        self
    }

    /// Sets `thirdPartyURI`.
    pub fn with_third_party_uri(mut self, third_party_uri: impl Into<String>) -> Self {
        self.third_party_uri = Some(third_party_uri.into());
        self
    }

    /// Sets `domain`.
    pub fn with_domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = Some(domain.into());
        self
    }

    /// Sets `state`.
    pub fn with_state(mut self, state: enums::OrganizationState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets `defaultSiteId`.
    pub fn with_default_site_id(mut self, default_site_id: impl Into<String>) -> Self {
        self.default_site_id = Some(default_site_id.into());
        self
    }

    /// Sets `thirdPartyOrgId`.
    pub fn with_third_party_org_id(mut self, third_party_org_id: impl Into<String>) -> Self {
        self.third_party_org_id = Some(third_party_org_id.into());
        self
    }

    /// Sets `deletable`.
    pub fn with_deletable(mut self, deletable: bool) -> Self {
        self.deletable = Some(deletable);
        self
    }

    /// Sets `supportURI`.
    pub fn with_support_uri(mut self, support_uri: impl Into<String>) -> Self {
        self.support_uri = Some(support_uri.into());
        self
    }

    /// Sets `voicemailEnabled`.
    pub fn with_voicemail_enabled(mut self, voicemail_enabled: bool) -> Self {
        self.voicemail_enabled = Some(voicemail_enabled);
        self
    }

    /// Sets `productPlatform`.
    pub fn with_product_platform(mut self, product_platform: enums::OrganizationProductPlatform) -> Self {
        self.product_platform = Some(product_platform);
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }

    /// Sets `features`.
    pub fn with_features(mut self, features: runtime::Map<bool>) -> Self {
        self.features = Some(features);
        self
    }
}

impl runtime::Model for Organization {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "Organization", fields: &[runtime::Field::optional("id"), runtime::Field::optional("name"), runtime::Field::optional("defaultLanguage"), runtime::Field::optional("defaultCountryCode"), runtime::Field::optional("thirdPartyOrgName"), runtime::Field::optional("thirdPartyURI"), runtime::Field::optional("domain"), runtime::Field::required("version"), runtime::Field::optional("state"), runtime::Field::optional("defaultSiteId"), runtime::Field::optional("thirdPartyOrgId"), runtime::Field::optional("deletable"), runtime::Field::optional("supportURI"), runtime::Field::optional("voicemailEnabled"), runtime::Field::optional("productPlatform"), runtime::Field::optional("selfUri"), runtime::Field::optional("features")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.id,
            1 => &self.name,
            2 => &self.default_language,
            3 => &self.default_country_code,
            4 => &self.third_party_org_name,
            5 => &self.third_party_uri,
            6 => &self.domain,
            7 => &self.version,
            8 => &self.state,
            9 => &self.default_site_id,
            10 => &self.third_party_org_id,
            11 => &self.deletable,
            12 => &self.support_uri,
            13 => &self.voicemail_enabled,
            14 => &self.product_platform,
            15 => &self.self_uri,
            16 => &self.features,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.id,
            1 => &mut self.name,
            2 => &mut self.default_language,
            3 => &mut self.default_country_code,
            4 => &mut self.third_party_org_name,
            5 => &mut self.third_party_uri,
            6 => &mut self.domain,
            7 => &mut self.version,
            8 => &mut self.state,
            9 => &mut self.default_site_id,
            10 => &mut self.third_party_org_id,
            11 => &mut self.deletable,
            12 => &mut self.support_uri,
            13 => &mut self.voicemail_enabled,
            14 => &mut self.product_platform,
            15 => &mut self.self_uri,
            16 => &mut self.features,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for Organization {
    fn blank() -> Self {
        Self::new(runtime::Blank::blank())
    }
}

runtime::model!(Organization);

/// What one sends to create an organization and its first administrator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OrganizationCreate {
    /// The field `name`.
    pub name: String,
    /// The field `adminUsername`.
    pub admin_username: String,
    /// The field `adminPassword`.
    pub admin_password: runtime::Secret,
    /// The field `domain`.
    pub domain: String,
    /// The field `thirdPartyOrgName`.
    pub third_party_org_name: String,
    /// The field `deletable`.
    pub deletable: Option<bool>,
    /// The field `organizationType`.
    pub organization_type: Option<String>,
    /// The field `products`.
    pub products: Option<Vec<String>>,
    /// The field `salesforceClient`.
    pub salesforce_client: Option<bool>,
    /// The field `organizationFeatures`.
    pub organization_features: Option<runtime::Map<bool>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl OrganizationCreate {
    /// Makes one with the required fields.
    pub fn new(name: impl Into<String>, admin_username: impl Into<String>, admin_password: impl Into<runtime::Secret>, domain: impl Into<String>, third_party_org_name: impl Into<String>) -> Self {
        Self { name: name.into(), admin_username: admin_username.into(), admin_password: admin_password.into(), domain: domain.into(), third_party_org_name: third_party_org_name.into(), deletable: None, organization_type: None, products: None, salesforce_client: None, organization_features: None, extra: runtime::Extra::default() }
    }

    /// Sets `deletable`.
    pub fn with_deletable(mut self, deletable: bool) -> Self {
        self.deletable = Some(deletable);
        self
    }

    /// Sets `organizationType`.
    pub fn with_organization_type(mut self, organization_type: impl Into<String>) -> Self {
        self.organization_type = Some(organization_type.into());
        self
    }

    /// Sets `products`.
    pub fn with_products(mut self, products: impl Into<Vec<String>>) -> Self {
        self.products = Some(products.into());
        self
    }

    /// Sets `salesforceClient`.
    pub fn with_salesforce_client(mut self, salesforce_client: bool) -> Self {
        self.salesforce_client = Some(salesforce_client);
        self
    }

    /// Sets `organizationFeatures`.
    pub fn with_organization_features(mut self, organization_features: runtime::Map<bool>) -> Self {
        self.organization_features = Some(organization_features);
        self
    }
}

impl runtime::Model for OrganizationCreate {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "OrganizationCreate", fields: &[runtime::Field::required("name"), runtime::Field::required("adminUsername"), runtime::Field::required("adminPassword"), runtime::Field::required("domain"), runtime::Field::required("thirdPartyOrgName"), runtime::Field::optional("deletable"), runtime::Field::optional("organizationType"), runtime::Field::optional("products"), runtime::Field::optional("salesforceClient"), runtime::Field::optional("organizationFeatures")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.name,
            1 => &self.admin_username,
            2 => &self.admin_password,
            3 => &self.domain,
            4 => &self.third_party_org_name,
            5 => &self.deletable,
            6 => &self.organization_type,
            7 => &self.products,
            8 => &self.salesforce_client,
            9 => &self.organization_features,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.name,
            1 => &mut self.admin_username,
            2 => &mut self.admin_password,
            3 => &mut self.domain,
            4 => &mut self.third_party_org_name,
            5 => &mut self.deletable,
            6 => &mut self.organization_type,
            7 => &mut self.products,
            8 => &mut self.salesforce_client,
            9 => &mut self.organization_features,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for OrganizationCreate {
    fn blank() -> Self {
        Self::new(String::new(), String::new(), runtime::Secret::default(), String::new(), String::new())
    }
}

runtime::model!(OrganizationCreate);

/// Which features the organization has on; FeatureName lists the same names for changing one.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OrganizationFeatures {
    /// The field `realtimeCIC`.
    pub realtime_cic: Option<bool>,
    /// The field `purecloud`.
    pub purecloud: Option<bool>,
    /// The field `hipaa`.
    pub hipaa: Option<bool>,
    /// The field `ucEnabled`.
    pub uc_enabled: Option<bool>,
    /// The field `pci`.
    pub pci: Option<bool>,
    /// The field `purecloudVoice`.
    pub purecloud_voice: Option<bool>,
    /// The field `xmppFederation`.
    pub xmpp_federation: Option<bool>,
    /// The field `chat`.
    pub chat: Option<bool>,
    /// The field `informalPhotos`.
    pub informal_photos: Option<bool>,
    /// The field `directory`.
    pub directory: Option<bool>,
    /// The field `contactCenter`.
    pub contact_center: Option<bool>,
    /// The field `unifiedCommunications`.
    pub unified_communications: Option<bool>,
    /// The field `custserv`.
    pub custserv: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl OrganizationFeatures {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `realtimeCIC`.
    pub fn with_realtime_cic(mut self, realtime_cic: bool) -> Self {
        self.realtime_cic = Some(realtime_cic);
        self
    }

    /// Sets `purecloud`.
    pub fn with_purecloud(mut self, purecloud: bool) -> Self {
        self.purecloud = Some(purecloud);
        self
    }

    /// Sets `hipaa`.
    pub fn with_hipaa(mut self, hipaa: bool) -> Self {
        self.hipaa = Some(hipaa);
        self
    }

    /// Sets `ucEnabled`.
    pub fn with_uc_enabled(mut self, uc_enabled: bool) -> Self {
        self.uc_enabled = Some(uc_enabled);
        self
    }

    /// Sets `pci`.
    pub fn with_pci(mut self, pci: bool) -> Self {
        self.pci = Some(pci);
        self
    }

    /// Sets `purecloudVoice`.
    pub fn with_purecloud_voice(mut self, purecloud_voice: bool) -> Self {
        self.purecloud_voice = Some(purecloud_voice);
        self
    }

    /// Sets `xmppFederation`.
    pub fn with_xmpp_federation(mut self, xmpp_federation: bool) -> Self {
        self.xmpp_federation = Some(xmpp_federation);
        self
    }

    /// Sets `chat`.
    pub fn with_chat(mut self, chat: bool) -> Self {
        self.chat = Some(chat);
        self
    }

    /// Sets `informalPhotos`.
    pub fn with_informal_photos(mut self, informal_photos: bool) -> Self {
        self.informal_photos = Some(informal_photos);
        self
    }

    /// Sets `directory`.
    pub fn with_directory(mut self, directory: bool) -> Self {
        self.directory = Some(directory);
        self
    }

    /// Sets `contactCenter`.
    pub fn with_contact_center(mut self, contact_center: bool) -> Self {
        self.contact_center = Some(contact_center);
        self
    }

    /// Sets `unifiedCommunications`.
    pub fn with_unified_communications(mut self, unified_communications: bool) -> Self {
        self.unified_communications = Some(unified_communications);
        self
    }

    /// Sets `custserv`.
    pub fn with_custserv(mut self, custserv: bool) -> Self {
        self.custserv = Some(custserv);
        self
    }
}

impl runtime::Model for OrganizationFeatures {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "OrganizationFeatures", fields: &[runtime::Field::optional("realtimeCIC"), runtime::Field::optional("purecloud"), runtime::Field::optional("hipaa"), runtime::Field::optional("ucEnabled"), runtime::Field::optional("pci"), runtime::Field::optional("purecloudVoice"), runtime::Field::optional("xmppFederation"), runtime::Field::optional("chat"), runtime::Field::optional("informalPhotos"), runtime::Field::optional("directory"), runtime::Field::optional("contactCenter"), runtime::Field::optional("unifiedCommunications"), runtime::Field::optional("custserv")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.realtime_cic,
            1 => &self.purecloud,
            2 => &self.hipaa,
            3 => &self.uc_enabled,
            4 => &self.pci,
            5 => &self.purecloud_voice,
            6 => &self.xmpp_federation,
            7 => &self.chat,
            8 => &self.informal_photos,
            9 => &self.directory,
            10 => &self.contact_center,
            11 => &self.unified_communications,
            12 => &self.custserv,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.realtime_cic,
            1 => &mut self.purecloud,
            2 => &mut self.hipaa,
            3 => &mut self.uc_enabled,
            4 => &mut self.pci,
            5 => &mut self.purecloud_voice,
            6 => &mut self.xmpp_federation,
            7 => &mut self.chat,
            8 => &mut self.informal_photos,
            9 => &mut self.directory,
            10 => &mut self.contact_center,
            11 => &mut self.unified_communications,
            12 => &mut self.custserv,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for OrganizationFeatures {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(OrganizationFeatures);

/// Whether one feature is to be on.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FeatureState {
    /// The field `enabled`.
    pub enabled: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl FeatureState {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enabled`.
    pub fn with_enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }
}

impl runtime::Model for FeatureState {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "FeatureState", fields: &[runtime::Field::optional("enabled")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enabled,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enabled,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for FeatureState {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(FeatureState);

/// A change on the platform that organizations are moved over to.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Migration {
    /// The field `name`.
    pub name: Option<String>,
    /// The field `enabled`.
    pub enabled: Option<bool>,
    /// The field `dateAvailable`.
    pub date_available: Option<String>,
    /// The field `dateDue`.
    pub date_due: Option<String>,
    /// The field `configurable`.
    pub configurable: Option<bool>,
    /// The field `description`.
    pub description: Option<String>,
    /// The field `documentationLink`.
    pub documentation_link: Option<String>,
    /// The field `displayName`.
    pub display_name: Option<String>,
    /// The field `selfUri`.
    pub self_uri: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl Migration {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `name`.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `enabled`.
    pub fn with_enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Sets `dateAvailable`.
    pub fn with_date_available(mut self, date_available: impl Into<String>) -> Self {
        self.date_available = Some(date_available.into());
        self
    }

    /// Sets `dateDue`.
    pub fn with_date_due(mut self, date_due: impl Into<String>) -> Self {
        self.date_due = Some(date_due.into());
        self
    }

    /// Sets `configurable`.
    pub fn with_configurable(mut self, configurable: bool) -> Self {
        self.configurable = Some(configurable);
        self
    }

    /// Sets `description`.
    pub fn with_description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `documentationLink`.
    pub fn with_documentation_link(mut self, documentation_link: impl Into<String>) -> Self {
        self.documentation_link = Some(documentation_link.into());
        self
    }

    /// Sets `displayName`.
    pub fn with_display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// Sets `selfUri`.
    pub fn with_self_uri(mut self, self_uri: impl Into<String>) -> Self {
        self.self_uri = Some(self_uri.into());
        self
    }
}

impl runtime::Model for Migration {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "Migration", fields: &[runtime::Field::optional("name"), runtime::Field::optional("enabled"), runtime::Field::optional("dateAvailable"), runtime::Field::optional("dateDue"), runtime::Field::optional("configurable"), runtime::Field::optional("description"), runtime::Field::optional("documentationLink"), runtime::Field::optional("displayName"), runtime::Field::optional("selfUri")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.name,
            1 => &self.enabled,
            2 => &self.date_available,
            3 => &self.date_due,
            4 => &self.configurable,
            5 => &self.description,
            6 => &self.documentation_link,
            7 => &self.display_name,
            8 => &self.self_uri,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.name,
            1 => &mut self.enabled,
            2 => &mut self.date_available,
            3 => &mut self.date_due,
            4 => &mut self.configurable,
            5 => &mut self.description,
            6 => &mut self.documentation_link,
            7 => &mut self.display_name,
            8 => &mut self.self_uri,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for Migration {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(Migration);

/// Whether a migration is on, and nothing else about it.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MigrationState {
    /// The field `enabled`.
    pub enabled: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl MigrationState {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enabled`.
    pub fn with_enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }
}

impl runtime::Model for MigrationState {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "MigrationState", fields: &[runtime::Field::optional("enabled")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enabled,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enabled,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for MigrationState {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(MigrationState);

/// What one sends to turn a migration on or off.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MigrationUpdate {
    /// The field `enabled`.
    pub enabled: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl MigrationUpdate {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enabled`.
    pub fn with_enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }
}

impl runtime::Model for MigrationUpdate {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "MigrationUpdate", fields: &[runtime::Field::optional("enabled")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enabled,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enabled,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for MigrationUpdate {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(MigrationUpdate);

/// Migrations, all on one page.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MigrationListing {
    /// The field `entities`.
    pub entities: Option<Vec<models::Migration>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl MigrationListing {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `entities`.
    pub fn with_entities(mut self, entities: impl Into<Vec<models::Migration>>) -> Self {
        self.entities = Some(entities.into());
        self
    }
}

impl runtime::Model for MigrationListing {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "MigrationListing", fields: &[runtime::Field::optional("entities")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.entities,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.entities,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for MigrationListing {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(MigrationListing);

/// The domain allowlist, as the deprecated routes have it; now in OrgAuthSettings.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OrgWhitelistSettings {
    /// The field `enableWhitelist`.
    pub enable_whitelist: Option<bool>,
    /// The field `domainWhitelist`.
    pub domain_whitelist: Option<Vec<String>>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl OrgWhitelistSettings {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `enableWhitelist`.
    pub fn with_enable_whitelist(mut self, enable_whitelist: bool) -> Self {
        self.enable_whitelist = Some(enable_whitelist);
        self
    }

    /// Sets `domainWhitelist`.
    pub fn with_domain_whitelist(mut self, domain_whitelist: impl Into<Vec<String>>) -> Self {
        self.domain_whitelist = Some(domain_whitelist.into());
        self
    }
}

impl runtime::Model for OrgWhitelistSettings {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "OrgWhitelistSettings", fields: &[runtime::Field::optional("enableWhitelist"), runtime::Field::optional("domainWhitelist")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.enable_whitelist,
            1 => &self.domain_whitelist,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.enable_whitelist,
            1 => &mut self.domain_whitelist,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for OrgWhitelistSettings {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(OrgWhitelistSettings);

/// What the platform says about a request that failed; any field may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    /// The field `message`.
    pub message: Option<String>,
    /// The field `code`.
    pub code: Option<String>,
    /// The field `status`.
    pub status: Option<i32>,
    /// The field `entityId`.
    pub entity_id: Option<String>,
    /// The field `entityName`.
    pub entity_name: Option<String>,
    /// The field `messageWithParams`.
    pub message_with_params: Option<String>,
    /// The field `messageParams`.
    pub message_params: Option<runtime::Map<String>>,
    /// The field `contextId`.
    pub context_id: Option<String>,
    /// The field `details`.
    pub details: Option<Vec<models::Detail>>,
    /// The field `errors`.
    pub errors: Option<Vec<models::ErrorBody>>,
    /// The field `limit`.
    pub limit: Option<models::Limit>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl ErrorBody {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `message`.
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets `code`.
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Sets `status`.
    pub fn with_status(mut self, status: i32) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets `entityId`.
    pub fn with_entity_id(mut self, entity_id: impl Into<String>) -> Self {
        self.entity_id = Some(entity_id.into());
        self
    }

    /// Sets `entityName`.
    pub fn with_entity_name(mut self, entity_name: impl Into<String>) -> Self {
        self.entity_name = Some(entity_name.into());
        self
    }

    /// Sets `messageWithParams`.
    pub fn with_message_with_params(mut self, message_with_params: impl Into<String>) -> Self {
        self.message_with_params = Some(message_with_params.into());
        self
    }

    /// Sets `messageParams`.
    pub fn with_message_params(mut self, message_params: runtime::Map<String>) -> Self {
        self.message_params = Some(message_params);
        self
    }

    /// Sets `contextId`.
    pub fn with_context_id(mut self, context_id: impl Into<String>) -> Self {
        self.context_id = Some(context_id.into());
        self
    }

    /// Sets `details`.
    pub fn with_details(mut self, details: impl Into<Vec<models::Detail>>) -> Self {
        self.details = Some(details.into());
        self
    }

    /// Sets `errors`.
    pub fn with_errors(mut self, errors: impl Into<Vec<models::ErrorBody>>) -> Self {
        self.errors = Some(errors.into());
        self
    }

    /// Sets `limit`.
    pub fn with_limit(mut self, limit: models::Limit) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl runtime::Model for ErrorBody {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "ErrorBody", fields: &[runtime::Field::optional("message"), runtime::Field::optional("code"), runtime::Field::optional("status"), runtime::Field::optional("entityId"), runtime::Field::optional("entityName"), runtime::Field::optional("messageWithParams"), runtime::Field::optional("messageParams"), runtime::Field::optional("contextId"), runtime::Field::optional("details"), runtime::Field::optional("errors"), runtime::Field::optional("limit")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.message,
            1 => &self.code,
            2 => &self.status,
            3 => &self.entity_id,
            4 => &self.entity_name,
            5 => &self.message_with_params,
            6 => &self.message_params,
            7 => &self.context_id,
            8 => &self.details,
            9 => &self.errors,
            10 => &self.limit,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.message,
            1 => &mut self.code,
            2 => &mut self.status,
            3 => &mut self.entity_id,
            4 => &mut self.entity_name,
            5 => &mut self.message_with_params,
            6 => &mut self.message_params,
            7 => &mut self.context_id,
            8 => &mut self.details,
            9 => &mut self.errors,
            10 => &mut self.limit,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for ErrorBody {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(ErrorBody);

/// One thing that is wrong with the request.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Detail {
    /// The field `errorCode`.
    pub error_code: Option<String>,
    /// The field `fieldName`.
    pub field_name: Option<String>,
    /// The field `entityId`.
    pub entity_id: Option<String>,
    /// The field `entityName`.
    pub entity_name: Option<String>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl Detail {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `errorCode`.
    pub fn with_error_code(mut self, error_code: impl Into<String>) -> Self {
        self.error_code = Some(error_code.into());
        self
    }

    /// Sets `fieldName`.
    pub fn with_field_name(mut self, field_name: impl Into<String>) -> Self {
        self.field_name = Some(field_name.into());
        self
    }

    /// Sets `entityId`.
    pub fn with_entity_id(mut self, entity_id: impl Into<String>) -> Self {
        self.entity_id = Some(entity_id.into());
        self
    }

    /// Sets `entityName`.
    pub fn with_entity_name(mut self, entity_name: impl Into<String>) -> Self {
        self.entity_name = Some(entity_name.into());
        self
    }
}

impl runtime::Model for Detail {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "Detail", fields: &[runtime::Field::optional("errorCode"), runtime::Field::optional("fieldName"), runtime::Field::optional("entityId"), runtime::Field::optional("entityName")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.error_code,
            1 => &self.field_name,
            2 => &self.entity_id,
            3 => &self.entity_name,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.error_code,
            1 => &mut self.field_name,
            2 => &mut self.entity_id,
            3 => &mut self.entity_name,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for Detail {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(Detail);

/// The definition of one field (not a list, for all its name).
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FieldList {
    /// The field `customLabels`.
    pub custom_labels: Option<bool>,
    /// The field `instructionText`.
    pub instruction_text: Option<String>,
    /// The field `key`.
    pub key: Option<String>,
    /// The field `labelKeys`.
    pub label_keys: Option<Vec<String>>,
    /// The field `params`.
    pub params: Option<runtime::Map<runtime::Json>>,
    /// The field `repeatable`.
    pub repeatable: Option<bool>,
    /// The field `state`.
    pub state: Option<String>,
    /// The field `type`.
    pub r#type: Option<String>,
    /// The field `required`.
    pub required: Option<bool>,
    /// The field `gdpr`.
    pub gdpr: Option<bool>,
    /// Fields that the server sent and this version does not know; they are sent back.
    pub extra: runtime::Extra,
}

impl FieldList {
    /// Makes one with the required fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `customLabels`.
    pub fn with_custom_labels(mut self, custom_labels: bool) -> Self {
        self.custom_labels = Some(custom_labels);
        self
    }

    /// Sets `instructionText`.
    pub fn with_instruction_text(mut self, instruction_text: impl Into<String>) -> Self {
        self.instruction_text = Some(instruction_text.into());
        self
    }

    /// Sets `key`.
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Sets `labelKeys`.
    pub fn with_label_keys(mut self, label_keys: impl Into<Vec<String>>) -> Self {
        self.label_keys = Some(label_keys.into());
        self
    }

    /// Sets `params`.
    pub fn with_params(mut self, params: runtime::Map<runtime::Json>) -> Self {
        self.params = Some(params);
        self
    }

    /// Sets `repeatable`.
    pub fn with_repeatable(mut self, repeatable: bool) -> Self {
        self.repeatable = Some(repeatable);
        self
    }

    /// Sets `state`.
    pub fn with_state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Sets `type`.
    pub fn with_type(mut self, r#type: impl Into<String>) -> Self {
        self.r#type = Some(r#type.into());
        self
    }

    /// Sets `required`.
    pub fn with_required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// Sets `gdpr`.
    pub fn with_gdpr(mut self, gdpr: bool) -> Self {
        self.gdpr = Some(gdpr);
        self
    }
}

impl runtime::Model for FieldList {
    fn schema(&self) -> &'static runtime::Schema {
        const SCHEMA: &runtime::Schema = &runtime::Schema { name: "FieldList", fields: &[runtime::Field::optional("customLabels"), runtime::Field::optional("instructionText"), runtime::Field::optional("key"), runtime::Field::optional("labelKeys"), runtime::Field::optional("params"), runtime::Field::optional("repeatable"), runtime::Field::optional("state"), runtime::Field::optional("type"), runtime::Field::optional("required"), runtime::Field::optional("gdpr")] };
        SCHEMA
    }

    fn slot(&self, index: usize) -> Option<&dyn runtime::Slot> {
        Some(match index {
            0 => &self.custom_labels,
            1 => &self.instruction_text,
            2 => &self.key,
            3 => &self.label_keys,
            4 => &self.params,
            5 => &self.repeatable,
            6 => &self.state,
            7 => &self.r#type,
            8 => &self.required,
            9 => &self.gdpr,
            _ => return None,
        })
    }

    fn slot_mut(&mut self, index: usize) -> Option<&mut dyn runtime::Slot> {
        Some(match index {
            0 => &mut self.custom_labels,
            1 => &mut self.instruction_text,
            2 => &mut self.key,
            3 => &mut self.label_keys,
            4 => &mut self.params,
            5 => &mut self.repeatable,
            6 => &mut self.state,
            7 => &mut self.r#type,
            8 => &mut self.required,
            9 => &mut self.gdpr,
            _ => return None,
        })
    }

    fn extra(&self) -> &runtime::Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut runtime::Extra {
        &mut self.extra
    }
}

impl runtime::Blank for FieldList {
    fn blank() -> Self {
        Self::default()
    }
}

runtime::model!(FieldList);
