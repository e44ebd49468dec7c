//! `operations.rs`: a table of the metadata of all operations.

use quote::quote;

use super::cfg::CfgAttributes;
use super::{GeneratedFile, Piece, all_sources};
use crate::ir::Api;

pub(super) fn file<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> GeneratedFile<'a> {
    let entries = api.groups_with_operations().flat_map(|group| {
        let (module, cfg_attribute) = (&group.module, cfg.group(group));
        group.operations.iter().map(move |operation| {
            let endpoint = &operation.endpoint;
            quote!(#cfg_attribute <super::#module::#endpoint as runtime::Endpoint>::OPERATION)
        })
    });
    let table = quote! {
        /// Metadata of all operations, in the order of the spec.
        pub const OPERATIONS: &[&runtime::Operation] = &[#(#entries),*];
    };
    GeneratedFile {
        path: "operations.rs".to_owned(),
        source: all_sources(api),
        docs: vec!["Operation metadata.".to_owned()],
        items: Box::new(
            [
                quote!(
                    use crate::runtime;
                ),
                table,
            ]
            .into_iter()
            .map(Piece::from),
        ),
    }
}
