//! `operations.rs`: the table of all operations.

use quote::quote;

use super::{GeneratedFile, group_sources};
use crate::ir::Api;

pub(super) fn file(api: &Api) -> GeneratedFile<'_> {
    let entries = api.groups.iter().flat_map(|group| {
        let module = &group.module;
        group.operations.iter().map(move |operation| {
            let endpoint = &operation.endpoint;
            quote!(<super::#module::#endpoint as runtime::Endpoint>::OPERATION)
        })
    });
    let table = quote! {
        /// Every operation, in the order of the spec.
        pub const OPERATIONS: &[&runtime::Operation] = &[#(#entries),*];
    };
    GeneratedFile {
        path: "operations.rs".to_owned(),
        source: group_sources(api),
        docs: vec!["The facts of all operations as data.".to_owned()],
        items: Box::new(
            [
                quote!(
                    use crate::runtime;
                ),
                table,
            ]
            .into_iter(),
        ),
    }
}
