//! Type names of the spec and what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{EnumId, ModelId, Type, UnionId};
use crate::spec::Spec;
use crate::spec::location::At;
use crate::spec::type_expr::{self, Container};

/// Where a type stands; not every type can stand everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    Field,
    Path,
    Query,
    Header,
    /// A field of a form.
    Form,
    /// A part of a form of many parts.
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

/// All models, enums and unions of a spec by name.
#[derive(Debug)]
pub(super) struct Symbols<'s> {
    types: BTreeMap<&'s str, Symbol>,
    /// Names that were declared with mistakes: not known, but not to be reported again either.
    broken: BTreeSet<&'s str>,
    /// Whether a name that is nowhere can only be a mistake.
    complete: bool,
}

impl<'s> Symbols<'s> {
    /// Gives every model, enum and union its id, in the order of the files; names that clash are reported.
    pub(super) fn collect(spec: &'s Spec, problems: &mut Diagnostics) -> Self {
        let mut types = BTreeMap::new();
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        let (mut models, mut enums, mut unions) = (0, 0, 0);
        for group in &spec.groups {
            let root = group.at();
            let names = group.spec.models.keys().map(|name| (name, "models"));
            let names = names.chain(group.spec.enums.keys().map(|name| (name, "enums")));
            let names = names.chain(group.spec.unions.keys().map(|name| (name, "unions")));
            for (name, kind) in names {
                let (symbol, count) = match kind {
                    "models" => (Symbol::Model(ModelId(models)), &mut models),
                    "enums" => (Symbol::Enum(EnumId(enums)), &mut enums),
                    _ => (Symbol::Union(UnionId(unions)), &mut unions),
                };
                *count += 1;
                let place = root.key(kind).key(name).key_place();
                if type_expr::BUILT_IN.contains(&name.as_str())
                    || matches!(name.as_str(), "list" | "map")
                {
                    let message = format!("`{name}` is the name of a built-in type");
                    problems.push(
                        Diagnostic::error(Code::DuplicateType, place, message)
                            .help("choose another name"),
                    );
                } else if let Some(first) = places.get(name.as_str()) {
                    problems.push(
                        Diagnostic::error(
                            Code::DuplicateType,
                            place,
                            format!("duplicate type `{name}`"),
                        )
                        .label("duplicate")
                        .related(first.clone(), "first defined here")
                        .help("rename one of them"),
                    );
                } else {
                    places.insert(name, place);
                    types.insert(name.as_str(), symbol);
                }
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

    /// Resolves a type expression. `None` for `void`; what cannot be resolved is reported and read as `json`.
    pub(super) fn resolve(
        &self,
        text: &str,
        at: At<'_>,
        usage: Usage,
        problems: &mut Diagnostics,
    ) -> Option<Type> {
        let expr = match type_expr::parse(text) {
            Ok(expr) => expr,
            Err(fault) => {
                problems.push(
                    Diagnostic::error(Code::TypeSyntax, at.part(fault.span), fault.message)
                        .help(fault.help),
                );
                return Some(Type::Json);
            }
        };
        if expr.name == "void" {
            if usage != Usage::Returns || !expr.containers.is_empty() {
                let message = "`void` is only allowed as a whole response";
                let help = match usage {
                    Usage::Body => "remove the body, or use another type",
                    _ => "use `json` for arbitrary JSON",
                };
                let place = at.part(expr.span);
                problems.push(Diagnostic::error(Code::TypeMisplaced, place, message).help(help));
            }
            return None;
        }
        let Some(inner) = self.named(expr.name) else {
            if self.complete && !self.broken.contains(expr.name) {
                let place = at.part(expr.span);
                problems.push(match problems.is_crowded() {
                    false => self.unknown(expr.name, usage, place),
                    true => unknown(expr.name, place).help(DEFINE),
                });
            }
            return Some(Type::Json);
        };
        let resolved =
            expr.containers
                .iter()
                .rev()
                .fold(inner, |inner, container| match container {
                    Container::List => Type::List(Box::new(inner)),
                    Container::Map => Type::Map(Box::new(inner)),
                });
        if let Some((message, help)) = misplaced(&resolved, usage) {
            problems.push(Diagnostic::error(Code::TypeMisplaced, at.place(), message).help(help));
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

    fn named(&self, name: &str) -> Option<Type> {
        Some(match name {
            "string" => Type::String,
            "uri" => Type::Uri,
            "bool" => Type::Bool,
            "int32" => Type::Int32,
            "int64" => Type::Int64,
            "float" => Type::Float,
            "double" => Type::Double,
            "date" => Type::Date,
            "date-time" => Type::DateTime,
            "binary" => Type::Binary,
            "json" => Type::Json,
            _ => match self.types.get(name)? {
                Symbol::Model(id) => Type::Model(*id),
                Symbol::Enum(id) => Type::Enum(*id),
                Symbol::Union(id) => Type::Union(*id),
            },
        })
    }

    fn unknown(&self, name: &str, usage: Usage, place: Place) -> Diagnostic {
        let diagnostic = unknown(name, place);
        let ours = type_expr::BUILT_IN.iter().copied();
        let names = || ours.clone().chain(self.types.keys().copied());
        let bare = name.rsplit(['/', '.']).next().unwrap_or(name);
        let meant = match name {
            "list" | "array" => {
                return diagnostic.help("write the item type, as in `list<string>`");
            }
            "map" => return diagnostic.help("write the value type, as in `map<string>`"),
            _ => type_expr::foreign(name)
                .filter(|ours| *ours != "void" || usage == Usage::Returns)
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

const DEFINE: &str = "define it under `models`, `enums` or `unions`";

fn unknown(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(Code::UnknownType, place, format!("unknown type `{name}`"))
        .label("not defined in the spec")
}

/// What plain values are.
const PLAIN: &str = "use text, a number, a boolean, a date, an enum, or a list of these";

/// Why the type cannot stand there, and what can.
fn misplaced(ty: &Type, usage: Usage) -> Option<(&'static str, &'static str)> {
    let scalar = Type::is_plain;
    let fits = match (usage, ty) {
        (Usage::Path | Usage::Query | Usage::Header | Usage::Form, ty) => match ty {
            Type::List(item) => scalar(item),
            ty => scalar(ty),
        },
        (Usage::Part, Type::List(item)) if **item == Type::Binary => true,
        (Usage::Body | Usage::Returns | Usage::Part, Type::Binary) => true,
        (_, ty) => !contains_binary(ty),
    };
    if fits {
        return None;
    }
    Some(match usage {
        Usage::Path => ("path parameter must have a plain type", PLAIN),
        Usage::Header => ("header must have a plain type", PLAIN),
        Usage::Query => ("query parameter must have a plain type", PLAIN),
        Usage::Form if contains_binary(ty) => (
            "bytes in a urlencoded form",
            "set `encoding: multipart` on the form",
        ),
        Usage::Form => ("field of a urlencoded form must have a plain type", PLAIN),
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

fn contains_binary(ty: &Type) -> bool {
    match ty {
        Type::Binary => true,
        Type::List(inner) | Type::Map(inner) => contains_binary(inner),
        _ => false,
    }
}
