//! Groups and their operations.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::Arguments;
use super::symbols::Symbols;
use super::{PRELUDE, answers, decide, header_path, paging, security, servers, texts};
use crate::diagnostics::{Code, size_limits};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Name, Scope};
use crate::ir::{
    Deprecated, Enum, FormEncoding, Group, GroupId, Model, Operation, Permissions, Replacement,
};
use crate::spec::{self, File, GroupFile, Spanned, Spec};

/// Methods of a handle, whose names no operation can have.
const RESERVED_FUNCTIONS: &[&str] = &["into", "new", "try_into"];

/// The parts of the spec that lowering an operation needs.
pub(super) struct Context<'a> {
    pub(super) spec: &'a Spec,
    pub(super) symbols: &'a Symbols<'a>,
    pub(super) models: &'a [Model],
    pub(super) enums: &'a [Enum],
}

/// The scopes of the names of a group's operations.
pub(super) struct Scopes {
    functions: Scope<Place>,
    /// The endpoint types of operations and the enums of their responses.
    pub(super) endpoints: Scope<Place>,
}

pub(super) fn group(
    file: &File<GroupFile>,
    context: &Context<'_>,
    modules: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Group {
    let tag = &file.spec.group;
    let rust = file.spec.rust.as_ref();
    let module = decide(modules, (tag, tag.place()), rust, problems);
    let mut scopes = Scopes {
        functions: Scope::new(Case::Snake, RESERVED_FUNCTIONS, "_"),
        endpoints: Scope::new(Case::Camel, PRELUDE, "Endpoint"),
    };
    let handle = scopes.endpoints.name(&format!("{} Api", module.as_str()));
    // The first claim of a scope never collides.
    let _ = scopes.endpoints.claim(&handle, tag.place());
    let operations = file.spec.operations.iter();
    let operations = operations.filter_map(|item| operation(item, context, &mut scopes, problems));
    Group {
        tag: tag.to_string(),
        module,
        handle,
        doc: file.spec.doc.clone(),
        source: header_path(&file.path),
        operations: operations.collect(),
        further: Vec::new(),
    }
}

/// Lowers an operation. `None` if its `http` line is invalid, which has been reported.
fn operation(
    item: &Spanned<spec::Operation>,
    context: &Context<'_>,
    scopes: &mut Scopes,
    problems: &mut Diagnostics,
) -> Option<Operation> {
    let (text, rust) = ((item.id.as_str(), item.id.place()), item.rust.as_ref());
    let function = decide(&mut scopes.functions, text, rust, problems);
    let endpoint = endpoint_name(&mut scopes.endpoints, item, &function);
    let Arguments {
        parameters, body, ..
    } = Arguments::collect(item, context, problems);
    let returns = answers::returns(item, &endpoint, context, scopes, problems);
    let page = returns.single().map(|content| &content.ty);
    let paging = paging::paging(item, page, &parameters, context, problems);
    let route = item.http.value()?;
    let position = |name: &str| {
        item.path
            .iter()
            .position(|parameter| parameter.name.as_str() == name)
    };
    Some(Operation {
        id: item.id.to_string(),
        method: route.method,
        path: route.path.clone(),
        function,
        endpoint,
        summary: item.summary.as_ref().map(|text| text.to_string()),
        description: item.description.clone(),
        also_in: texts(&item.also_in),
        deprecated: deprecated(item),
        permissions: permissions(&item.permissions),
        template_order: route
            .placeholders
            .iter()
            .filter_map(|(name, _)| position(name))
            .collect(),
        parameters,
        body,
        form: item
            .form
            .as_ref()
            .map(|form| form.encoding.unwrap_or(FormEncoding::Urlencoded)),
        returns,
        scopes: texts(&item.scopes),
        server: servers::of_operation(item, &context.spec.api.spec),
        security: security::of_operation(item, &context.spec.api.spec),
        paging,
    })
}

/// Derives the endpoint type from the method, so that only the method's name can collide and be
/// reported.
fn endpoint_name(scope: &mut Scope<Place>, item: &spec::Operation, function: &Name) -> Name {
    let text = if item.rust.is_some() {
        function.as_str()
    } else {
        item.id.as_str()
    };
    free_name(scope, scope.name(text), "Endpoint")
}

/// Returns the name, or the first free one with `suffix` appended. Names that collide by mistake,
/// which is reported, are given up at the maximum length.
pub(super) fn free_name(scope: &mut Scope<Place>, mut name: Name, suffix: &str) -> Name {
    while scope.claim(&name, Place::nowhere()).is_err()
        && name.as_str().len() <= size_limits::NAME_LETTERS
    {
        name = name.suffixed(suffix);
    }
    name
}

fn deprecated(item: &spec::Operation) -> Option<Deprecated> {
    match &***item.deprecated.as_ref()? {
        spec::Deprecated::Flag(false) => None,
        spec::Deprecated::Flag(true) => Some(Deprecated {
            note: None,
            replacement: None,
        }),
        spec::Deprecated::Details(details) => Some(Deprecated {
            note: details.note.clone(),
            replacement: details.replacement.as_ref().map(|id| Replacement {
                id: id.to_string(),
                // `link_replacements` sets the Rust names when all groups are known.
                group: Name::fixed(""),
                handle: Name::fixed(""),
                function: Name::fixed(""),
            }),
        }),
    }
}

/// Sets the Rust path of each replacement.
pub(super) fn link_replacements(groups: &mut [Group]) {
    let mut targets = BTreeMap::new();
    for group in groups.iter() {
        for operation in &group.operations {
            let path = (
                group.module.clone(),
                group.handle.clone(),
                operation.function.clone(),
            );
            targets.insert(operation.id.clone(), path);
        }
    }
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let Some(replacement) = operation
            .deprecated
            .as_mut()
            .and_then(|item| item.replacement.as_mut())
        else {
            continue;
        };
        if let Some((group, handle, function)) = targets.get(&replacement.id) {
            (replacement.group, replacement.handle, replacement.function) =
                (group.clone(), handle.clone(), function.clone());
        }
    }
}

/// Adds operations to their further groups. Unknown groups have been reported.
pub(super) fn add_further(spec: &Spec, groups: &mut [Group], problems: &mut Diagnostics) {
    let mut taken: BTreeSet<(usize, String)> = BTreeSet::new();
    for (index, group) in groups.iter().enumerate() {
        let names = group
            .operations
            .iter()
            .map(|item| item.function.as_str().to_owned());
        taken.extend(names.map(|name| (index, name)));
    }
    for (home, file) in spec.groups.iter().enumerate() {
        for item in file
            .spec
            .operations
            .iter()
            .filter(|item| !item.also_in.is_empty())
        {
            let operations = &groups[home].operations;
            let found = operations
                .iter()
                .position(|other| other.id == item.id.as_str());
            let Some(position) = found else { continue };
            let function = operations[position].function.clone();
            for name in &item.also_in {
                let target = groups.iter().position(|group| group.tag == name.as_str());
                let Some(target) = target.filter(|target| *target != home) else {
                    continue;
                };
                if taken.insert((target, function.as_str().to_owned())) {
                    groups[target].further.push((GroupId(home), position));
                } else if !problems.has(&name.place(), &[Code::FurtherGroup]) {
                    let message = format!("the group `{name}` already has a method `{function}`");
                    let help = "remove it, or give one of the operations another `rust` name";
                    problems.push(
                        Diagnostic::error(Code::NameCollision, name.place(), message).help(help),
                    );
                }
            }
        }
    }
}

fn permissions(permissions: &spec::Permissions) -> Permissions {
    match permissions {
        spec::Permissions::None => Permissions::None,
        spec::Permissions::Any(list) => Permissions::Any(texts(list)),
        spec::Permissions::All(list) => Permissions::All(texts(list)),
        spec::Permissions::Text(text) => Permissions::Text((**text).clone()),
    }
}
