//! One call of each method, for tests of what all calls have in common.

use generated_client::enums::FeatureName;
use generated_client::models::{FeatureState, Organization, OrganizationCreate};
use generated_client::{Client, Error, Method};

/// All methods of the API, those first that may be sent twice.
pub const METHODS: [Method; 5] = [
    Method::GET,
    Method::PUT,
    Method::DELETE,
    Method::POST,
    Method::PATCH,
];

/// Gets an organization, and returns its version.
pub async fn get(client: &Client) -> Result<i32, Error> {
    let organization = client.organization().get_organizations_me().await?;
    Ok(organization.version)
}

/// Makes an organization of this name, and returns its version.
pub async fn post(client: &Client, name: &str) -> Result<i32, Error> {
    let request = client.organization().post_organizations();
    Ok(request.body(&new_organization(name)).await?.version)
}

/// What [`post`] sends.
pub fn new_organization(name: &str) -> OrganizationCreate {
    OrganizationCreate::new(name, "admin", "body-secret", "example", "short")
}

/// A call of this method.
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
