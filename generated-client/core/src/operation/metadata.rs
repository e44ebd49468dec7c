//! Operation metadata.

use reqwest::{Method, StatusCode};

use super::body::{RequestBody, ResponseBody};
use super::pagination::Paging;
use super::parameter::Parameter;
use super::permissions::Permissions;
use super::security::SecurityScheme;
use super::server::NamedServer;

/// Metadata of an operation, taken from the API's reference.
///
/// Each operation has one `static` value; `operations::OPERATIONS` lists all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) group: &'static str,
    pub(crate) deprecated: bool,
    pub(crate) permissions: Permissions,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) security: &'static [&'static [SecurityScheme]],
    pub(crate) server: Option<NamedServer>,
    pub(crate) parameters: &'static [Parameter],
    pub(crate) body: Option<RequestBody>,
    pub(crate) answers: &'static [ResponseBody],
    pub(crate) paging: Option<Paging>,
}

/// Constructors for generated code.
#[doc(hidden)]
impl Operation {
    pub const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        group: &'static str,
    ) -> Self {
        Self {
            id,
            method,
            path,
            group,
            deprecated: false,
            permissions: Permissions::None,
            scopes: &[],
            security: &[&[SecurityScheme::Bearer]],
            server: None,
            parameters: &[],
            body: None,
            answers: &[],
            paging: None,
        }
    }

    pub const fn with_deprecation(mut self) -> Self {
        self.deprecated = true;
        self
    }

    pub const fn with_permissions(mut self, permissions: Permissions) -> Self {
        self.permissions = permissions;
        self
    }

    pub const fn with_scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    pub const fn with_security(
        mut self,
        alternatives: &'static [&'static [SecurityScheme]],
    ) -> Self {
        self.security = alternatives;
        self
    }

    pub const fn without_sign_in(self) -> Self {
        self.with_security(&[])
    }

    pub const fn with_server(mut self, server: NamedServer) -> Self {
        self.server = Some(server);
        self
    }

    pub const fn with_parameters(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    pub const fn with_body(mut self, body: RequestBody) -> Self {
        self.body = Some(body);
        self
    }

    pub const fn with_answers(mut self, answers: &'static [ResponseBody]) -> Self {
        self.answers = answers;
        self
    }

    pub const fn with_paging(mut self, paging: Paging) -> Self {
        self.paging = Some(paging);
        self
    }
}

impl Operation {
    /// Whether a status is a response rather than an error: a success, or a documented redirect.
    pub(crate) fn is_answer(&self, status: StatusCode) -> bool {
        let is_listed = || {
            self.answers
                .iter()
                .any(|body| body.status() == status.as_u16())
        };
        status.is_success() || is_listed()
    }

    /// The operation's name in the API's reference, such as `getOrganizationsMe`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// The path template below the base URL.
    ///
    /// For example `/api/v2/organizations/migrations/{migrationName}`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The group of the API, such as `Organization`.
    #[must_use]
    pub const fn group(&self) -> &'static str {
        self.group
    }

    /// Tells whether the API's reference marks the operation as deprecated.
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// The permissions that the caller needs.
    #[must_use]
    pub const fn permissions(&self) -> Permissions {
        self.permissions
    }

    /// The OAuth scopes that the token needs, all of them. Empty if the reference names none.
    #[must_use]
    pub const fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }

    /// The credentials that the operation accepts, as alternatives; empty if it takes none.
    ///
    /// The schemes of one alternative are sent together. The client uses the first alternative for
    /// which it has all credentials. An empty alternative permits calls without credentials.
    #[must_use]
    pub const fn security(&self) -> &'static [&'static [SecurityScheme]] {
        self.security
    }

    /// Tells whether the operation is called without credentials.
    ///
    /// The client then neither sends nor requests a token.
    #[must_use]
    pub const fn is_anonymous(&self) -> bool {
        self.security.is_empty()
    }

    /// The operation's server; `None` if it is the API's base URL.
    #[must_use]
    pub const fn server(&self) -> Option<NamedServer> {
        self.server
    }

    /// The parameters, in the order of the reference.
    #[must_use]
    pub const fn parameters(&self) -> &'static [Parameter] {
        self.parameters
    }

    /// The request body; `None` if the operation takes none.
    #[must_use]
    pub const fn body(&self) -> Option<RequestBody> {
        self.body
    }

    /// The responses by successful status; empty if the reference does not distinguish them.
    #[must_use]
    pub const fn answers(&self) -> &'static [ResponseBody] {
        self.answers
    }

    /// How the pages of the listing are linked; `None` if the operation is not a listing.
    #[must_use]
    pub const fn paging(&self) -> Option<Paging> {
        self.paging
    }
}
