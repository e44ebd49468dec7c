// Throw-away sample in the shape of the contract; `cargo xtask regen` overwrites it.

//! The enums.

use crate::runtime;

/// The enum `FieldConfigEntityType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldConfigEntityType {
    /// `person`
    Person,
    /// `group`
    Group,
    /// `org`
    Org,
    /// `externalContact`
    ExternalContact,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl FieldConfigEntityType {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::Person, Self::Group, Self::Org, Self::ExternalContact];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Org => "org",
            Self::ExternalContact => "externalContact",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(FieldConfigEntityType);

/// The enum `LimitNamespace`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LimitNamespace {
    /// `agent.assistant`
    AgentAssistant,
    /// `analytics.alerting`
    AnalyticsAlerting,
    /// `analytics`
    Analytics,
    /// `analytics.realtime`
    AnalyticsRealtime,
    /// `analytics.reporting.settings`
    AnalyticsReportingSettings,
    /// `architect`
    Architect,
    /// `audiohook`
    Audiohook,
    /// `audit`
    Audit,
    /// `auth.api`
    AuthApi,
    /// `authorization`
    Authorization,
    /// `automation.testing`
    AutomationTesting,
    /// `bots`
    Bots,
    /// `bots.voice`
    BotsVoice,
    /// `callback`
    Callback,
    /// `cobrowse`
    Cobrowse,
    /// `content.management`
    ContentManagement,
    /// `conversation`
    Conversation,
    /// `dataactions`
    Dataactions,
    /// `datatables`
    Datatables,
    /// `directory`
    Directory,
    /// `email`
    Email,
    /// `event.orchestration`
    EventOrchestration,
    /// `external.contacts`
    ExternalContacts,
    /// `gcv`
    Gcv,
    /// `gdpr`
    Gdpr,
    /// `groups`
    Groups,
    /// `historical.adherence`
    HistoricalAdherence,
    /// `infrastructureascode`
    Infrastructureascode,
    /// `integrations`
    Integrations,
    /// `intent.miner`
    IntentMiner,
    /// `journey`
    Journey,
    /// `knowledge`
    Knowledge,
    /// `language.understanding`
    LanguageUnderstanding,
    /// `learning`
    Learning,
    /// `limit.registry`
    LimitRegistry,
    /// `marketplace`
    Marketplace,
    /// `media.communications`
    MediaCommunications,
    /// `messaging`
    Messaging,
    /// `notifications`
    Notifications,
    /// `onboarding`
    Onboarding,
    /// `outbound`
    Outbound,
    /// `platform.api`
    PlatformApi,
    /// `predictive.routing`
    PredictiveRouting,
    /// `presence`
    Presence,
    /// `quality`
    Quality,
    /// `recording`
    Recording,
    /// `response.management`
    ResponseManagement,
    /// `routing`
    Routing,
    /// `scim`
    Scim,
    /// `search`
    Search,
    /// `secondary.automation.testing`
    SecondaryAutomationTesting,
    /// `skills`
    Skills,
    /// `speech.and.text.analytics`
    SpeechAndTextAnalytics,
    /// `speech.integration`
    SpeechIntegration,
    /// `supportability`
    Supportability,
    /// `task.management`
    TaskManagement,
    /// `telephony.configuration`
    TelephonyConfiguration,
    /// `usage`
    Usage,
    /// `users`
    Users,
    /// `web.deployments`
    WebDeployments,
    /// `web.messaging`
    WebMessaging,
    /// `webchat`
    Webchat,
    /// `webhooks`
    Webhooks,
    /// `workforce.management`
    WorkforceManagement,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl LimitNamespace {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::AgentAssistant, Self::AnalyticsAlerting, Self::Analytics, Self::AnalyticsRealtime, Self::AnalyticsReportingSettings, Self::Architect, Self::Audiohook, Self::Audit, Self::AuthApi, Self::Authorization, Self::AutomationTesting, Self::Bots, Self::BotsVoice, Self::Callback, Self::Cobrowse, Self::ContentManagement, Self::Conversation, Self::Dataactions, Self::Datatables, Self::Directory, Self::Email, Self::EventOrchestration, Self::ExternalContacts, Self::Gcv, Self::Gdpr, Self::Groups, Self::HistoricalAdherence, Self::Infrastructureascode, Self::Integrations, Self::IntentMiner, Self::Journey, Self::Knowledge, Self::LanguageUnderstanding, Self::Learning, Self::LimitRegistry, Self::Marketplace, Self::MediaCommunications, Self::Messaging, Self::Notifications, Self::Onboarding, Self::Outbound, Self::PlatformApi, Self::PredictiveRouting, Self::Presence, Self::Quality, Self::Recording, Self::ResponseManagement, Self::Routing, Self::Scim, Self::Search, Self::SecondaryAutomationTesting, Self::Skills, Self::SpeechAndTextAnalytics, Self::SpeechIntegration, Self::Supportability, Self::TaskManagement, Self::TelephonyConfiguration, Self::Usage, Self::Users, Self::WebDeployments, Self::WebMessaging, Self::Webchat, Self::Webhooks, Self::WorkforceManagement];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AgentAssistant => "agent.assistant",
            Self::AnalyticsAlerting => "analytics.alerting",
            Self::Analytics => "analytics",
            Self::AnalyticsRealtime => "analytics.realtime",
            Self::AnalyticsReportingSettings => "analytics.reporting.settings",
            Self::Architect => "architect",
            Self::Audiohook => "audiohook",
            Self::Audit => "audit",
            Self::AuthApi => "auth.api",
            Self::Authorization => "authorization",
            Self::AutomationTesting => "automation.testing",
            Self::Bots => "bots",
            Self::BotsVoice => "bots.voice",
            Self::Callback => "callback",
            Self::Cobrowse => "cobrowse",
            Self::ContentManagement => "content.management",
            Self::Conversation => "conversation",
            Self::Dataactions => "dataactions",
            Self::Datatables => "datatables",
            Self::Directory => "directory",
            Self::Email => "email",
            Self::EventOrchestration => "event.orchestration",
            Self::ExternalContacts => "external.contacts",
            Self::Gcv => "gcv",
            Self::Gdpr => "gdpr",
            Self::Groups => "groups",
            Self::HistoricalAdherence => "historical.adherence",
            Self::Infrastructureascode => "infrastructureascode",
            Self::Integrations => "integrations",
            Self::IntentMiner => "intent.miner",
            Self::Journey => "journey",
            Self::Knowledge => "knowledge",
            Self::LanguageUnderstanding => "language.understanding",
            Self::Learning => "learning",
            Self::LimitRegistry => "limit.registry",
            Self::Marketplace => "marketplace",
            Self::MediaCommunications => "media.communications",
            Self::Messaging => "messaging",
            Self::Notifications => "notifications",
            Self::Onboarding => "onboarding",
            Self::Outbound => "outbound",
            Self::PlatformApi => "platform.api",
            Self::PredictiveRouting => "predictive.routing",
            Self::Presence => "presence",
            Self::Quality => "quality",
            Self::Recording => "recording",
            Self::ResponseManagement => "response.management",
            Self::Routing => "routing",
            Self::Scim => "scim",
            Self::Search => "search",
            Self::SecondaryAutomationTesting => "secondary.automation.testing",
            Self::Skills => "skills",
            Self::SpeechAndTextAnalytics => "speech.and.text.analytics",
            Self::SpeechIntegration => "speech.integration",
            Self::Supportability => "supportability",
            Self::TaskManagement => "task.management",
            Self::TelephonyConfiguration => "telephony.configuration",
            Self::Usage => "usage",
            Self::Users => "users",
            Self::WebDeployments => "web.deployments",
            Self::WebMessaging => "web.messaging",
            Self::Webchat => "webchat",
            Self::Webhooks => "webhooks",
            Self::WorkforceManagement => "workforce.management",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(LimitNamespace);

/// The enum `LimitChangeStatus`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LimitChangeStatus {
    /// `Approved`
    Approved,
    /// `Rejected`
    Rejected,
    /// `Rollback`
    Rollback,
    /// `Pending`
    Pending,
    /// `Open`
    Open,
    /// `SecondaryApprovalNamespacesAdded`
    SecondaryApprovalNamespacesAdded,
    /// `ReviewerApproved`
    ReviewerApproved,
    /// `ReviewerRejected`
    ReviewerRejected,
    /// `ReviewerRollback`
    ReviewerRollback,
    /// `ImplementingChange`
    ImplementingChange,
    /// `ChangeImplemented`
    ChangeImplemented,
    /// `ImplementingRollback`
    ImplementingRollback,
    /// `RollbackImplemented`
    RollbackImplemented,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl LimitChangeStatus {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::Approved, Self::Rejected, Self::Rollback, Self::Pending, Self::Open, Self::SecondaryApprovalNamespacesAdded, Self::ReviewerApproved, Self::ReviewerRejected, Self::ReviewerRollback, Self::ImplementingChange, Self::ChangeImplemented, Self::ImplementingRollback, Self::RollbackImplemented];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Approved => "Approved",
            Self::Rejected => "Rejected",
            Self::Rollback => "Rollback",
            Self::Pending => "Pending",
            Self::Open => "Open",
            Self::SecondaryApprovalNamespacesAdded => "SecondaryApprovalNamespacesAdded",
            Self::ReviewerApproved => "ReviewerApproved",
            Self::ReviewerRejected => "ReviewerRejected",
            Self::ReviewerRollback => "ReviewerRollback",
            Self::ImplementingChange => "ImplementingChange",
            Self::ChangeImplemented => "ChangeImplemented",
            Self::ImplementingRollback => "ImplementingRollback",
            Self::RollbackImplemented => "RollbackImplemented",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(LimitChangeStatus);

/// The enum `LimitRejectReason`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LimitRejectReason {
    /// `AlternativeExists`
    AlternativeExists,
    /// `IncreaseNotRequired`
    IncreaseNotRequired,
    /// `PlatformMisuse`
    PlatformMisuse,
    /// `PlatformStability`
    PlatformStability,
    /// `OtherReason`
    OtherReason,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl LimitRejectReason {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::AlternativeExists, Self::IncreaseNotRequired, Self::PlatformMisuse, Self::PlatformStability, Self::OtherReason];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AlternativeExists => "AlternativeExists",
            Self::IncreaseNotRequired => "IncreaseNotRequired",
            Self::PlatformMisuse => "PlatformMisuse",
            Self::PlatformStability => "PlatformStability",
            Self::OtherReason => "OtherReason",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(LimitRejectReason);

/// The enum `ApprovalType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApprovalType {
    /// `Primary`
    Primary,
    /// `Secondary`
    Secondary,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl ApprovalType {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::Primary, Self::Secondary];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Primary => "Primary",
            Self::Secondary => "Secondary",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(ApprovalType);

/// The enum `OrganizationState`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrganizationState {
    /// `active`
    Active,
    /// `inactive`
    Inactive,
    /// `deleted`
    Deleted,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl OrganizationState {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Inactive, Self::Deleted];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Deleted => "deleted",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(OrganizationState);

/// The enum `OrganizationProductPlatform`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrganizationProductPlatform {
    /// `GenesysCloud`
    GenesysCloud,
    /// `PureCloud`
    PureCloud,
    /// `PureEngage`
    PureEngage,
    /// `PureEngageCloud`
    PureEngageCloud,
    /// `PureConnect`
    PureConnect,
    /// `PureConnectCloud`
    PureConnectCloud,
    /// `Unknown`
    Unknown,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl OrganizationProductPlatform {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::GenesysCloud, Self::PureCloud, Self::PureEngage, Self::PureEngageCloud, Self::PureConnect, Self::PureConnectCloud, Self::Unknown];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::GenesysCloud => "GenesysCloud",
            Self::PureCloud => "PureCloud",
            Self::PureEngage => "PureEngage",
            Self::PureEngageCloud => "PureEngageCloud",
            Self::PureConnect => "PureConnect",
            Self::PureConnectCloud => "PureConnectCloud",
            Self::Unknown => "Unknown",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(OrganizationProductPlatform);

/// The enum `FeatureName`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FeatureName {
    /// `realtimeCIC`
    RealtimeCIC,
    /// `purecloud`
    Purecloud,
    /// `hipaa`
    Hipaa,
    /// `ucEnabled`
    UcEnabled,
    /// `pci`
    Pci,
    /// `purecloudVoice`
    PurecloudVoice,
    /// `xmppFederation`
    XmppFederation,
    /// `chat`
    Chat,
    /// `informalPhotos`
    InformalPhotos,
    /// `directory`
    Directory,
    /// `contactCenter`
    ContactCenter,
    /// `unifiedCommunications`
    UnifiedCommunications,
    /// `custserv`
    Custserv,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl FeatureName {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::RealtimeCIC, Self::Purecloud, Self::Hipaa, Self::UcEnabled, Self::Pci, Self::PurecloudVoice, Self::XmppFederation, Self::Chat, Self::InformalPhotos, Self::Directory, Self::ContactCenter, Self::UnifiedCommunications, Self::Custserv];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::RealtimeCIC => "realtimeCIC",
            Self::Purecloud => "purecloud",
            Self::Hipaa => "hipaa",
            Self::UcEnabled => "ucEnabled",
            Self::Pci => "pci",
            Self::PurecloudVoice => "purecloudVoice",
            Self::XmppFederation => "xmppFederation",
            Self::Chat => "chat",
            Self::InformalPhotos => "informalPhotos",
            Self::Directory => "directory",
            Self::ContactCenter => "contactCenter",
            Self::UnifiedCommunications => "unifiedCommunications",
            Self::Custserv => "custserv",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(FeatureName);

/// The enum `MigrationType`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MigrationType {
    /// `Enabled`
    Enabled,
    /// `Disabled`
    Disabled,
    /// `All`
    All,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl MigrationType {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::Enabled, Self::Disabled, Self::All];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::All => "All",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(MigrationType);

/// The enum `LimitChangeRequestExpand`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LimitChangeRequestExpand {
    /// `statusHistory`
    StatusHistory,
    /// Any other value, kept as it came.
    Unrecognized(String),
}

impl LimitChangeRequestExpand {
    /// All known values.
    pub const ALL: &'static [Self] = &[Self::StatusHistory];

    /// The wire form.
    pub fn as_str(&self) -> &str {
        match self {
            Self::StatusHistory => "statusHistory",
            Self::Unrecognized(value) => value,
        }
    }
}

runtime::open_enum!(LimitChangeRequestExpand);
