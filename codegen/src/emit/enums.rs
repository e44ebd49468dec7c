//! `enums/`: an open enum per list of words.

use proc_macro2::TokenStream;
use quote::quote;

use super::Pending;
use super::docs::{Docs, code};
use super::gates::Gates;
use super::parts::{self, Kind};
use crate::ir::{Api, Enum, Variant};
use crate::names::{CATCH_ALL, Name};

const ENUMS: Kind = Kind {
    folder: "enums",
    docs: "Lists of words. Each is open: a word that this version does not know is kept as `Unrecognized` and written back as it came.",
};

/// The files, if there are enums.
pub(super) fn files<'a>(api: &'a Api, gates: Gates<'a>) -> impl Iterator<Item = Pending<'a>> {
    let standings = &api.enum_standings;
    let parts = parts::parts(&api.enums, standings, |item| &item.wire, api, gates);
    let roof = parts::roof(&parts, ENUMS, api, gates);
    roof.into_iter().chain(parts.into_iter().map(|part| {
        let imports = |_: &_| {
            quote!(
                use crate::runtime;
            )
        };
        part.file(ENUMS, imports, |item| [definition(item), words(item)])
    }))
}

/// ```text
/// #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// #[non_exhaustive]
/// pub enum ApprovalType { Primary, Secondary, Unrecognized(String) }
/// ```
fn definition(item: &Enum) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The enum {}.", code(&item.wire)));
    }
    let docs = docs.attributes();
    let name = &item.name;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants = item.variants.iter().map(|variant| {
        let docs = variant_docs(variant);
        let name = &variant.name;
        quote! { #docs #name }
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version does not know, as it came.
            #catch_all(String),
        }
    }
}

fn variant_docs(variant: &Variant) -> TokenStream {
    let mut docs = Docs::default();
    docs.markdown(code(&variant.wire))
        .text(variant.doc.as_deref());
    docs.attributes()
}

/// ```text
/// impl ApprovalType {
///     pub const ALL: &'static [Self] = &[Self::Primary, Self::Secondary];
///     pub const WORDS: &'static [&'static str] = &["Primary", "Secondary"];
///     pub fn as_str(&self) -> &str { match self { Self::Primary => "Primary", ... } }
/// }
/// runtime::open_enum!(ApprovalType);
/// ```
fn words(item: &Enum) -> TokenStream {
    let name = &item.name;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants: Vec<&Name> = item.variants.iter().map(|variant| &variant.name).collect();
    let values: Vec<&String> = item.variants.iter().map(|variant| &variant.wire).collect();
    quote! {
        impl #name {
            /// Every value that this version knows, in the order of the API.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];
            /// The same as they are on the wire.
            pub const WORDS: &'static [&'static str] = &[#(#values),*];
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#catch_all(value) => value,
                }
            }
        }
        runtime::open_enum!(#name);
    }
}
