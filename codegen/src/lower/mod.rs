//! Lowers a spec to the IR: decides names and resolves references. Mistakes are reported, and
//! placeholders let the rest be lowered.

mod answers;
mod arguments;
mod content;
mod direction;
mod enums;
mod extends;
mod limits;
mod literal;
mod models;
mod naming;
mod operation;
mod paging;
mod placement;
mod reach;
mod recursion;
mod security;
mod servers;
mod style;
mod symbols;
mod unions;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Scope};
use crate::ir::{Api, Group, ModelId, Type};
use crate::spec::{Spanned, Spec};
pub use content::is_media_type;
pub use literal::{is_date, is_date_time};
use naming::decide;
pub(crate) use reach::unreached;
use symbols::{Symbols, Usage, is_placeholder};

/// Names of the standard library that generated code uses unqualified, and `New`, which reads like
/// a constructor.
pub const PRELUDE: &[&str] = &[
    "Box",
    "Default",
    "Into",
    "IntoIterator",
    "New",
    "None",
    "Option",
    "Self",
    "Some",
    "String",
    "Vec",
];
/// Names that a group's method on the client must not hide: modules and files of the generated
/// code, methods of the client, features of the client crate, and device names, which are not valid
/// file names on Windows.
const CLIENT: &[&str] = &[
    "auth",
    "aux",
    "base_url",
    "blocking",
    "brotli",
    "builder",
    "client",
    "clone",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "default",
    "enums",
    "from_env",
    "futures",
    "generated",
    "gzip",
    "http",
    "http2",
    "into",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "middleware",
    "mod",
    "models",
    "named_servers",
    "new",
    "nul",
    "operations",
    "prn",
    "region",
    "request",
    "retry",
    "runtime",
    "rustls",
    "security_schemes",
    "shared",
    "tables",
    "testing",
    "token",
    "tracing",
    "try_into",
    "unions",
];

/// Lowers the whole spec.
pub(crate) fn lower(spec: &Spec, problems: &mut Diagnostics) -> Api {
    let symbols = Symbols::collect(spec, problems);
    let mut types: Scope<Place> = Scope::new(Case::Camel, PRELUDE, "Type");
    let mut models = models::models(spec, &symbols, &mut types, problems);
    let enums = enums::enums(spec, &mut types, problems);
    let unions = unions::unions(spec, &symbols, &models, &mut types, problems);
    recursion::box_cycles(spec, &mut models, &symbols, problems);
    let mut modules: Scope<Place> = Scope::new(Case::Snake, CLIENT, "_group");
    let context = operation::Context {
        spec,
        symbols: &symbols,
        models: &models,
        enums: &enums,
    };
    let mut groups: Vec<Group> = spec
        .groups
        .iter()
        .map(|file| operation::group(file, &context, &mut modules, problems))
        .collect();
    operation::link_replacements(&mut groups);
    operation::add_further(spec, &mut groups, problems);
    let mut api = Api {
        title: spec.api.spec.title.to_string(),
        version: spec.api.spec.version.to_string(),
        doc: spec.api.spec.doc.clone(),
        base_url: servers::usual_url(&spec.api.spec.base_url, &spec.api.spec.variables),
        server: servers::template(&spec.api.spec.base_url, &spec.api.spec.variables),
        servers: servers::named(&spec.api.spec, problems),
        security: security::schemes(&spec.api.spec, problems),
        default_security: security::default(&spec.api.spec),
        source: header_path(&spec.api.path),
        error: error_model(spec, &symbols, problems),
        groups,
        models,
        enums,
        unions,
        default_groups: placement::default_groups(spec),
        model_placements: Vec::new(),
        enum_placements: Vec::new(),
        union_placements: Vec::new(),
    };
    placement::place_types(spec, &mut api);
    reach::mark_patched(&mut api);
    direction::apply(&mut api);
    api
}

/// Copies texts without their places.
fn texts(list: &[Spanned<String>]) -> Vec<String> {
    list.iter().map(|text| text.to_string()).collect()
}

/// The path of a spec file in generated headers: the file and its folder, without the rest of the
/// path.
fn header_path(path: &str) -> String {
    let mut parts: Vec<&str> = path.rsplit(['/', '\\']).take(2).collect();
    parts.reverse();
    parts.join("/")
}

fn error_model(spec: &Spec, symbols: &Symbols<'_>, problems: &mut Diagnostics) -> Option<ModelId> {
    let written = spec.api.spec.error.as_ref()?;
    match symbols.resolve(written, Usage::Error, problems)? {
        Type::Model(model) => Some(model),
        ty if is_placeholder(&ty, written) => None,
        _ => {
            let message = "error type of the API must be a model";
            problems.push(
                Diagnostic::error(Code::TypeMisplaced, written.place(), message)
                    .help("use the name of a model, or remove the key"),
            );
            None
        }
    }
}
