//! Resolves type names of the spec.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{EnumId, ModelId, Type, UnionId};
use crate::spec::type_expr::Container;
use crate::spec::{BuiltIn, Parsed, Spanned, Spec, TypeExpr};

/// The use of a type. Not every type is allowed in every use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    Field,
    Path,
    Query,
    Header,
    Cookie,
    /// A parameter or form field in JSON.
    Json,
    /// A field of a urlencoded form.
    Form,
    /// A field of a multipart form.
    Part,
    Body,
    Returns,
    Error,
}

#[derive(Debug, Clone, Copy)]
enum Symbol {
    Model(ModelId),
    Enum(EnumId),
    Union(UnionId),
}

/// The models, enums and unions of a spec by name.
#[derive(Debug)]
pub(super) struct Symbols<'s> {
    types: BTreeMap<&'s str, Symbol>,
    /// Names whose declarations have mistakes. They are unknown, but have been reported.
    broken: BTreeSet<&'s str>,
    /// Whether every name is known, so that an unknown one is a mistake.
    complete: bool,
}

impl<'s> Symbols<'s> {
    /// Gives every model, enum and union an id, in the order of the files. Duplicates are reported.
    pub(super) fn collect(spec: &'s Spec, problems: &mut Diagnostics) -> Self {
        let mut types: BTreeMap<&str, Symbol> = BTreeMap::new();
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        for (name, symbol) in declarations(spec) {
            let place = name.place();
            if BuiltIn::of(name).is_some() || matches!(name.as_str(), "list" | "map") {
                let message = format!("`{name}` is the name of a built-in type");
                problems.push(
                    Diagnostic::error(Code::DuplicateType, place, message)
                        .help("choose another name"),
                );
            } else if let Some(first) = places.get(name.as_str()) {
                let message = format!("duplicate type `{name}`");
                problems.push(
                    Diagnostic::duplicate(Code::DuplicateType, place, first.clone(), message)
                        .help("rename one of them"),
                );
            } else {
                places.insert(name, place);
                types.insert(name, symbol);
            }
        }
        let declared = spec
            .groups
            .iter()
            .flat_map(|group| group.declared.iter().map(String::as_str));
        let broken = declared.filter(|name| !types.contains_key(name)).collect();
        Self {
            types,
            broken,
            complete: spec.complete,
        }
    }

    /// Resolves a type expression. `None` for `void`. A type that cannot be resolved is reported
    /// and read as `json`.
    pub(super) fn resolve(
        &self,
        written: &Parsed<TypeExpr>,
        usage: Usage,
        problems: &mut Diagnostics,
    ) -> Option<Type> {
        // The syntax error has been reported.
        let Some(expr) = written.value() else {
            return Some(Type::Json);
        };
        if expr.built_in() == Some(BuiltIn::Void) {
            if usage != Usage::Returns || !expr.is(BuiltIn::Void) {
                let message = "`void` is only allowed as a whole response";
                let help = match usage {
                    Usage::Body => "remove the body, or use another type",
                    Usage::Returns if expr.containers.is_empty() => "remove the `?`",
                    _ => "use `json` for arbitrary JSON",
                };
                let place = written.part(expr.span.clone());
                problems.push(Diagnostic::error(Code::TypeMisplaced, place, message).help(help));
            }
            return None;
        }
        let Some(inner) = self.named(expr) else {
            let name = expr.name.as_str();
            if self.complete && !self.broken.contains(name) {
                let place = written.part(expr.span.clone());
                problems.push(match problems.is_crowded() {
                    false => self.unknown(name, usage, place),
                    true => unknown(name, place).help(DEFINE),
                });
            }
            return Some(Type::Json);
        };
        let resolved = assemble(expr, inner);
        let misplaced = misplaced_null(&resolved, usage).or_else(|| misplaced(&resolved, usage));
        if let Some((message, help)) = misplaced {
            let place = written.place();
            problems.push(Diagnostic::error(Code::TypeMisplaced, place, message).help(help));
            return Some(Type::Json);
        }
        Some(resolved)
    }

    pub(super) fn model(&self, name: &str) -> Option<ModelId> {
        match self.types.get(name) {
            Some(Symbol::Model(id)) => Some(*id),
            _ => None,
        }
    }

    fn named(&self, expr: &TypeExpr) -> Option<Type> {
        if let Some(built_in) = expr.built_in() {
            return type_of(built_in);
        }
        Some(match self.types.get(expr.name.as_str())? {
            Symbol::Model(id) => Type::Model(*id),
            Symbol::Enum(id) => Type::Enum(*id),
            Symbol::Union(id) => Type::Union(*id),
        })
    }

    fn unknown(&self, name: &str, usage: Usage, place: Place) -> Diagnostic {
        let diagnostic = unknown(name, place);
        let names = || BuiltIn::names().chain(self.types.keys().copied());
        let bare = name.rsplit(['/', '.']).next().unwrap_or(name);
        let meant = match name {
            "list" | "array" => {
                return diagnostic.help("write the item type, as in `list<string>`");
            }
            "map" => return diagnostic.help("write the value type, as in `map<string>`"),
            _ => BuiltIn::of_foreign(name)
                .filter(|built_in| *built_in != BuiltIn::Void || usage == Usage::Returns)
                .map(BuiltIn::as_str)
                .or_else(|| closest(name, names()))
                .or_else(|| names().find(|known| *known == bare)),
        };
        match (meant, name.chars().find(|letter| !letter.is_ascii())) {
            (Some(known), Some(letter)) if known.is_ascii() => diagnostic.help(format!(
                "{} `{letter}` is the character U+{:04X}",
                did_you_mean(known),
                u32::from(letter)
            )),
            (Some(known), _) => diagnostic.help(did_you_mean(known)),
            (None, _) => diagnostic.help(DEFINE),
        }
    }
}

/// The models, enums and unions of all files. Each kind has separate ids.
fn declarations(spec: &Spec) -> impl Iterator<Item = (&Spanned<String>, Symbol)> {
    let (mut models, mut enums, mut unions) = (0, 0, 0);
    let next = |count: &mut usize| {
        *count += 1;
        *count - 1
    };
    spec.groups.iter().flat_map(move |file| {
        let group = &file.spec;
        let mut names = Vec::new();
        for name in group.models.keys() {
            names.push((name, Symbol::Model(ModelId(next(&mut models)))));
        }
        for name in group.enums.keys() {
            names.push((name, Symbol::Enum(EnumId(next(&mut enums)))));
        }
        for name in group.unions.keys() {
            names.push((name, Symbol::Union(UnionId(next(&mut unions)))));
        }
        names
    })
}

/// Puts a named type into its containers.
fn assemble(expr: &TypeExpr, named: Type) -> Type {
    let mut nullable = expr.nullable.iter().rev();
    let mut wrap = |ty: Type| match nullable.next() {
        Some(true) => Type::Nullable(Box::new(ty)),
        _ => ty,
    };
    let named = wrap(named);
    let containers = expr.containers.iter().rev();
    containers.fold(named, |inner, container| {
        wrap(match container {
            Container::List => Type::List(Box::new(inner)),
            Container::Map => Type::Map(Box::new(inner)),
        })
    })
}

/// The type of a built-in name; `None` for `void`.
fn type_of(built_in: BuiltIn) -> Option<Type> {
    Some(match built_in {
        BuiltIn::String => Type::String,
        BuiltIn::Uri => Type::Uri,
        BuiltIn::Bool => Type::Bool,
        BuiltIn::Int32 => Type::Int32,
        BuiltIn::Int64 => Type::Int64,
        BuiltIn::Uint64 => Type::Uint64,
        BuiltIn::Float => Type::Float,
        BuiltIn::Double => Type::Double,
        BuiltIn::Date => Type::Date,
        BuiltIn::DateTime => Type::DateTime,
        BuiltIn::Binary => Type::Binary,
        BuiltIn::Json => Type::Json,
        BuiltIn::Void => return None,
    })
}

/// Whether the type is `json` only because the written type cannot be resolved, which has been
/// reported.
pub(super) fn is_placeholder(ty: &Type, written: &Parsed<TypeExpr>) -> bool {
    let is_json = written.value().is_some_and(|expr| expr.is(BuiltIn::Json));
    *ty == Type::Json && !is_json
}

const DEFINE: &str = "define it under `models`, `enums` or `unions`";

fn unknown(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(Code::UnknownType, place, format!("unknown type `{name}`"))
        .label("not defined in the spec")
}

/// Returns the message and the help if the type is not allowed in this use.
fn misplaced(ty: &Type, usage: Usage) -> Option<(&'static str, &'static str)> {
    let is_allowed = match (usage, ty) {
        (Usage::Part, Type::List(item)) if **item == Type::Binary => true,
        (Usage::Json | Usage::Body | Usage::Returns | Usage::Part, Type::Binary) => true,
        (_, ty) => !contains_binary(ty),
    };
    if is_allowed {
        return None;
    }
    Some(match usage {
        Usage::Form => (
            "bytes in a urlencoded form",
            "set `encoding: multipart` on the form",
        ),
        Usage::Part => (
            "`binary` inside another type of a form field",
            "use `binary`, `list<binary>`, or `string` for encoded bytes",
        ),
        _ => (
            "`binary` is only allowed as a whole body or response",
            "use `string` for encoded bytes",
        ),
    })
}

/// Returns the message and the help if `?` is not allowed in this use.
fn misplaced_null(ty: &Type, usage: Usage) -> Option<(&'static str, &'static str)> {
    match (ty, usage) {
        (Type::Nullable(_), Usage::Field) => Some((
            "`?` on the type of a field",
            "set `nullable: true` on the field",
        )),
        (ty @ Type::Nullable(_), Usage::Json | Usage::Body | Usage::Returns) => never_null(ty),
        (Type::Nullable(_), _) => Some((
            "`?` on a type that cannot be `null` here",
            "write the type alone, or set `style: json`; a parameter is optional unless it is \
             `required`",
        )),
        (ty, _) => never_null(ty),
    }
}

fn never_null(ty: &Type) -> Option<(&'static str, &'static str)> {
    match ty {
        Type::Nullable(inner) if **inner == Type::Json => {
            Some(("`?` on `json`, which includes `null`", "remove the `?`"))
        }
        Type::Nullable(inner) if **inner == Type::Binary => {
            Some(("`?` on `binary`, which cannot be `null`", "remove the `?`"))
        }
        Type::Nullable(inner) | Type::List(inner) | Type::Map(inner) => never_null(inner),
        _ => None,
    }
}

fn contains_binary(ty: &Type) -> bool {
    match ty {
        Type::Binary => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => contains_binary(inner),
        _ => false,
    }
}
