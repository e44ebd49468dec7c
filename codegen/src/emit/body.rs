//! How a body enters the request.

use super::expression::{Call, Expr};
use super::rust_writer::quoted;
use crate::ir::{Body, Encoding};

/// ```text
/// .body(pet).media_type("application/merge-patch+json")
/// ```
pub(super) fn steps(body: &Body) -> impl Iterator<Item = Call> {
    let name = &body.name;
    let step = match body.content.encoding {
        // models come by reference already
        Encoding::Json if body.content.ty.is_object() => ("body", name.to_string()),
        Encoding::Json => ("body", format!("&{name}")),
        Encoding::Text => ("text", name.to_string()),
        Encoding::Binary => ("bytes", name.to_string()),
    };
    let own = body.content.media_type.iter();
    let own = own.map(|media_type| ("media_type", quoted(media_type)));
    std::iter::once(step)
        .chain(own)
        .map(|(function, argument)| Call::new(function, vec![Expr::Word(argument)]))
}
