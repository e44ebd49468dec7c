//! How parameters and fields of a form enter the request.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Kind, Location, Parameter};
use crate::names::Name;

/// How a required parameter enters a request in the making.
///
/// ```text
/// .query_joined("ids", ",", ids)
/// ```
pub(super) fn step(parameter: &Parameter) -> TokenStream {
    let function = Name::fixed(function(parameter));
    let arguments = arguments(parameter);
    quote!(.#function(#arguments))
}

/// How an optional one enters a request that is there already.
///
/// ```text
/// self.set_query_joined("ids", ",", ids)
/// ```
pub(super) fn setter(parameter: &Parameter) -> TokenStream {
    let function = Name::fixed(function(parameter)).prefixed("set_");
    let arguments = arguments(parameter);
    quote!(self.#function(#arguments))
}

fn function(parameter: &Parameter) -> &'static str {
    match (parameter.location, parameter.kind(), parameter.join) {
        (Location::Path, Kind::List, _) => "path_joined",
        (Location::Path, ..) => "path",
        (Location::Query, Kind::List, Some(_)) => "query_joined",
        (Location::Query, Kind::List, None) => "query_list",
        (Location::Query, ..) => "query",
        (Location::Header, Kind::List, _) => "header_joined",
        (Location::Header, ..) => "header",
        (Location::Form, Kind::List, Some(_)) => "field_joined",
        (Location::Form, Kind::List, None) => "field_list",
        (Location::Form, Kind::Plain, _) => "field",
        (Location::Form, Kind::File, _) => "file",
        (Location::Form, Kind::Files, _) => "files",
        (Location::Form, Kind::Json, _) => "json_field",
    }
}

fn arguments(parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.wire, &parameter.name);
    let separator = parameter.join.map(|join| join.separator());
    match (parameter.kind(), separator) {
        (Kind::List, Some(separator)) => quote!(#wire, #separator, #name),
        (Kind::List | Kind::File | Kind::Files, _) => quote!(#wire, #name),
        // models come by reference already
        (Kind::Json, _) if parameter.ty.is_object() => quote!(#wire, #name),
        (Kind::Json | Kind::Plain, _) => quote!(#wire, &#name),
    }
}
