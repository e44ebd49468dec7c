//! How a body enters the request.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Body, Encoding};

/// ```text
/// .body(pet).media_type("application/merge-patch+json")
/// ```
pub(super) fn step(body: &Body) -> TokenStream {
    let (name, by) = (&body.name, reference(body));
    let step = match body.content.encoding {
        Encoding::Json => quote!(.body(#by #name)),
        Encoding::Text => quote!(.text(#name)),
        Encoding::Binary => quote!(.bytes(#name)),
    };
    let own = body.content.media_type.iter();
    quote!(#step #(.media_type(#own))*)
}

/// The same on a request that is there already.
pub(super) fn setter_steps(body: &Body) -> TokenStream {
    let (name, by) = (&body.name, reference(body));
    let step = match body.content.encoding {
        Encoding::Json => quote!(.set_body(#by #name)),
        Encoding::Text => quote!(.set_text(#name)),
        Encoding::Binary => quote!(.set_bytes(#name)),
    };
    let own = body.content.media_type.iter();
    quote!(#step #(.set_media_type(#own))*)
}

/// Models come by reference already.
fn reference(body: &Body) -> TokenStream {
    match body.content.ty.is_object() {
        true => quote!(),
        false => quote!(&),
    }
}
