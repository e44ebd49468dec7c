//! `enums/`: an open enum per enum of the spec.

use quote::quote;

use super::Pending;
use super::cfg::CfgAttributes;
use super::rust_writer::{RustWriter, quoted};
use super::rustdoc::{Docs, code};
use super::type_files::{self, TypeKind};
use crate::ir::names::CATCH_ALL;
use crate::ir::{Api, Enum};

const ENUMS: TypeKind = TypeKind {
    folder: "enums",
    singular: "enum",
    plural: "Enums",
    docs: "Open enums. `Unrecognized` holds a value that this version does not know and preserves it on round trips.",
};

/// The files of the enums; empty without enums.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let placements = &api.enum_placements;
    let files = type_files::split(&api.enums, placements, |item| &item.wire, api, cfg);
    let module_files = type_files::module_files(&files, ENUMS, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(|file| {
        let imports = |_: &_| {
            quote!(
                use crate::runtime;
            )
        };
        file.file(ENUMS, imports, |item| {
            RustWriter::items(|out| {
                definition(item, out);
                values(item, out);
            })
        })
    }))
}

/// ```text
/// #[derive(Debug, Clone)]
/// #[non_exhaustive]
/// pub enum ApprovalType { Primary, Secondary, Unrecognized(String) }
/// ```
fn definition(item: &Enum, out: &mut RustWriter) {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The enum {}.", code(&item.wire)));
    }
    out.item(|out| {
        out.docs(&docs);
        out.line("#[derive(Debug, Clone)]");
        out.line("#[non_exhaustive]");
        out.block(format_args!("pub enum {}", item.name), |out| {
            for variant in &item.variants {
                let mut docs = Docs::default();
                docs.markdown(code(&variant.wire))
                    .text(variant.doc.as_deref());
                out.docs(&docs);
                out.line(format_args!("{},", variant.name));
            }
            out.doc("A value that this version does not know.");
            out.line(format_args!("{CATCH_ALL}(String),"));
        });
    });
}

/// ```text
/// impl ApprovalType {
///     pub const ALL: &'static [Self] = &[Self::Primary, Self::Secondary];
///     pub const WORDS: &'static [&'static str] = &["Primary", "Secondary"];
///     pub fn as_str(&self) -> &str { match self { Self::Primary => "Primary", ... } }
/// }
/// runtime::open_enum!(ApprovalType);
/// ```
fn values(item: &Enum, out: &mut RustWriter) {
    let name = &item.name;
    let variants: Vec<String> = (item.variants.iter())
        .map(|variant| format!("Self::{}", variant.name))
        .collect();
    let values: Vec<String> = (item.variants.iter())
        .map(|variant| quoted(&variant.wire))
        .collect();
    out.item(|out| {
        out.block(format_args!("impl {name}"), |out| {
            out.member(|out| {
                out.doc("All known values, in the order of the API.");
                out.row("pub const ALL: &'static [Self] = &[", &variants, "];");
            });
            out.member(|out| {
                out.doc("The wire values of all known values, in the same order.");
                out.row(
                    "pub const WORDS: &'static [&'static str] = &[",
                    &values,
                    "];",
                );
            });
            out.member(|out| {
                out.doc("Returns the wire value.");
                out.function("pub fn as_str", &["&self"], "&str", |out| {
                    out.block("match self", |out| {
                        for (variant, value) in variants.iter().zip(&values) {
                            out.line(format_args!("{variant} => {value},"));
                        }
                        out.line(format_args!("Self::{CATCH_ALL}(value) => value,"));
                    });
                });
            });
        });
    });
    out.item(|out| out.line(format_args!("runtime::open_enum!({name});")));
}
