//! Spec to IR: names decided, references resolved. What cannot be is reported, and a stand-in keeps the rest going.

mod answers;
mod arguments;
mod content;
mod extends;
mod limits;
mod literal;
mod models;
mod operation;
mod paging;
mod reach;
mod recursion;
mod standing;
mod symbols;
mod unions;

use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Name, Scope};
use crate::ir::{Api, Group, ModelId, Server, ServerVariable, Type};
use crate::spec::location::At;
use crate::spec::url_template::expand;
use crate::spec::{ApiFile, Spec};
pub use content::is_media_type;
pub use literal::{is_date, is_date_time};
pub(crate) use reach::unreached;
use symbols::{Symbols, Usage};

/// Names of the standard library that generated code uses as they are, and one that reads like its own constructor.
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
/// Modules and files of the generated code, and methods of the client that a handle's method must not hide.
///
/// Also the features of the client crate, as each group is one; and names of devices, which are no files on Windows.
const CLIENT: &[&str] = &[
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
    "generated",
    "gzip",
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
    "mod",
    "models",
    "new",
    "nul",
    "operations",
    "prn",
    "region",
    "request",
    "runtime",
    "rustls",
    "shared",
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
    let enums = models::enums(spec, &mut types, problems);
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
    let mut api = Api {
        title: spec.api.spec.title.clone(),
        version: spec.api.spec.version.clone(),
        doc: spec.api.spec.doc.clone(),
        base_url: usual_url(&spec.api.spec),
        server: server(&spec.api.spec),
        source: header_path(&spec.api.path),
        error: error_model(spec, &symbols, problems),
        groups,
        models,
        enums,
        unions,
        default_groups: standing::default_groups(spec),
        model_placements: Vec::new(),
        enum_placements: Vec::new(),
        union_placements: Vec::new(),
    };
    standing::settle(spec, &mut api);
    reach::mark_patched(&mut api);
    api
}

/// The base URL with the defaults of its variables, without a slash at its end.
fn usual_url(api: &ApiFile) -> String {
    let url = expand(&api.base_url, |name| {
        let variable = api.variables.get(name)?;
        Some(variable.default.as_str())
    });
    url.text.trim_end_matches('/').to_owned()
}

fn server(api: &ApiFile) -> Option<Server> {
    let variables = api.variables.iter().map(|(name, item)| ServerVariable {
        name: name.clone(),
        default: item.default.clone(),
        values: item.values.clone(),
        doc: item.doc.clone(),
    });
    (!api.variables.is_empty()).then(|| Server {
        template: api.base_url.trim_end_matches('/').to_owned(),
        variables: variables.collect(),
    })
}

/// A spec file as headers name it: with its folder, but not with where that is on one machine.
fn header_path(path: &str) -> String {
    let mut parts: Vec<&str> = path.rsplit(['/', '\\']).take(2).collect();
    parts.reverse();
    parts.join("/")
}

fn error_model(spec: &Spec, symbols: &Symbols<'_>, problems: &mut Diagnostics) -> Option<ModelId> {
    let root = spec.api.at();
    let at = root.key("error");
    let name = spec.api.spec.error.as_ref()?;
    match symbols.resolve(name, at, Usage::Error, problems)? {
        Type::Model(model) => Some(model),
        // the stand-in for a name that is not known, which has been reported
        Type::Json if name != "json" => None,
        _ => {
            let message = "error type of the API must be a model";
            problems.push(
                Diagnostic::error(Code::TypeMisplaced, at.place(), message)
                    .help("use the name of a model, or remove the key"),
            );
            None
        }
    }
}

/// Two things of one name, by rules that are checked before names are decided.
const SAME_NAME: &[Code] = &[
    Code::DuplicateType,
    Code::DuplicateOperation,
    Code::DuplicateParameter,
];

/// The identifier for a text: the author's own if there is one, else what follows from the text. A clash is reported,
/// unless the texts themselves are the same and that has been reported.
fn decide(
    scope: &mut Scope<Place>,
    text: &str,
    explicit: Option<&str>,
    (text_place, rust): (Place, At<'_>),
    problems: &mut Diagnostics,
) -> Name {
    let (name, place) = match explicit {
        None => (scope.name(text), text_place),
        Some(word) => {
            match Name::explicit(word, scope.case()).filter(|name| !scope.is_reserved(name)) {
                Some(name) => (name, rust.place()),
                None => {
                    problems.push(not_a_name(word, scope.case(), rust.place()));
                    return scope.name(text);
                }
            }
        }
    };
    let letters = name.as_str().len();
    if letters > size_limits::NAME_LETTERS {
        problems.push(size_limits::too_long(letters, place.clone()));
    }
    if let Err(first) = scope.claim(&name, place.clone())
        && !problems.has(&place, SAME_NAME)
    {
        let message = format!("Rust name `{name}` of `{text}` is already taken");
        problems.push(
            Diagnostic::error(Code::NameCollision, place, message)
                .label("duplicate Rust name")
                .related(first.clone(), "first used here")
                .help("rename one of them with the key `rust`"),
        );
    }
    name
}

fn not_a_name(word: &str, case: Case, place: Place) -> Diagnostic {
    let form = match case {
        Case::Snake => "`snake_case`",
        Case::Camel => "`CamelCase`",
    };
    let problem = Diagnostic::error(Code::RustName, place, format!("invalid Rust name `{word}`"));
    if Name::explicit(word, case).is_some() {
        return problem.help("choose another name; the client uses this one");
    }
    let written = Name::new(word, case);
    if word.is_ascii() && !word.is_empty() && Name::explicit(written.as_str(), case).is_some() {
        return problem.help(format!(
            "write the name in {form}, for example `{}`",
            written.as_str()
        ));
    }
    problem.help(format!(
        "write the name in {form} with ASCII letters and digits"
    ))
}
