//! Operations on limits and on requests to change them.

use generated_client::Json;
use generated_client::enums::{
    ApprovalType, LimitChangeRequestExpand, LimitChangeStatus, LimitNamespace, LimitRejectReason,
};
use generated_client::models::{LimitChangeRequest, LimitChangeRequestUpdate};
use serde_json::json;

use super::{Exercised, at, check, texts};

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
pub(super) async fn get_organizations_limits_changerequest() -> Exercised {
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
pub(super) async fn get_organizations_limits_changerequests() -> Exercised {
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
pub(super) async fn get_organizations_limits_docs() -> Exercised {
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
pub(super) async fn get_organizations_limits_namespace() -> Exercised {
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
pub(super) async fn get_organizations_limits_namespace_defaults() -> Exercised {
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
pub(super) async fn get_organizations_limits_namespaces() -> Exercised {
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
pub(super) async fn patch_organizations_limits_changerequest() -> Exercised {
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
pub(super) async fn post_organizations_limits_changerequests() -> Exercised {
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
