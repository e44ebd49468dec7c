//! `models/`: a struct per model with its constructor and setters.
//!
//! Accessors by field index let the runtime read and write the fields without knowing the type.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Conversion, Module, RustTypes, innermost};
use super::rust_writer::{NO_ARGUMENTS, RustWriter, quoted};
use super::rustdoc::{Docs, code, inline};
use super::type_files::{self, Directory, TypeFile, TypeKind};
use super::{Pending, limits};
use crate::ir::names::Name;
use crate::ir::{Api, Field, Model, Type};

const MODELS: TypeKind = TypeKind {
    folder: "models",
    singular: "model",
    plural: "Models",
    docs: "JSON objects that operations send and receive.",
};

/// The files of the models; empty without models.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = RustTypes::new(api, Module::Models);
    let placements = &api.model_placements;
    let files = type_files::split(&api.models, placements, |model| &model.wire, api, cfg);
    let module_files = type_files::module_files(&files, MODELS, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(move |file| {
        let imports = move |file: &_| imports(file, api);
        file.file(MODELS, imports, move |model| {
            RustWriter::items(|out| {
                structure(model, types, out);
                if !model.fields.is_empty() {
                    constructor(model, types, out);
                }
                accessors(model, out);
            })
        })
    }))
}

/// `use` items for the types of the fields that other files define.
fn imports(file: &TypeFile<'_, Model>, api: &Api) -> TokenStream {
    let fields = file.items.iter().flat_map(|model| &model.fields);
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
    for model in &file.items {
        others.remove(model.name.as_str());
    }
    let others: Vec<Name> = others.into_iter().map(Name::fixed).collect();
    let parent = match file.directory {
        Directory::Root => quote!(super),
        Directory::Shared => quote!(super::super),
    };
    let enums = enums.then(|| quote!(use #parent::super::enums;));
    let unions = unions.then(|| quote!(use #parent::super::unions;));
    let models = match others.as_slice() {
        [] => None,
        [other] => Some(quote!(use #parent::#other;)),
        others => Some(quote!(use #parent::{#(#others),*};)),
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
fn structure(model: &Model, types: RustTypes<'_>, out: &mut RustWriter) {
    let mut docs = Docs::default();
    docs.text(model.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The model {}.", code(&model.wire)));
    }
    out.item(|out| {
        out.docs(&docs);
        out.line("#[derive(Clone)]");
        out.line("#[non_exhaustive]");
        out.block(format_args!("pub struct {}", model.name), |out| {
            for field in &model.fields {
                out.doc(field_doc(field));
                out.line(format_args!(
                    "pub {}: {},",
                    field.name,
                    field_type(field, types)
                ));
            }
            out.doc(extra_doc(model));
            out.line("pub extra: runtime::Extra,");
        });
    });
}

fn extra_doc(model: &Model) -> String {
    match &model.additional {
        None => "Unknown fields, preserved on round trips.".to_owned(),
        Some(additional) => format!(
            "Additional fields: JSON values of type {}, preserved on round trips.",
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
    let has_note = field.read_only || field.ty == Type::Secret;
    if has_note && !line.ends_with(['.', '!', '?']) {
        line.push('.');
    }
    if field.read_only {
        line.push_str(" Set by the server.");
    }
    if field.ty == Type::Secret {
        line.push_str(" Redacted in debug output.");
    }
    let format = field.format.iter();
    let format = format.map(|format| format!("format {}", code(format)));
    let constraints: Vec<String> = format.chain(limits::phrases(&field.limits)).collect();
    if !constraints.is_empty() {
        line.push_str(&format!(" ({})", constraints.join("; ")));
    }
    line
}

/// The type of the struct field.
fn field_type(field: &Field, types: RustTypes<'_>) -> String {
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
fn constructor(model: &Model, types: RustTypes<'_>, out: &mut RustWriter) {
    out.item(|out| {
        out.block(format_args!("impl {}", model.name), |out| {
            out.member(|out| new(model, types, out));
            for field in model.fields.iter().filter(|field| !field.required) {
                out.member(|out| setter(field, types, out));
                if (model.patched || field.nullable) && !field.read_only {
                    out.member(|out| null_setter(field, out));
                }
            }
        });
    });
}

fn new(model: &Model, types: RustTypes<'_>, out: &mut RustWriter) {
    let required: Vec<&Field> = model.fields.iter().filter(|field| field.required).collect();
    let name = code(model.name.as_str());
    out.doc(match required.is_empty() {
        true => format!("Creates an empty {name}."),
        false => format!("Creates a new {name} with its required fields."),
    });
    if required.len() > 7 {
        out.line("#[expect(clippy::too_many_arguments, reason = \"one for each required field\")]");
    }
    let arguments = required.iter().map(|field| argument(field, types));
    let (arguments, values): (Vec<_>, Vec<_>) = arguments.unzip();
    out.function("pub fn new", &arguments, "Self", |out| {
        out.block("Self", |out| {
            for (field, value) in required.iter().zip(values) {
                let name = field.name.to_string();
                // Use the shorthand where clippy asks for it.
                match name == value {
                    true => out.line(format_args!("{name},")),
                    false => out.line(format_args!("{name}: {value},")),
                }
            }
            for field in model.fields.iter().filter(|field| !field.required) {
                out.line(format_args!("{}: None,", field.name));
            }
            out.line("extra: runtime::Extra::new(),");
        });
    });
}

/// The setter's argument, and the expression for the field's value.
fn argument(field: &Field, types: RustTypes<'_>) -> (String, String) {
    let name = &field.name;
    if field.required && field.nullable {
        let ty = types.owned(&field.ty);
        let boxed = if field.boxed { ".map(Box::new)" } else { "" };
        return (format!("{name}: Option<{ty}>"), format!("{name}{boxed}"));
    }
    let (ty, conversion) = types.stored(&field.ty);
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

fn setter(field: &Field, types: RustTypes<'_>, out: &mut RustWriter) {
    let name = &field.name;
    let (argument, value) = argument(field, types);
    out.doc(format_args!("Sets [`{0}`](Self::{0}).", name.as_str()));
    let function = name.prefixed("with_");
    let arguments = ["mut self", argument.as_str()];
    out.function(
        format_args!("pub fn {function}"),
        &arguments,
        "Self",
        |out| {
            out.line(format_args!("self.{name} = Some({value});"));
            out.line("self");
        },
    );
}

fn null_setter(field: &Field, out: &mut RustWriter) {
    let name = &field.name;
    out.doc(format_args!(
        "Clears [`{0}`](Self::{0}) on the server by sending `null`.",
        name.as_str()
    ));
    let function = name.prefixed("null_");
    out.function(
        format_args!("pub fn {function}"),
        &["mut self"],
        "Self",
        |out| {
            out.line(format_args!("self.{name} = None;"));
            out.line(format_args!("self.extra.null({});", quoted(&field.wire)));
            out.line("self");
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
fn accessors(model: &Model, out: &mut RustWriter) {
    let name = &model.name;
    out.item(|out| {
        out.block(format_args!("impl runtime::Model for {name}"), |out| {
            out.member(|out| blank(model, out));
            out.member(|out| schema(model, out));
            out.member(|out| field(model, FIELD, out));
            out.member(|out| field(model, FIELD_MUT, out));
            out.member(|out| {
                let returns = "&runtime::Extra";
                out.function("fn extra", &["&self"], returns, |out| {
                    out.line("&self.extra");
                });
            });
            out.member(|out| {
                let returns = "&mut runtime::Extra";
                out.function("fn extra_mut", &["&mut self"], returns, |out| {
                    out.line("&mut self.extra");
                });
            });
        });
    });
    let default = match model.fields.iter().any(|field| field.required) {
        true => "",
        false => ", Default",
    };
    out.item(|out| out.line(format_args!("runtime::model!({name}{default});")));
}

fn schema(model: &Model, out: &mut RustWriter) {
    let wire_names = |included: fn(&Field) -> bool| -> Vec<String> {
        let fields = model.fields.iter().filter(|field| included(field));
        fields.map(|field| quoted(&field.wire)).collect()
    };
    let returns = "&'static runtime::Schema";
    out.function("fn schema", &["&self"], returns, |out| {
        out.block("&runtime::Schema", |out| {
            out.line(format_args!("name: {},", quoted(&model.wire)));
            out.row("fields: &[", &wire_names(|_| true), "],");
            out.row("required: &[", &wire_names(|field| field.required), "],");
        });
    });
}

/// A method that maps the index of a field to the field.
struct Accessor {
    name: &'static str,
    receiver: &'static str,
    returns: &'static str,
    /// Start of the expression for the reference, before the field's name.
    access: &'static str,
}

const FIELD: Accessor = Accessor {
    name: "fn field",
    receiver: "&self",
    returns: "Option<runtime::SlotRef<'_>>",
    access: "runtime::Slot::read(&self",
};

const FIELD_MUT: Accessor = Accessor {
    name: "fn field_mut",
    receiver: "&mut self",
    returns: "Option<runtime::SlotMut<'_>>",
    access: "runtime::Slot::write(&mut self",
};

fn field(model: &Model, accessor: Accessor, out: &mut RustWriter) {
    let Accessor {
        name,
        receiver,
        returns,
        access,
    } = accessor;
    if model.fields.is_empty() {
        out.function(name, &[receiver, "_index: usize"], returns, |out| {
            out.line("None")
        });
        return;
    }
    out.function(name, &[receiver, "index: usize"], returns, |out| {
        out.line("Some(");
        out.deeper(|out| {
            out.line("match index {");
            out.deeper(|out| {
                for (index, field) in model.fields.iter().enumerate() {
                    out.line(format_args!("{index} => {access}.{}),", field.name));
                }
                out.line("_ => return None,");
            });
            out.line("},");
        });
        out.line(")");
    });
}

/// The initial value that decoding fills.
fn blank(model: &Model, out: &mut RustWriter) {
    out.function("fn blank", NO_ARGUMENTS, "Self", |out| {
        if model.fields.is_empty() {
            out.block("Self", |out| out.line("extra: runtime::Extra::new(),"));
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
        out.row("Self::new(", &values.collect::<Vec<_>>(), ")");
    });
}
