//! Operation metadata, and the types that operations return.

mod body;
mod endpoint;
mod metadata;
mod output;
mod pagination;
mod parameter;
mod permissions;
mod response_enum;
mod security;
mod server;

pub use self::body::{Content, RequestBody, ResponseBody};
pub use self::endpoint::{Endpoint, Paged};
pub use self::metadata::Operation;
pub use self::output::{Output, WireResponse};
pub use self::pagination::{NextPage, Paging};
pub use self::parameter::{Limit, Location, Parameter, Style, ValueKind};
pub use self::permissions::{
    Permissions, RequiredPermissions, required_permissions, required_scopes,
};
pub use self::response_enum::{Choice, Part, PartMut, Unlisted, read_choice, write_choice};
pub use self::security::{ApiKey, ApiKeyLocation, BasicAuth, SecurityScheme};
pub use self::server::NamedServer;
