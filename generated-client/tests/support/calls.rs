//! One call per HTTP method, for tests of behaviour that all calls share.

use generated_client::enums::FeatureName;
use generated_client::http::Method;
use generated_client::models::{FeatureState, Organization, OrganizationCreate};
use generated_client::{Client, Error};

/// All HTTP methods of the API, the idempotent ones first.
pub const METHODS: [Method; 5] = [
    Method::GET,
    Method::PUT,
    Method::DELETE,
    Method::POST,
    Method::PATCH,
];

/// Gets an organization and returns its version.
pub async fn get(client: &Client) -> Result<i32, Error> {
    let organization = client.organization().get_organizations_me().await?;
    Ok(organization.version)
}

/// Creates an organization with this name and returns its version.
pub async fn post(client: &Client, name: &str) -> Result<i32, Error> {
    let request = client.organization().post_organizations();
    Ok(request.body(&new_organization(name)).await?.version)
}

/// Returns the body that [`post`] sends.
pub fn new_organization(name: &str) -> OrganizationCreate {
    OrganizationCreate::new(name, "admin", "body-secret", "example", "short")
}

/// Makes a call with this HTTP method.
pub async fn call(client: &Client, method: &Method) -> Result<(), Error> {
    let api = client.organization();
    match *method {
        Method::GET => get(client).await.map(drop),
        Method::PUT => {
            let request = api.put_organizations_me().body(&Organization::new(3));
            request.await.map(drop)
        }
        Method::DELETE => api.delete_organizations_me().await,
        Method::POST => post(client, "name").await.map(drop),
        Method::PATCH => {
            let state = FeatureState::new();
            let request = api.patch_organizations_feature(FeatureName::Hipaa, &state);
            request.await.map(drop)
        }
        _ => panic!("no operation has the method {method}"),
    }
}
