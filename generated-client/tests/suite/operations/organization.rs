//! Operations on the organization, its features and its migrations.

use generated_client::enums::{
    FeatureName, FieldConfigEntityType, MigrationType, OrganizationProductPlatform,
    OrganizationState,
};
use generated_client::models::{FeatureState, MigrationUpdate, Organization, OrganizationCreate};
use generated_client::organization::OrganizationApi;
use generated_client::{Json, Map};
use serde_json::json;

use super::{Exercised, check, check_answer, texts};
use crate::support::Answer;

fn organization() -> Json {
    json!({
        "id": "0c5f", "name": "Zoë & Co.", "defaultLanguage": "en-us", "version": 12, "state": "active",
        "voicemailEnabled": false, "productPlatform": "GenesysCloud", "features": {"pci": true, "chat": false},
    })
}

#[tokio::test]
pub(super) async fn delete_organizations_me() -> Exercised {
    let line = "DELETE /api/v2/organizations/me";
    let call = |api: OrganizationApi<'_>| api.delete_organizations_me();
    let ((), _) = check_answer(call, line, Answer::empty(204)).await;
    let ((), exercised) = check_answer(call, line, Answer::empty(200)).await;
    exercised
}

#[tokio::test]
#[expect(deprecated, reason = "deprecated operations work nevertheless")]
pub(super) async fn get_fieldconfig() -> Exercised {
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
pub(super) async fn get_organizations_me() -> Exercised {
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
pub(super) async fn get_organizations_migration() -> Exercised {
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
pub(super) async fn get_organizations_migration_state() -> Exercised {
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
pub(super) async fn get_organizations_migrations() -> Exercised {
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
pub(super) async fn patch_organizations_feature() -> Exercised {
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
pub(super) async fn patch_organizations_migration() -> Exercised {
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
pub(super) async fn post_organizations() -> Exercised {
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
pub(super) async fn put_organizations_me() -> Exercised {
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
