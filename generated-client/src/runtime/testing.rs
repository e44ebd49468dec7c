//! A mock server for tests of programs that use this client.
//!
//! With the feature `testing`, a [`Server`] responds over real HTTP on the loopback interface. A
//! rule defines the response of an operation, with the operation's own types:
//!
//! ```
//! use generated_client::models::Organization;
//! use generated_client::operations::organization::GetOrganizationsMe;
//! use generated_client::{Client, Error, testing};
//!
//! /// The function to test.
//! async fn greeting(client: &Client) -> Result<String, Error> {
//!     let organization = client.organization().get_organizations_me().await?;
//!     Ok(format!("Hello, {}!", organization.name.unwrap_or_default()))
//! }
//!
//! #[tokio::main(flavor = "current_thread")] // in a test: #[tokio::test]
//! async fn main() {
//!     let server = testing::Server::start().await;
//!     server.on(GetOrganizationsMe).returns(Organization::new(1).with_name("Acme"));
//!
//!     assert_eq!(greeting(&server.client()).await.unwrap(), "Hello, Acme!");
//!     assert_eq!(server.count_of(GetOrganizationsMe), 1);
//! }
//! ```
//!
//! # Rules
//!
//! A rule consists of an operation, conditions, a response, and how often it applies. Rules for the
//! same operation are used in the order of their creation, each until it is used up:
//!
//! ```
//! # use generated_client::models::Organization;
//! # use generated_client::operations::organization::GetOrganizationsMe;
//! # use generated_client::operations::organization::GetOrganizationsMigration;
//! # use generated_client::testing;
//! # use serde_json::json;
//! # use std::time::Duration;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! # let server = testing::Server::start().await;
//! server.on(GetOrganizationsMe).too_many_requests(Duration::from_secs(1)).once();
//! server.on(GetOrganizationsMe).returns(Organization::new(1)).delay(Duration::from_millis(20));
//!
//! let migration = server.on(GetOrganizationsMigration).path("migrationName", "eu-west");
//! migration.returns_json(json!({"later": "than this version"})).with_correlation_id("5f2c");
//! # drop(server.verify());
//! # }
//! ```
//!
//! # Checks
//!
//! Each request is checked against the metadata of its [operation](crate::operations::Operation):
//! path and method, query parameters and their values, required headers, the body. A mismatch gets
//! a 400 (404 for an unknown path, 405 for a wrong method) with the code `testing.mismatch` and a
//! message about the problem. When the server is dropped, the test fails with all mismatches. The
//! test also fails if a rule with [`once`](Rule::once) or [`times`](Rule::times) was used less
//! often, and if a connection carries anything except HTTP/1.1. The contents of JSON bodies are not
//! checked.
//!
//! ```
//! # use generated_client::operations::organization::GetOrganizationsLimitsChangerequests;
//! # use generated_client::testing;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! # let server = testing::Server::start().await;
//! let requests = server.client().organization().get_organizations_limits_changerequests();
//! let error = requests.status("Opne".into()).await.unwrap_err();
//!
//! assert!(error.to_string().contains("the query parameter `status` must be"), "{error}");
//! // Dropping the server would panic now; `verify` returns the report instead.
//! assert_eq!(server.verify().unwrap_err().mismatches().len(), 1);
//! # }
//! ```
//!
//! # Tokens
//!
//! `POST /oauth/token` grants a new bearer token for each request, unless a
//! [rule](Server::on_token) applies. [`require_token`](Server::require_token) makes calls without
//! their credentials fail with 401, and [`revoke_tokens`](Server::revoke_tokens) revokes tokens before they
//! expire.

use super::client::Client;

pub use generated_client_core::testing::{
    Allow, FormField, Mismatch, Received, Report, Rule, RuleBuilder, SignIn,
};

/// A mock server for the platform, whose clients are [`Client`]s.
pub type Server = generated_client_core::testing::Server<Client>;
