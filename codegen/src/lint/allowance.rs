//! Lints that the spec allows, each with a reason. An allowance covers what stands within the part that carries it; of
//! several, the innermost counts. One that silences nothing is reported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::load::{File, did_you_mean};
use crate::locate::At;
use crate::spec::{GroupFile, Operation, Spec};
use crate::suggest::closest;

/// A lint that does not count, and why.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Allowance {
    /// Code of the lint, as `L003`.
    #[schemars(extend("enum" = codes()))]
    pub(crate) lint: String,
    /// Why what the lint finds is right here.
    #[schemars(extend("pattern" = "\\S"))]
    pub(crate) reason: String,
}

/// The lints that can be allowed.
fn lints() -> impl Iterator<Item = Code> {
    let all = Code::ALL.iter().copied();
    all.filter(|code| code.severity() == Severity::Warning && *code != Code::IdleAllowance)
}

fn codes() -> Json {
    lints().map(Code::as_str).collect()
}

/// Each allowance names a lint and gives a reason.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    for_each(spec, &mut |allowances, _, at| {
        for (index, allowance) in allowances.iter().enumerate() {
            let at = at.item(index);
            if lints().all(|lint| lint.as_str() != allowance.lint) {
                problems.push(no_lint(&allowance.lint, at.key("lint").place()));
            }
            if allowance.reason.trim().is_empty() {
                problems.push(
                    Diagnostic::error(
                        Code::Empty,
                        at.key("reason").place(),
                        "the reason of the allowance is empty",
                    )
                    .help("say why what the lint finds is right here"),
                );
            }
        }
    });
}

fn no_lint(word: &str, place: Place) -> Diagnostic {
    let code = word.to_ascii_uppercase();
    let known = Code::ALL.iter().find(|known| known.as_str() == code);
    let near = lints().find(|lint| lint.as_str() == code);
    let help = match (known, near) {
        (_, Some(lint)) => did_you_mean(lint.as_str()),
        (Some(Code::IdleAllowance), _) => "remove the allowance that silences nothing".to_owned(),
        (Some(_), _) => "an error is corrected; only a lint can be allowed".to_owned(),
        (None, None) => match closest(word, lints().map(Code::as_str)) {
            Some(code) => did_you_mean(code),
            None => {
                let codes: Vec<&str> = lints().map(Code::as_str).collect();
                format!("the lints are {}", codes.join(", "))
            }
        },
    };
    Diagnostic::error(
        Code::Allowance,
        place,
        format!("`{word}` cannot be allowed"),
    )
    .help(help)
}

/// What an allowance covers.
#[derive(Debug, Clone)]
enum Scope {
    /// All files.
    Spec,
    /// One file.
    File(usize),
    /// A part of one.
    Part(Place),
}

impl Scope {
    fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Spec => true,
            Self::File(file) => place.file == *file,
            Self::Part(part) => {
                part.file == place.file
                    && part.span.start <= place.span.start
                    && place.span.end <= part.span.end
            }
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Spec => usize::MAX,
            Self::File(_) => usize::MAX - 1,
            Self::Part(part) => part.span.len(),
        }
    }
}

/// An allowance of the spec, ready to silence.
struct Allowed<'s> {
    lint: &'s str,
    scope: Scope,
    place: Place,
    used: bool,
}

/// The findings that are not allowed, and a finding for each allowance that silenced none.
pub(super) fn apply(spec: &Spec, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut allowed = Vec::new();
    for_each(spec, &mut |allowances, scope, at| {
        for (index, allowance) in allowances.iter().enumerate() {
            allowed.push(Allowed {
                lint: &allowance.lint,
                scope: scope.clone(),
                place: at.item(index).place(),
                used: false,
            });
        }
    });
    let rest = findings.into_iter().filter(|finding| {
        let covering = allowed.iter_mut().filter(|allowed| {
            allowed.lint == finding.code.as_str() && allowed.scope.covers(&finding.primary.place)
        });
        let innermost = covering.min_by_key(|allowed| allowed.scope.size());
        innermost.map(|allowed| allowed.used = true).is_none()
    });
    let rest = rest.collect();
    let idle = allowed.into_iter().filter(|allowed| !allowed.used);
    let idle = idle.map(|allowed| {
        let message = format!("nothing here needs the allowance of {}", allowed.lint);
        Diagnostic::warning(Code::IdleAllowance, allowed.place, message).help("remove it")
    });
    (rest, idle.collect())
}

/// Takes allowances, what they cover, and where their list stands.
type Visit<'v, 's> = &'v mut dyn FnMut(&'s [Allowance], Scope, At<'_>);

fn for_each<'s>(spec: &'s Spec, visit: Visit<'_, 's>) {
    visit(
        &spec.api.spec.allow,
        Scope::Spec,
        spec.api.at().key("allow"),
    );
    for file in &spec.groups {
        visit(
            &file.spec.allow,
            Scope::File(file.index),
            file.at().key("allow"),
        );
        let root = file.at();
        let list = root.key("operations");
        for (index, item) in file.spec.operations.iter().enumerate() {
            operation(item, list.item(index), visit);
        }
        types(file, visit);
    }
}

fn operation<'s>(operation: &'s Operation, at: At<'_>, visit: Visit<'_, 's>) {
    part(&operation.allow, at, visit);
    let path = operation.path.iter().map(|item| &item.allow);
    let query = operation.query.iter().map(|item| &item.allow);
    let header = operation.header.iter().map(|item| &item.allow);
    let form = operation.form.iter().flat_map(|form| &form.fields);
    let form = form.map(|item| &item.allow);
    parts(path, at.key("path"), visit);
    parts(query, at.key("query"), visit);
    parts(header, at.key("header"), visit);
    parts(form, at.key("form").key("fields"), visit);
    if let Some(body) = &operation.body {
        part(&body.allow, at.key("body"), visit);
    }
}

fn parts<'s>(items: impl Iterator<Item = &'s Vec<Allowance>>, list: At<'_>, visit: Visit<'_, 's>) {
    for (index, allowances) in items.enumerate() {
        part(allowances, list.item(index), visit);
    }
}

/// Models, enums and unions: their names count as part of them.
fn types<'s>(file: &'s File<GroupFile>, visit: Visit<'_, 's>) {
    let root = file.at();
    let models = file.spec.models.iter();
    let models = models.map(|(name, item)| ("models", name, &item.allow));
    let enums = file.spec.enums.iter();
    let enums = enums.map(|(name, item)| ("enums", name, &item.allow));
    let unions = file.spec.unions.iter();
    let unions = unions.map(|(name, item)| ("unions", name, &item.allow));
    for (kind, name, allowances) in models.chain(enums).chain(unions) {
        // most have none, and a place in a large map is dear
        if !allowances.is_empty() {
            part(allowances, root.key(kind).key(name), visit);
        }
    }
}

fn part<'s>(allowances: &'s [Allowance], at: At<'_>, visit: Visit<'_, 's>) {
    if allowances.is_empty() {
        return;
    }
    let mut place = at.place();
    let key = at.key_place().span.start;
    place.span.start = place.span.start.min(key);
    visit(allowances, Scope::Part(place), at.key("allow"));
}
