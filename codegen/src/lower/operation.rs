//! Groups and their operations.

use std::collections::BTreeMap;

use super::arguments::Arguments;
use super::symbols::Symbols;
use super::{PRELUDE, answers, decide, header_path, paging};
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::names::{Case, Name, Scope};
use crate::ir::{
    Deprecated, Enum, FormEncoding, Group, Model, Operation, Permissions, Replacement,
};
use crate::spec::File;
use crate::spec::location::At;
use crate::spec::route::Route;
use crate::spec::{self, GroupFile, Spec};

/// Methods of a handle that no operation can have.
const RESERVED_FUNCTIONS: &[&str] = &["into", "new", "try_into"];

/// What a group needs to know of the rest of the spec.
pub(super) struct Context<'a> {
    pub(super) spec: &'a Spec,
    pub(super) symbols: &'a Symbols<'a>,
    pub(super) models: &'a [Model],
    pub(super) enums: &'a [Enum],
}

/// The scopes in which a group's operations get their names.
pub(super) struct Scopes {
    functions: Scope<Place>,
    /// The types that stand for operations, and those of their answers.
    pub(super) endpoints: Scope<Place>,
}

pub(super) fn group(
    file: &File<GroupFile>,
    context: &Context<'_>,
    modules: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Group {
    let root = file.at();
    let at = root.key("group");
    let module = decide(
        modules,
        &file.spec.group,
        file.spec.rust.as_deref(),
        (at.place(), root.key("rust")),
        problems,
    );
    let mut scopes = Scopes {
        functions: Scope::new(Case::Snake, RESERVED_FUNCTIONS, "_"),
        endpoints: Scope::new(Case::Camel, PRELUDE, "Endpoint"),
    };
    let handle = scopes.endpoints.name(&format!("{} Api", module.as_str()));
    // the first claim of a scope cannot clash
    let _ = scopes.endpoints.claim(&handle, at.place());
    let list = root.key("operations");
    let operations = file.spec.operations.iter().enumerate();
    let operations = operations.filter_map(|(index, item)| {
        operation(item, list.item(index), context, &mut scopes, problems)
    });
    Group {
        tag: file.spec.group.clone(),
        module,
        handle,
        doc: file.spec.doc.clone(),
        source: header_path(&file.path),
        operations: operations.collect(),
    }
}

/// `None` if the `http` line cannot be read, which has been reported.
fn operation(
    item: &spec::Operation,
    at: At<'_>,
    context: &Context<'_>,
    scopes: &mut Scopes,
    problems: &mut Diagnostics,
) -> Option<Operation> {
    let endpoint_line = Route::parse(&item.http).ok();
    let places = || (at.key("id").place(), at.key("rust"));
    let function = decide(
        &mut scopes.functions,
        &item.id,
        item.rust.as_deref(),
        places(),
        problems,
    );
    let endpoint = endpoint_name(&mut scopes.endpoints, item, &function);
    let Arguments {
        parameters, body, ..
    } = Arguments::collect(item, at, context, problems);
    let returns = answers::returns(item, at, &endpoint, context, scopes, problems);
    let page = returns.single().map(|content| &content.ty);
    let paging = paging::paging(item, page, &parameters, at, context, problems);
    let line = endpoint_line?;
    let position = |name: &str| {
        item.path
            .iter()
            .position(|parameter| parameter.name == name)
    };
    Some(Operation {
        id: item.id.clone(),
        method: line.method,
        path: line.path.to_owned(),
        function,
        endpoint,
        summary: item.summary.clone(),
        description: item.description.clone(),
        deprecated: deprecated(item),
        permissions: permissions(&item.permissions),
        template_order: line
            .placeholders
            .iter()
            .filter_map(|(name, _)| position(name))
            .collect(),
        parameters,
        body,
        form: item.form.as_ref().map(form),
        returns,
        scopes: item.scopes.clone(),
        anonymous: item.anonymous,
        paging,
    })
}

/// The endpoint type follows the function's name, so that only one of them can clash, and that one is reported.
fn endpoint_name(scope: &mut Scope<Place>, item: &spec::Operation, function: &Name) -> Name {
    let text = if item.rust.is_some() {
        function.as_str()
    } else {
        item.id.as_str()
    };
    free_name(scope, scope.name(text), "Endpoint")
}

/// The name, or the first one that is free with `suffix` at its end. Only names that are taken by mistake, which is reported,
/// would go on for ever.
pub(super) fn free_name(scope: &mut Scope<Place>, mut name: Name, suffix: &str) -> Name {
    let nowhere = Place {
        file: 0,
        span: 0..0,
    };
    while scope.claim(&name, nowhere.clone()).is_err()
        && name.as_str().len() <= size_limits::NAME_LETTERS
    {
        name = name.suffixed(suffix);
    }
    name
}

fn deprecated(item: &spec::Operation) -> Option<Deprecated> {
    match item.deprecated.as_ref()? {
        spec::Deprecated::Flag(false) => None,
        spec::Deprecated::Flag(true) => Some(Deprecated {
            note: None,
            replacement: None,
        }),
        spec::Deprecated::Details(details) => Some(Deprecated {
            note: details.note.clone(),
            replacement: details.replacement.as_ref().map(|id| Replacement {
                id: id.clone(),
                // what it is called in Rust is known once all groups are: see `link_replacements`
                group: Name::fixed(""),
                handle: Name::fixed(""),
                function: Name::fixed(""),
            }),
        }),
    }
}

/// Tells each replacement where it stands in Rust.
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

fn form(form: &spec::Form) -> FormEncoding {
    match form.encoding {
        None | Some(spec::FormEncoding::Urlencoded) => FormEncoding::Urlencoded,
        Some(spec::FormEncoding::Multipart) => FormEncoding::Multipart,
    }
}

fn permissions(permissions: &spec::Permissions) -> Permissions {
    match permissions {
        spec::Permissions::None => Permissions::None,
        spec::Permissions::Any(list) => Permissions::Any(list.clone()),
        spec::Permissions::All(list) => Permissions::All(list.clone()),
    }
}
