//! Blocking calls in synchronous programs.

use std::time::Duration;

use generated_client::ErrorKind;
use generated_client::enums::LimitNamespace;
use generated_client::http::StatusCode;
use generated_client::models::{
    LimitChangeRequestDetails, LimitChangeRequestsEntityListing, Organization,
};
use generated_client::operations::organization::{
    DeleteOrganizationsMe, GetOrganizationsLimitsChangerequests, GetOrganizationsMe,
};
use generated_client::testing::Server;

/// Runs a test with a server on its own runtime, because the test has none.
fn with_server(test: impl FnOnce(&Server)) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start());
    test(&server);
    let _guard = runtime.enter();
    server.verify().unwrap();
}

fn page(names: &[&str], next: Option<&str>) -> LimitChangeRequestsEntityListing {
    let entities: Vec<_> = names
        .iter()
        .map(|name| {
            LimitChangeRequestDetails::new(*name, LimitNamespace::Outbound, 1.0, "why", "url")
        })
        .collect();
    let page = LimitChangeRequestsEntityListing::new().with_entities(entities);
    match next {
        Some(next) => page.with_next_uri(next),
        None => page,
    }
}

#[test]
fn wait_returns_the_response() {
    with_server(|server| {
        server.on(GetOrganizationsMe).returns(Organization::new(7));
        let client = server.client();
        let organization = client.organization().get_organizations_me().wait();
        assert_eq!(organization.unwrap().version, 7);
        let request = client.organization().get_organizations_me();
        let response = request.send().wait().unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.correlation_id().is_some());
        let raw = client.organization().get_organizations_me().raw().wait();
        assert_eq!(raw.unwrap().value().as_ref(), br#"{"version":7}"#);
    });
}

#[test]
fn wait_returns_the_same_errors() {
    with_server(|server| {
        server.on(DeleteOrganizationsMe).answers(403, &[], "no");
        let client = server.client();
        let error = client.organization().delete_organizations_me().wait();
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert!(error.required_permissions().is_some());
    });
}

#[test]
fn blocking_listings_are_resumable_iterators() {
    with_server(|server| {
        let path = "/api/v2/organizations/limits/changerequests";
        let list = || server.on(GetOrganizationsLimitsChangerequests);
        list()
            .returns(page(&["a", "b"], Some(&format!("{path}?after=2"))))
            .once();
        list().query("after", "2").answers(500, &[], "").once();
        list()
            .query("after", "2")
            .returns(page(&["c"], None))
            .once();
        let client = server.client();
        let request = client
            .organization()
            .get_organizations_limits_changerequests();
        let mut items = request.items().wait();
        let mut names = Vec::new();
        let mut errors = 0;
        for _ in 0..2 {
            for item in items.by_ref() {
                match item {
                    Ok(item) => names.push(item.key),
                    Err(_) => errors += 1,
                }
            }
            items.resume();
        }
        assert_eq!(
            (names, errors),
            (["a", "b", "c"].map(str::to_owned).to_vec(), 1)
        );
        list().returns(page(&["d"], None)).once();
        let request = client
            .organization()
            .get_organizations_limits_changerequests();
        assert_eq!(request.pages().wait().map(Result::unwrap).count(), 1);
    });
}

#[test]
fn threads_wait_in_parallel() {
    with_server(|server| {
        server
            .on(GetOrganizationsMe)
            .returns(Organization::new(7))
            .delay(Duration::from_millis(50));
        let client = server.client();
        std::thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| client.organization().get_organizations_me().wait().unwrap());
            }
        });
        assert_eq!(server.count_of(GetOrganizationsMe), 20);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn wait_works_inside_an_asynchronous_runtime() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(Organization::new(7));
    let client = server.client();
    let organization = client.organization().get_organizations_me().wait();
    assert_eq!(organization.unwrap().version, 7);
}
