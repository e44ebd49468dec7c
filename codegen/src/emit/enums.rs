//! `enums/`: an open enum per list of words.

use quote::quote;

use super::Pending;
use super::cfg::Gates;
use super::rust_writer::{Lines, quoted};
use super::rustdoc::{Docs, code};
use super::type_files::{self, Kind};
use crate::ir::names::CATCH_ALL;
use crate::ir::{Api, Enum};

const ENUMS: Kind = Kind {
    folder: "enums",
    docs: "Lists of words. Each is open: a word that this version does not know is kept as `Unrecognized` and written back as it came.",
};

/// The files, if there are enums.
pub(super) fn files<'a>(api: &'a Api, gates: Gates<'a>) -> impl Iterator<Item = Pending<'a>> {
    let standings = &api.enum_standings;
    let parts = type_files::parts(&api.enums, standings, |item| &item.wire, api, gates);
    let roof = type_files::roof(&parts, ENUMS, api, gates);
    roof.into_iter().chain(parts.into_iter().map(|part| {
        let imports = |_: &_| {
            quote!(
                use crate::runtime;
            )
        };
        part.file(ENUMS, imports, |item| {
            Lines::items(|lines| {
                definition(item, lines);
                words(item, lines);
            })
        })
    }))
}

/// ```text
/// #[derive(Debug, Clone)]
/// #[non_exhaustive]
/// pub enum ApprovalType { Primary, Secondary, Unrecognized(String) }
/// ```
fn definition(item: &Enum, lines: &mut Lines) {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The enum {}.", code(&item.wire)));
    }
    lines.item(|lines| {
        lines.docs(&docs);
        lines.line("#[derive(Debug, Clone)]");
        lines.line("#[non_exhaustive]");
        lines.block(format_args!("pub enum {}", item.name), |lines| {
            for variant in &item.variants {
                let mut docs = Docs::default();
                docs.markdown(code(&variant.wire))
                    .text(variant.doc.as_deref());
                lines.docs(&docs);
                lines.line(format_args!("{},", variant.name));
            }
            lines.doc("A value that this version does not know, as it came.");
            lines.line(format_args!("{CATCH_ALL}(String),"));
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
fn words(item: &Enum, lines: &mut Lines) {
    let name = &item.name;
    let variants: Vec<String> = (item.variants.iter())
        .map(|variant| format!("Self::{}", variant.name))
        .collect();
    let values: Vec<String> = (item.variants.iter())
        .map(|variant| quoted(&variant.wire))
        .collect();
    lines.item(|lines| {
        lines.block(format_args!("impl {name}"), |lines| {
            lines.member(|lines| {
                lines.doc("Every value that this version knows, in the order of the API.");
                lines.row("pub const ALL: &'static [Self] = &[", &variants, "];");
            });
            lines.member(|lines| {
                lines.doc("The same as they are on the wire.");
                lines.row(
                    "pub const WORDS: &'static [&'static str] = &[",
                    &values,
                    "];",
                );
            });
            lines.member(|lines| {
                lines.doc("The value on the wire.");
                lines.function("pub fn as_str", &["&self"], "&str", |lines| {
                    lines.block("match self", |lines| {
                        for (variant, value) in variants.iter().zip(&values) {
                            lines.line(format_args!("{variant} => {value},"));
                        }
                        lines.line(format_args!("Self::{CATCH_ALL}(value) => value,"));
                    });
                });
            });
        });
    });
    lines.item(|lines| lines.line(format_args!("runtime::open_enum!({name});")));
}
