//! Every operation over real HTTP: the request byte for byte, and a realistic answer as typed values.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::process::{ExitCode, Termination};

use generated_client::enums::{
    ApprovalType, FeatureName, FieldConfigEntityType, LimitChangeRequestExpand, LimitChangeStatus,
    LimitNamespace, LimitRejectReason, MigrationType, OrganizationProductPlatform,
    OrganizationState,
};
use generated_client::models::{
    EmbeddedIntegration, EnforceScopesSetting, FeatureState, IpAddressAuthentication,
    LimitChangeRequest, LimitChangeRequestUpdate, MigrationUpdate, OrgAuthSettings,
    OrgWhitelistSettings, Organization, OrganizationCreate, PasswordRequirements,
};
use generated_client::operations::OPERATIONS;
use generated_client::organization::OrganizationApi;
use generated_client::{Client, DateTime, Endpoint, ErrorKind, Json, Map, Permissions, Request};
use serde_json::json;
use support::{Answer, Server};

/// The id of the operation that a test has called: what the test returns, for
/// [`every_operation_has_its_test`].
struct Exercised(&'static str);

impl Termination for Exercised {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

fn client(server: &Server) -> Client {
    let client = Client::builder().base_url(server.url());
    client.token("operations-token").build().unwrap()
}

/// Calls an operation of a server that says this, and compares what was sent with a line such as
/// `PATCH /a/path?a=query {"a":"body"}`.
async fn check_answer<O: Endpoint>(
    call: impl FnOnce(OrganizationApi<'_>) -> Request<O>,
    expected: &str,
    answer: Answer,
) -> (O::Output, Exercised) {
    let server = Server::start([answer.header("inin-correlation-id", "c-1")]).await;
    let response = call(client(&server).organization()).send().await.unwrap();
    assert_eq!(response.correlation_id(), Some("c-1"));

    let request = server.request();
    let mut line = format!("{} {}", request.method, request.path);
    for (mark, part) in [
        ('?', request.query.as_deref()),
        (' ', Some(request.text()).filter(|body| !body.is_empty())),
    ] {
        line.extend(part.map(|part| format!("{mark}{part}")));
    }
    assert_eq!(line, expected);
    let bearer = Some("Bearer operations-token");
    assert_eq!(request.header("authorization"), bearer);
    assert_eq!(request.header("accept"), Some("application/json"));
    let json = (!request.body.is_empty()).then_some("application/json");
    assert_eq!(request.header("content-type"), json);
    assert_eq!(request.method, O::OPERATION.method().as_str());
    (response.into_value(), Exercised(O::OPERATION.id()))
}

/// Like [`check_answer`], with a status 200 and this JSON.
async fn check<O: Endpoint>(
    call: impl FnOnce(OrganizationApi<'_>) -> Request<O>,
    expected: &str,
    answer: Json,
) -> (O::Output, Exercised) {
    check_answer(call, expected, Answer::json(200, answer.to_string())).await
}

fn at(text: &str) -> Option<DateTime> {
    Some(text.parse().unwrap())
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn organization() -> Json {
    json!({
        "id": "0c5f", "name": "Zoë & Co.", "defaultLanguage": "en-us", "version": 12, "state": "active",
        "voicemailEnabled": false, "productPlatform": "GenesysCloud", "features": {"pci": true, "chat": false},
    })
}

fn change_request() -> Json {
    json!({
        "id": "r-1", "key": "outbound.max.campaigns", "namespace": "outbound", "requestedValue": 150.5,
        "description": "Season", "supportCaseUrl": "https://support.example/1", "status": "Rejected",
        "currentValue": 50, "dateCreated": "2023-10-31T12:00:00.120Z", "rejectReason": "PlatformStability",
        "statusHistory": [
            {"dateStatusChanged": "2023-10-31T12:00:01Z", "status": "Open", "namespace": "web.messaging"},
            {"dateStatusChanged": "2023-11-01T00:00:00.123456789Z", "status": "Rejected", "previousStatus": "Open"},
        ],
        "approvalNamespaces": [{"namespace": "auth.api", "status": "Pending", "type": "Secondary"}],
    })
}

fn limits() -> Json {
    json!({"entities": [
        {"key": "max.conversations", "namespace": "conversation", "value": i64::MAX},
        {"key": "max.bots", "namespace": "bots.voice", "value": 0},
    ]})
}

#[tokio::test]
async fn delete_organizations_me() -> Exercised {
    let line = "DELETE /api/v2/organizations/me";
    let call = |api: OrganizationApi<'_>| api.delete_organizations_me();
    let ((), _) = check_answer(call, line, Answer::empty(204)).await;
    let ((), exercised) = check_answer(call, line, Answer::empty(200)).await;
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_fieldconfig() -> Exercised {
    let (config, exercised) = check(
        |api| api.get_fieldconfig(FieldConfigEntityType::ExternalContact),
        "GET /api/v2/fieldconfig?type=externalContact",
        json!({"entityType": "externalContact", "version": "3", "sections": [{"key": "general", "fieldList": [
            {"key": "name", "type": "text", "required": true, "labelKeys": ["a", "b"], "params": {"max": 5, "of": [null]}},
        ]}]}),
    )
    .await;
    assert_eq!(
        config.entity_type,
        Some(FieldConfigEntityType::ExternalContact)
    );
    let fields = config.sections.unwrap().remove(0).field_list.unwrap();
    assert_eq!(
        (fields[0].r#type.as_deref(), fields[0].required),
        (Some("text"), Some(true))
    );
    assert_eq!(fields[0].label_keys, Some(texts(["a", "b"])));
    let params = Map::from([
        ("max".to_owned(), json!(5)),
        ("of".to_owned(), json!([null])),
    ]);
    assert_eq!(fields[0].params, Some(params));
    exercised
}

#[tokio::test]
async fn get_organizations_authentication_settings() -> Exercised {
    let (settings, exercised) = check(
        |api| api.get_organizations_authentication_settings(),
        "GET /api/v2/organizations/authentication/settings",
        json!({"multifactorAuthenticationRequired": true, "domainAllowlist": [],
            "ipAddressAllowlist": ["10.0.0.0/8"], "passwordRequirements": {"minimumLength": 8}}),
    )
    .await;
    assert_eq!(settings.multifactor_authentication_required, Some(true));
    assert_eq!(
        (settings.domain_allowlist_enabled, settings.domain_allowlist),
        (None, Some(vec![]))
    );
    assert_eq!(settings.ip_address_allowlist, Some(texts(["10.0.0.0/8"])));
    assert_eq!(
        settings.password_requirements.unwrap().minimum_length,
        Some(8)
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_organizations_embeddedintegration() -> Exercised {
    let (integration, exercised) = check(
        |api| api.get_organizations_embeddedintegration(),
        "GET /api/v2/organizations/embeddedintegration",
        json!({"enableWhitelist": true, "domainWhitelist": ["crm.example"]}),
    )
    .await;
    assert_eq!(integration.enable_whitelist, Some(true));
    assert_eq!(integration.domain_whitelist, Some(texts(["crm.example"])));
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_organizations_enforcescopes() -> Exercised {
    let (setting, exercised) = check(
        |api| api.get_organizations_enforcescopes(),
        "GET /api/v2/organizations/enforcescopes",
        json!({"enforceScopes": false}),
    )
    .await;
    assert_eq!(setting.enforce_scopes, Some(false));
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_organizations_ipaddressauthentication() -> Exercised {
    let (setting, exercised) = check(
        |api| api.get_organizations_ipaddressauthentication(),
        "GET /api/v2/organizations/ipaddressauthentication",
        json!({"networkWhitelist": ["192.0.2.0/24", "2001:db8::/32"]}),
    )
    .await;
    assert_eq!(
        setting.network_whitelist,
        Some(texts(["192.0.2.0/24", "2001:db8::/32"]))
    );
    exercised
}

#[tokio::test]
async fn get_organizations_limits_changerequest() -> Exercised {
    let (request, exercised) = check(
        |api| api.get_organizations_limits_changerequest("r/1 ü"),
        "GET /api/v2/organizations/limits/changerequests/r%2F1%20%C3%BC",
        change_request(),
    )
    .await;
    assert_eq!(
        (request.requested_value, request.current_value),
        (150.5, Some(50.0))
    );
    assert_eq!(request.namespace, LimitNamespace::Outbound);
    assert_eq!(request.date_created, at("2023-10-31T12:00:00.12Z"));
    assert_eq!(request.date_completed, None);
    assert_eq!(
        request.reject_reason,
        Some(LimitRejectReason::PlatformStability)
    );
    let [opened, rejected] = request.status_history.unwrap().try_into().unwrap();
    assert_eq!(opened.namespace, Some(LimitNamespace::WebMessaging));
    assert_eq!(
        (opened.status, opened.previous_status),
        (Some(LimitChangeStatus::Open), None)
    );
    assert_eq!(
        rejected.date_status_changed,
        at("2023-11-01T00:00:00.123456789Z")
    );
    let approval = request.approval_namespaces.unwrap().remove(0);
    assert_eq!(approval.namespace, Some(LimitNamespace::AuthApi));
    assert_eq!(approval.r#type, Some(ApprovalType::Secondary));
    exercised
}

#[tokio::test]
async fn get_organizations_limits_changerequests() -> Exercised {
    let path = "GET /api/v2/organizations/limits/changerequests";
    let (listing, _) = check(
        |api| api.get_organizations_limits_changerequests(),
        path,
        json!({"entities": [], "nextUri": "/api/v2/organizations/limits/changerequests?after=1"}),
    )
    .await;
    assert_eq!(listing.entities.unwrap().len(), 0);
    assert!(listing.next_uri.unwrap().ends_with("?after=1"));

    let (listing, exercised) = check(
        |api| {
            let request = api.get_organizations_limits_changerequests();
            let request = request.after(0).before(1_698_753_600_000).status(LimitChangeStatus::Open);
            let expand = [LimitChangeRequestExpand::StatusHistory, "newer one".into()];
            request.page_size(2).expand(expand)
        },
        &format!("{path}?after=0&before=1698753600000&status=Open&pageSize=2&expand=statusHistory&expand=newer%20one"),
        json!({"entities": [change_request(), change_request()]}),
    )
    .await;
    let entities = listing.entities.unwrap();
    assert_eq!(
        (entities.len(), entities[1].id.as_deref()),
        (2, Some("r-1"))
    );
    let history = entities[1].status_history.as_ref().unwrap();
    assert_eq!(history[1].previous_status, Some(LimitChangeStatus::Open));
    exercised
}

#[tokio::test]
async fn get_organizations_limits_docs() -> Exercised {
    let (link, exercised) = check(
        |api| api.get_organizations_limits_docs(),
        "GET /api/v2/organizations/limits/docs",
        json!({"url": "https://developer.example/limits"}),
    )
    .await;
    assert_eq!(
        link.url.as_deref(),
        Some("https://developer.example/limits")
    );
    exercised
}

#[tokio::test]
async fn get_organizations_limits_namespace() -> Exercised {
    let (listing, exercised) = check(
        |api| api.get_organizations_limits_namespace(LimitNamespace::BotsVoice.as_str()),
        "GET /api/v2/organizations/limits/namespaces/bots.voice",
        limits(),
    )
    .await;
    let [conversations, bots] = listing.entities.unwrap().try_into().unwrap();
    assert_eq!(conversations.value, Some(i64::MAX));
    assert_eq!(
        (bots.namespace, bots.value),
        (Some(LimitNamespace::BotsVoice), Some(0))
    );
    exercised
}

#[tokio::test]
async fn get_organizations_limits_namespace_defaults() -> Exercised {
    let (listing, exercised) = check(
        |api| api.get_organizations_limits_namespace_defaults("a?b"),
        "GET /api/v2/organizations/limits/namespaces/a%3Fb/defaults",
        limits(),
    )
    .await;
    let [conversations, _] = listing.entities.unwrap().try_into().unwrap();
    assert_eq!(conversations.key.as_deref(), Some("max.conversations"));
    assert_eq!(conversations.namespace, Some(LimitNamespace::Conversation));
    exercised
}

#[tokio::test]
async fn get_organizations_limits_namespaces() -> Exercised {
    let path = "GET /api/v2/organizations/limits/namespaces";
    let answer = json!({"entities": ["outbound", "a.new.one"], "pageCount": 1});
    let (any, _) = check(
        |api| api.get_organizations_limits_namespaces(),
        path,
        answer,
    )
    .await;
    assert_eq!(
        (&any["entities"][1], &any["pageCount"]),
        (&json!("a.new.one"), &json!(1))
    );

    let (any, exercised) = check(
        |api| {
            api.get_organizations_limits_namespaces()
                .page_size(500)
                .page_number(0)
        },
        &format!("{path}?pageSize=500&pageNumber=0"),
        json!([1, "two", null]),
    )
    .await;
    assert_eq!(any, json!([1, "two", null]));
    exercised
}

#[tokio::test]
async fn get_organizations_me() -> Exercised {
    let (me, exercised) = check(
        |api| api.get_organizations_me(),
        "GET /api/v2/organizations/me",
        organization(),
    )
    .await;
    assert_eq!((me.name.as_deref(), me.version), (Some("Zoë & Co."), 12));
    assert_eq!(me.state, Some(OrganizationState::Active));
    assert_eq!(
        me.product_platform,
        Some(OrganizationProductPlatform::GenesysCloud)
    );
    assert_eq!((me.voicemail_enabled, me.deletable), (Some(false), None));
    let features = Map::from([("chat".to_owned(), false), ("pci".to_owned(), true)]);
    assert_eq!(me.features, Some(features));
    exercised
}

#[tokio::test]
async fn get_organizations_migration() -> Exercised {
    let path = "GET /api/v2/organizations/migrations/my%20move";
    let answer = json!({"name": "my move", "enabled": true, "dateDue": "soon"});
    let (migration, _) = check(
        |api| api.get_organizations_migration("my move"),
        path,
        answer,
    )
    .await;
    assert_eq!(
        (migration.enabled, migration.date_due.as_deref()),
        (Some(true), Some("soon"))
    );

    let (migration, exercised) = check(
        |api| {
            api.get_organizations_migration("my move")
                .include_details(false)
        },
        &format!("{path}?includeDetails=false"),
        json!({"displayName": "My move", "configurable": false}),
    )
    .await;
    assert_eq!(
        (migration.display_name.as_deref(), migration.configurable),
        (Some("My move"), Some(false))
    );
    exercised
}

#[tokio::test]
async fn get_organizations_migration_state() -> Exercised {
    let (state, exercised) = check(
        |api| api.get_organizations_migration_state("a/b"),
        "GET /api/v2/organizations/migrations/a%2Fb/state",
        json!({"enabled": true}),
    )
    .await;
    assert_eq!(state.enabled, Some(true));
    exercised
}

#[tokio::test]
async fn get_organizations_migrations() -> Exercised {
    let path = "GET /api/v2/organizations/migrations";
    let (listing, _) = check(|api| api.get_organizations_migrations(), path, json!({})).await;
    assert_eq!(listing.entities, None);

    let (listing, exercised) = check(
        |api| {
            let request = api.get_organizations_migrations().migration_type(MigrationType::All);
            request.include_hidden(false).include_details(true)
        },
        &format!("{path}?migrationType=All&includeHidden=false&includeDetails=true"),
        json!({"entities": [{"name": "a"}, {"name": "b", "documentationLink": "https://docs.example/b"}]}),
    )
    .await;
    let [_, migration] = listing.entities.unwrap().try_into().unwrap();
    assert_eq!(
        migration.documentation_link.as_deref(),
        Some("https://docs.example/b")
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_organizations_passwordrequirements() -> Exercised {
    let (requirements, exercised) = check(
        |api| api.get_organizations_passwordrequirements(),
        "GET /api/v2/organizations/passwordrequirements",
        json!({"minimumLength": 12, "minimumDigits": 0, "minimumAgeSeconds": 86400}),
    )
    .await;
    assert_eq!(
        (requirements.minimum_length, requirements.minimum_digits),
        (Some(12), Some(0))
    );
    assert_eq!(
        (
            requirements.minimum_age_seconds,
            requirements.expiration_days
        ),
        (Some(86400), None)
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn get_organizations_whitelist() -> Exercised {
    let (settings, exercised) = check(
        |api| api.get_organizations_whitelist(),
        "GET /api/v2/organizations/whitelist",
        json!({"enableWhitelist": false, "domainWhitelist": ["a.example", "b.example"]}),
    )
    .await;
    assert_eq!(settings.enable_whitelist, Some(false));
    assert_eq!(
        settings.domain_whitelist,
        Some(texts(["a.example", "b.example"]))
    );
    exercised
}

#[tokio::test]
async fn patch_organizations_authentication_settings() -> Exercised {
    let requirements = PasswordRequirements::new()
        .with_minimum_length(0)
        .with_expiration_days(90);
    let settings = OrgAuthSettings::new()
        .with_domain_allowlist_enabled(false)
        .with_domain_allowlist(texts(["ä.example"]))
        .with_password_requirements(requirements);
    let (answer, exercised) = check(
        |api| api.patch_organizations_authentication_settings(&settings),
        r#"PATCH /api/v2/organizations/authentication/settings {"domainAllowlistEnabled":false,"domainAllowlist":["ä.example"],"passwordRequirements":{"minimumLength":0,"expirationDays":90}}"#,
        json!({"domainAllowlistEnabled": false, "passwordRequirements": {"expirationDays": 90}}),
    )
    .await;
    assert_eq!(answer.domain_allowlist_enabled, Some(false));
    assert_eq!(
        answer.password_requirements.unwrap().expiration_days,
        Some(90)
    );
    exercised
}

#[tokio::test]
async fn patch_organizations_feature() -> Exercised {
    let state = FeatureState::new().with_enabled(true);
    let (features, exercised) = check(
        |api| api.patch_organizations_feature(FeatureName::RealtimeCic, &state),
        r#"PATCH /api/v2/organizations/features/realtimeCIC {"enabled":true}"#,
        json!({"realtimeCIC": true, "ucEnabled": false}),
    )
    .await;
    assert_eq!(
        (features.realtime_cic, features.uc_enabled),
        (Some(true), Some(false))
    );
    assert_eq!(features.hipaa, None);
    exercised
}

#[tokio::test]
async fn patch_organizations_limits_changerequest() -> Exercised {
    let update = LimitChangeRequestUpdate::new()
        .with_status("Rejected")
        .with_secondary_approval_namespaces(texts(["auth.api", "bots"]));
    let (request, exercised) = check(
        |api| api.patch_organizations_limits_changerequest("r-1", &update),
        r#"PATCH /api/v2/organizations/limits/changerequests/r-1 {"status":"Rejected","secondaryApprovalNamespaces":["auth.api","bots"]}"#,
        change_request(),
    )
    .await;
    assert_eq!(request.status, Some(LimitChangeStatus::Rejected));
    exercised
}

#[tokio::test]
async fn patch_organizations_migration() -> Exercised {
    let update = MigrationUpdate::new().with_enabled(false);
    let call = |api: OrganizationApi<'_>| api.patch_organizations_migration("a b", &update);
    let line = r#"PATCH /api/v2/organizations/migrations/a%20b {"enabled":false}"#;
    let (any, _) = check(call, line, json!({"done": [1.5]})).await;
    assert_eq!(any, json!({"done": [1.5]}));
    let (any, exercised) = check_answer(call, line, Answer::empty(204)).await;
    assert_eq!(any, Json::Null);
    exercised
}

#[tokio::test]
async fn post_organizations() -> Exercised {
    let line = "POST /api/v2/organizations";
    let (created, _) = check(|api| api.post_organizations(), line, json!({"version": 1})).await;
    assert_eq!((created.version, created.name), (1, None));

    let body = OrganizationCreate::new("Zoë & Co.", "zoe", "p\"4ss", "zoe.example", "Zoë")
        .with_deletable(false)
        .with_organization_features(Map::from([("pci".to_owned(), true)]));
    let (created, exercised) = check(
        |api| api.post_organizations().body(&body),
        r#"POST /api/v2/organizations {"name":"Zoë & Co.","adminUsername":"zoe","adminPassword":"p\"4ss","domain":"zoe.example","thirdPartyOrgName":"Zoë","deletable":false,"organizationFeatures":{"pci":true}}"#,
        organization(),
    )
    .await;
    assert_eq!(created.state, Some(OrganizationState::Active));
    exercised
}

#[tokio::test]
async fn post_organizations_limits_changerequests() -> Exercised {
    let body = LimitChangeRequest::new(
        "max.campaigns",
        "outbound",
        150.5,
        "Season",
        "https://a.example/1",
    );
    let (request, exercised) = check(
        |api| api.post_organizations_limits_changerequests(&body),
        r#"POST /api/v2/organizations/limits/changerequests {"key":"max.campaigns","namespace":"outbound","requestedValue":150.5,"description":"Season","supportCaseUrl":"https://a.example/1"}"#,
        change_request(),
    )
    .await;
    assert_eq!(
        (request.id.as_deref(), request.requested_value),
        (Some("r-1"), 150.5)
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn put_organizations_embeddedintegration() -> Exercised {
    let body = EmbeddedIntegration::new().with_domain_whitelist([]);
    let (integration, exercised) = check(
        |api| api.put_organizations_embeddedintegration(&body),
        r#"PUT /api/v2/organizations/embeddedintegration {"domainWhitelist":[]}"#,
        json!({"enableWhitelist": false, "domainWhitelist": []}),
    )
    .await;
    assert_eq!(
        (integration.enable_whitelist, integration.domain_whitelist),
        (Some(false), Some(vec![]))
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn put_organizations_enforcescopes() -> Exercised {
    let body = EnforceScopesSetting::new().with_enforce_scopes(false);
    let (setting, exercised) = check(
        |api| api.put_organizations_enforcescopes(&body),
        r#"PUT /api/v2/organizations/enforcescopes {"enforceScopes":false}"#,
        json!({"enforceScopes": false}),
    )
    .await;
    assert_eq!(setting, body);
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn put_organizations_ipaddressauthentication() -> Exercised {
    let body = IpAddressAuthentication::new().with_network_whitelist(texts(["192.0.2.0/24"]));
    let (setting, exercised) = check(
        |api| api.put_organizations_ipaddressauthentication(&body),
        r#"PUT /api/v2/organizations/ipaddressauthentication {"networkWhitelist":["192.0.2.0/24"]}"#,
        json!({"networkWhitelist": ["192.0.2.0/24"]}),
    )
    .await;
    assert_eq!(setting, body);
    exercised
}

#[tokio::test]
async fn put_organizations_me() -> Exercised {
    let line = "PUT /api/v2/organizations/me";
    let (me, _) = check(|api| api.put_organizations_me(), line, organization()).await;
    assert_eq!(me.version, 12);

    let body = Organization::new(12)
        .with_name("Zoë & Co.")
        .with_state(OrganizationState::Inactive);
    let (me, exercised) = check(
        |api| api.put_organizations_me().body(&body),
        r#"PUT /api/v2/organizations/me {"name":"Zoë & Co.","version":12,"state":"inactive"}"#,
        json!({"version": 13, "state": "inactive"}),
    )
    .await;
    assert_eq!(
        (me.version, me.state),
        (13, Some(OrganizationState::Inactive))
    );
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn put_organizations_passwordrequirements() -> Exercised {
    let body = PasswordRequirements::new()
        .with_minimum_length(12)
        .with_minimum_digits(0);
    let (requirements, exercised) = check(
        |api| api.put_organizations_passwordrequirements(&body),
        r#"PUT /api/v2/organizations/passwordrequirements {"minimumLength":12,"minimumDigits":0}"#,
        json!({"minimumLength": 12, "minimumDigits": 0}),
    )
    .await;
    assert_eq!(requirements, body);
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
async fn put_organizations_whitelist() -> Exercised {
    let body = OrgWhitelistSettings::new()
        .with_enable_whitelist(true)
        .with_domain_whitelist(texts(["a.example"]));
    let (settings, exercised) = check(
        |api| api.put_organizations_whitelist(&body),
        r#"PUT /api/v2/organizations/whitelist {"enableWhitelist":true,"domainWhitelist":["a.example"]}"#,
        json!({"enableWhitelist": true, "domainWhitelist": ["a.example"]}),
    )
    .await;
    assert_eq!(settings, body);
    exercised
}

/// Runs the tests again, each of which says what it called.
#[test]
fn every_operation_has_its_test() {
    let tests: &[fn() -> Exercised] = &[
        delete_organizations_me,
        get_fieldconfig,
        get_organizations_authentication_settings,
        get_organizations_embeddedintegration,
        get_organizations_enforcescopes,
        get_organizations_ipaddressauthentication,
        get_organizations_limits_changerequest,
        get_organizations_limits_changerequests,
        get_organizations_limits_docs,
        get_organizations_limits_namespace,
        get_organizations_limits_namespace_defaults,
        get_organizations_limits_namespaces,
        get_organizations_me,
        get_organizations_migration,
        get_organizations_migration_state,
        get_organizations_migrations,
        get_organizations_passwordrequirements,
        get_organizations_whitelist,
        patch_organizations_authentication_settings,
        patch_organizations_feature,
        patch_organizations_limits_changerequest,
        patch_organizations_migration,
        post_organizations,
        post_organizations_limits_changerequests,
        put_organizations_embeddedintegration,
        put_organizations_enforcescopes,
        put_organizations_ipaddressauthentication,
        put_organizations_me,
        put_organizations_passwordrequirements,
        put_organizations_whitelist,
    ];
    let exercised: Vec<_> = tests.iter().map(|test| test().0).collect();
    let all: Vec<_> = OPERATIONS.iter().map(|operation| operation.id()).collect();
    assert_eq!(exercised, all);
    assert_eq!(all.len(), 30);
}

#[tokio::test]
async fn forbidden_says_which_permissions_are_required() {
    let server = Server::start([
        Answer::json(403, r#"{"code": "missing.any.permissions", "status": 403}"#),
        Answer::json(403, r#"{"code": "not.authorized", "status": 403}"#),
    ])
    .await;
    let client = client(&server);
    let update = MigrationUpdate::new();
    let request = client
        .organization()
        .patch_organizations_migration("a", &update);
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    let required = Permissions::Any(&["migrations:organization:edit"]);
    assert_eq!(error.required_permissions(), Some(required));
    assert_eq!(
        error.to_string(),
        "patchOrganizationsMigration: 403 Forbidden: missing.any.permissions (requires any of `migrations:organization:edit`)"
    );
    let error = client
        .organization()
        .get_organizations_me()
        .await
        .unwrap_err();
    assert_eq!(error.required_permissions(), None, "it requires none");
}

#[test]
fn the_facts_are_those_of_the_reference() {
    use Permissions::{Any, None};
    for (id, method, path, deprecated, permissions) in [
        (
            "deleteOrganizationsMe",
            "DELETE",
            "/api/v2/organizations/me",
            false,
            Any(&["internal:organization:terminate"]),
        ),
        ("getFieldconfig", "GET", "/api/v2/fieldconfig", true, None),
        (
            "getOrganizationsLimitsNamespaceDefaults",
            "GET",
            "/api/v2/organizations/limits/namespaces/{namespaceName}/defaults",
            false,
            None,
        ),
        (
            "patchOrganizationsLimitsChangerequest",
            "PATCH",
            "/api/v2/organizations/limits/changerequests/{requestId}",
            false,
            Any(&["internal:limitChangeRequest:update"]),
        ),
        (
            "postOrganizations",
            "POST",
            "/api/v2/organizations",
            false,
            Any(&["internal:organization:add"]),
        ),
        (
            "putOrganizationsWhitelist",
            "PUT",
            "/api/v2/organizations/whitelist",
            true,
            Any(&["directory:organization:admin"]),
        ),
    ] {
        let operation = OPERATIONS.iter().find(|operation| operation.id() == id);
        let operation = operation.unwrap_or_else(|| panic!("no operation `{id}`"));
        assert_eq!(
            (operation.method().as_str(), operation.path()),
            (method, path)
        );
        assert_eq!(
            (operation.group(), operation.is_deprecated()),
            ("Organization", deprecated),
            "{id}"
        );
        assert_eq!(operation.permissions(), permissions, "{id}");
    }
}
