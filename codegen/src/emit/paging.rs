//! How an operation's pages follow one another: as a fact, and as the trait that gives the items of a page.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use crate::ir::{NextPage, Operation, Paging};

/// ```text
/// runtime::Paging { items: "entities", next: runtime::NextPage::Uri { field: "nextUri" } }
/// ```
pub(super) fn fact(paging: &Paging) -> TokenStream {
    let items = &paging.items.wire;
    let next = match &paging.next {
        NextPage::Uri { field } => quote!(Uri { field: #field }),
        NextPage::Number { parameter, count } => {
            let count = count
                .as_ref()
                .map_or_else(|| quote!(None), |field| quote!(Some(#field)));
            quote!(Number { parameter: #parameter, count: #count })
        }
        NextPage::Cursor { parameter, field } => {
            quote!(Cursor { parameter: #parameter, field: #field })
        }
    };
    quote!(runtime::Paging { items: #items, next: runtime::NextPage::#next })
}

/// ```text
/// impl runtime::Paged for GetOrganizationsLimitsChangerequests {
///     type Item = models::LimitChangeRequestDetails;
///     fn items(page: Self::Output) -> Vec<Self::Item> { page.entities.unwrap_or_default() }
/// }
/// ```
pub(super) fn paged(operation: &Operation, types: Types<'_>) -> Option<TokenStream> {
    let items = &operation.paging.as_ref()?.items;
    let (endpoint, name, item) = (&operation.endpoint, &items.name, types.owned(&items.ty));
    let default = (!items.required).then(|| quote!(.unwrap_or_default()));
    Some(quote! {
        impl runtime::Paged for #endpoint {
            type Item = #item;
            fn items(page: Self::Output) -> Vec<Self::Item> {
                page.#name #default
            }
        }
    })
}
