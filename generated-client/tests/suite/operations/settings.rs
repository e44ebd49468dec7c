//! Operations on settings: authentication, whitelists and scopes.

use generated_client::models::{
    EmbeddedIntegration, EnforceScopesSetting, IpAddressAuthentication, OrgAuthSettings,
    OrgWhitelistSettings, PasswordRequirements,
};
use serde_json::json;

use super::{Exercised, check, texts};

#[tokio::test]
pub(super) async fn get_organizations_authentication_settings() -> Exercised {
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
pub(super) async fn get_organizations_embeddedintegration() -> Exercised {
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
pub(super) async fn get_organizations_enforcescopes() -> Exercised {
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
pub(super) async fn get_organizations_ipaddressauthentication() -> Exercised {
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
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
pub(super) async fn get_organizations_passwordrequirements() -> Exercised {
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
pub(super) async fn get_organizations_whitelist() -> Exercised {
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
pub(super) async fn patch_organizations_authentication_settings() -> Exercised {
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
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
pub(super) async fn put_organizations_embeddedintegration() -> Exercised {
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
pub(super) async fn put_organizations_enforcescopes() -> Exercised {
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
pub(super) async fn put_organizations_ipaddressauthentication() -> Exercised {
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
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
pub(super) async fn put_organizations_passwordrequirements() -> Exercised {
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
pub(super) async fn put_organizations_whitelist() -> Exercised {
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
