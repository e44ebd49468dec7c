//! `models/`: a struct per model, with constructor, setters, and the two small matches that let the runtime read and
//! write its fields without knowing its type.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::Gates;
use super::rust_types::{Conversion, Here, Types, innermost};
use super::rust_writer::{Lines, NONE, quoted};
use super::rustdoc::{Docs, code, inline};
use super::type_files::{self, Kind, Part, Place};
use super::{Pending, limits};
use crate::ir::names::Name;
use crate::ir::{Api, Field, Model, Type};

const MODELS: Kind = Kind {
    folder: "models",
    docs: "The JSON objects that operations send and receive.",
};

/// The files, if there are models.
pub(super) fn files<'a>(api: &'a Api, gates: Gates<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = Types::new(api, Here::Models);
    let standings = &api.model_standings;
    let parts = type_files::parts(&api.models, standings, |model| &model.wire, api, gates);
    let roof = type_files::roof(&parts, MODELS, api, gates);
    roof.into_iter().chain(parts.into_iter().map(move |part| {
        let imports = move |part: &_| imports(part, api);
        part.file(MODELS, imports, move |model| {
            Lines::items(|lines| {
                structure(model, types, lines);
                if !model.fields.is_empty() {
                    constructor(model, types, lines);
                }
                accessors(model, lines);
            })
        })
    }))
}

/// The `use` lines: what the fields name of other files.
fn imports(part: &Part<'_, Model>, api: &Api) -> TokenStream {
    let fields = part.items.iter().flat_map(|model| &model.fields);
    let (mut enums, mut unions) = (false, false);
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for field in fields {
        match innermost(&field.ty) {
            Type::Enum(_) => enums = true,
            Type::Union(_) => unions = true,
            Type::Model(id) => {
                others.insert(api.model(*id).name.as_str());
            }
            _ => {}
        }
    }
    for model in &part.items {
        others.remove(model.name.as_str());
    }
    let others: Vec<Name> = others.into_iter().map(Name::fixed).collect();
    let roof = match part.place {
        Place::Home => quote!(super),
        Place::Shared => quote!(super::super),
    };
    let enums = enums.then(|| quote!(use #roof::super::enums;));
    let unions = unions.then(|| quote!(use #roof::super::unions;));
    let models = match others.as_slice() {
        [] => None,
        [other] => Some(quote!(use #roof::#other;)),
        others => Some(quote!(use #roof::{#(#others),*};)),
    };
    quote!(#models #enums #unions use crate::runtime;)
}

/// ```text
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub struct Limit {
///     pub value: Option<i64>,
///     pub extra: runtime::Extra,
/// }
/// ```
fn structure(model: &Model, types: Types<'_>, lines: &mut Lines) {
    let mut docs = Docs::default();
    docs.text(model.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The model {}.", code(&model.wire)));
    }
    lines.item(|lines| {
        lines.docs(&docs);
        lines.line("#[derive(Clone)]");
        lines.line("#[non_exhaustive]");
        lines.block(format_args!("pub struct {}", model.name), |lines| {
            for field in &model.fields {
                lines.doc(field_doc(field));
                lines.line(format_args!(
                    "pub {}: {},",
                    field.name,
                    stored(field, types)
                ));
            }
            lines.doc(extra_doc(model));
            lines.line("pub extra: runtime::Extra,");
        });
    });
}

fn extra_doc(model: &Model) -> String {
    match &model.additional {
        None => "Fields that the server sent and this version does not know; they are sent back."
            .to_owned(),
        Some(additional) => format!(
            "Fields of any other name: the JSON of a {} each. They are sent back.",
            code(&additional.text)
        ),
    }
}

fn field_doc(field: &Field) -> String {
    let text = field.doc.as_deref().map(inline).unwrap_or_default();
    let mut line = if text.is_empty() {
        format!("The field {}.", code(&field.wire))
    } else {
        text
    };
    if field.read_only {
        line.push_str(" Set by the server.");
    }
    if field.ty == Type::Secret {
        line.push_str(" Never printed.");
    }
    let format = field.format.iter();
    let format = format.map(|format| format!("format {}", code(format)));
    let facts: Vec<String> = format.chain(limits::words(&field.limits)).collect();
    if !facts.is_empty() {
        line.push_str(&format!(" ({})", facts.join("; ")));
    }
    line
}

/// The type of the struct's field.
fn stored(field: &Field, types: Types<'_>) -> String {
    let ty = types.owned(&field.ty);
    match (field.is_option(), field.boxed) {
        (true, true) => format!("Option<Box<{ty}>>"),
        (true, false) => format!("Option<{ty}>"),
        (false, true) => format!("Box<{ty}>"),
        (false, false) => ty.to_string(),
    }
}

/// ```text
/// impl Limit {
///     pub fn new() -> Self { Self { value: None, extra: runtime::Extra::new() } }
///     pub fn with_value(mut self, value: i64) -> Self { self.value = Some(value); self }
///     pub fn null_value(mut self) -> Self { self.value = None; self.extra.null("value"); self }
/// }
/// ```
fn constructor(model: &Model, types: Types<'_>, lines: &mut Lines) {
    lines.item(|lines| {
        lines.block(format_args!("impl {}", model.name), |lines| {
            lines.member(|lines| new(model, types, lines));
            for field in model.fields.iter().filter(|field| !field.required) {
                lines.member(|lines| setter(field, types, lines));
                if (model.patched || field.nullable) && !field.read_only {
                    lines.member(|lines| null_setter(field, lines));
                }
            }
        });
    });
}

fn new(model: &Model, types: Types<'_>, lines: &mut Lines) {
    let required: Vec<&Field> = model.fields.iter().filter(|field| field.required).collect();
    lines.doc(match required.is_empty() {
        true => "An object with no field set.",
        false => "An object with its required fields.",
    });
    if required.len() > 7 {
        lines.line(
            "#[expect(clippy::too_many_arguments, reason = \"one for each required field\")]",
        );
    }
    let arguments = required.iter().map(|field| argument(field, types));
    let (arguments, values): (Vec<_>, Vec<_>) = arguments.unzip();
    lines.function("pub fn new", &arguments, "Self", |lines| {
        lines.block("Self", |lines| {
            for (field, value) in required.iter().zip(values) {
                let name = field.name.to_string();
                // `name: name` is what nobody writes by hand
                match name == value {
                    true => lines.line(format_args!("{name},")),
                    false => lines.line(format_args!("{name}: {value},")),
                }
            }
            for field in model.fields.iter().filter(|field| !field.required) {
                lines.line(format_args!("{}: None,", field.name));
            }
            lines.line("extra: runtime::Extra::new(),");
        });
    });
}

/// The argument that sets a field, and the value made of it.
fn argument(field: &Field, types: Types<'_>) -> (String, String) {
    let name = &field.name;
    if field.required && field.nullable {
        let ty = types.owned(&field.ty);
        let boxed = if field.boxed { ".map(Box::new)" } else { "" };
        return (format!("{name}: Option<{ty}>"), format!("{name}{boxed}"));
    }
    let (ty, conversion) = types.kept(&field.ty);
    let value = match conversion {
        Conversion::Into => format!("{name}.into()"),
        Conversion::None => name.to_string(),
    };
    let value = match field.boxed {
        true => format!("Box::new({value})"),
        false => value,
    };
    (format!("{name}: {ty}"), value)
}

fn setter(field: &Field, types: Types<'_>, lines: &mut Lines) {
    let name = &field.name;
    let (argument, value) = argument(field, types);
    lines.doc(format_args!("Sets [`{0}`](Self::{0}).", name.as_str()));
    let function = name.prefixed("with_");
    let arguments = ["mut self", argument.as_str()];
    lines.function(
        format_args!("pub fn {function}"),
        &arguments,
        "Self",
        |lines| {
            lines.line(format_args!("self.{name} = Some({value});"));
            lines.line("self");
        },
    );
}

fn null_setter(field: &Field, lines: &mut Lines) {
    let name = &field.name;
    lines.doc(format_args!(
        "Clears [`{0}`](Self::{0}) on the server: sends `null`.",
        name.as_str()
    ));
    let function = name.prefixed("null_");
    lines.function(
        format_args!("pub fn {function}"),
        &["mut self"],
        "Self",
        |lines| {
            lines.line(format_args!("self.{name} = None;"));
            lines.line(format_args!("self.extra.null({});", quoted(&field.wire)));
            lines.line("self");
        },
    );
}

/// ```text
/// impl runtime::Model for Limit {
///     fn blank() -> Self { Self::new() }
///     fn schema(&self) -> &'static runtime::Schema { &runtime::Schema { name: "Limit", ... } }
///     fn field(&self, index: usize) -> Option<runtime::SlotRef<'_>> { ... }
///     fn field_mut(&mut self, index: usize) -> Option<runtime::SlotMut<'_>> { ... }
///     fn extra(&self) -> &runtime::Extra { &self.extra }
///     fn extra_mut(&mut self) -> &mut runtime::Extra { &mut self.extra }
/// }
/// runtime::model!(Limit, Default);
/// ```
fn accessors(model: &Model, lines: &mut Lines) {
    let name = &model.name;
    lines.item(|lines| {
        lines.block(format_args!("impl runtime::Model for {name}"), |lines| {
            lines.member(|lines| blank(model, lines));
            lines.member(|lines| schema(model, lines));
            lines.member(|lines| field(model, FIELD, lines));
            lines.member(|lines| field(model, FIELD_MUT, lines));
            lines.member(|lines| {
                let returns = "&runtime::Extra";
                lines.function("fn extra", &["&self"], returns, |lines| {
                    lines.line("&self.extra");
                });
            });
            lines.member(|lines| {
                let returns = "&mut runtime::Extra";
                lines.function("fn extra_mut", &["&mut self"], returns, |lines| {
                    lines.line("&mut self.extra");
                });
            });
        });
    });
    let default = match model.fields.iter().any(|field| field.required) {
        true => "",
        false => ", Default",
    };
    lines.item(|lines| lines.line(format_args!("runtime::model!({name}{default});")));
}

fn schema(model: &Model, lines: &mut Lines) {
    let wires = |only_required: bool| -> Vec<String> {
        let fields = model.fields.iter();
        let fields = fields.filter(|field| field.required || !only_required);
        fields.map(|field| quoted(&field.wire)).collect()
    };
    let returns = "&'static runtime::Schema";
    lines.function("fn schema", &["&self"], returns, |lines| {
        lines.block("&runtime::Schema", |lines| {
            lines.line(format_args!("name: {},", quoted(&model.wire)));
            lines.row("fields: &[", &wires(false), "],");
            lines.row("required: &[", &wires(true), "],");
        });
    });
}

/// A function from the index of a field to the field.
struct Accessor {
    name: &'static str,
    this: &'static str,
    returns: &'static str,
    /// What makes a reference of this kind, up to the field.
    access: &'static str,
}

const FIELD: Accessor = Accessor {
    name: "fn field",
    this: "&self",
    returns: "Option<runtime::SlotRef<'_>>",
    access: "runtime::Slot::read(&self",
};

const FIELD_MUT: Accessor = Accessor {
    name: "fn field_mut",
    this: "&mut self",
    returns: "Option<runtime::SlotMut<'_>>",
    access: "runtime::Slot::write(&mut self",
};

fn field(model: &Model, accessor: Accessor, lines: &mut Lines) {
    let Accessor {
        name,
        this,
        returns,
        access,
    } = accessor;
    if model.fields.is_empty() {
        lines.function(name, &[this, "_index: usize"], returns, |lines| {
            lines.line("None")
        });
        return;
    }
    lines.function(name, &[this, "index: usize"], returns, |lines| {
        lines.line("Some(");
        lines.deeper(|lines| {
            lines.line("match index {");
            lines.deeper(|lines| {
                for (index, field) in model.fields.iter().enumerate() {
                    lines.line(format_args!("{index} => {access}.{}),", field.name));
                }
                lines.line("_ => return None,");
            });
            lines.line("},");
        });
        lines.line(")");
    });
}

/// The start value that decoding fills.
fn blank(model: &Model, lines: &mut Lines) {
    lines.function("fn blank", NONE, "Self", |lines| {
        if model.fields.is_empty() {
            lines.block("Self", |lines| lines.line("extra: runtime::Extra::new(),"));
            return;
        }
        let required = model.fields.iter().filter(|field| field.required);
        let values = required.map(|field| match field.ty {
            _ if field.nullable => "None",
            Type::String | Type::Uri => "String::new()",
            Type::Secret => "runtime::Secret::default()",
            Type::List(_) => "[]",
            _ => "runtime::Blank::blank()",
        });
        lines.row("Self::new(", &values.collect::<Vec<_>>(), ")");
    });
}
