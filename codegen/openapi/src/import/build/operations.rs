//! Operations and their responses.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{Builder, Definition, Order};
use super::naming::{Position, camel};
use super::rust_names;
use crate::import::description::{self, Kind};
use crate::import::report::Report;
use codegen::ir::names::{Case, Name};
use codegen::spec::{Alternatives, Answer, Grammar, Operation, Returns, Route, Spanned};

impl Builder<'_> {
    /// Converts an operation; `None` if its path is invalid, which is reported.
    pub(super) fn operation(&mut self, item: &description::Operation) -> Option<Operation> {
        let http = format!("{} {}", item.method.as_str(), item.path);
        let route = match Route::parse(&http) {
            Ok(route) => route,
            Err(error) => {
                let what = format!(
                    "operation with an invalid route is missing: {}",
                    error.message
                );
                self.report.wrong(what, &item.place);
                return None;
            }
        };
        let (mut summary, mut description) = (item.summary.clone(), item.description.clone());
        // The texts of an exported spec do not change.
        if self.order == Order::Name {
            description = description.filter(|text| Some(text) != summary.as_ref());
            summary = summary.as_deref().map(one_line);
        }
        let mut operation = Operation {
            id: item.id.clone().into(),
            http: http.into(),
            rust: item.rust.clone(),
            summary: summary.map(Into::into),
            description,
            deprecated: item.deprecated.clone().map(Into::into),
            permissions: item.permissions.clone().into(),
            path: Vec::new(),
            query: Vec::new().into(),
            header: Vec::new(),
            cookie: Vec::new(),
            body: None,
            form: None,
            returns: self.returns(item).into(),
            also_in: item.also_in.iter().map(|tag| tag.as_str().into()).collect(),
            server: item.server_name.as_deref().map(Into::into),
            security: item
                .security
                .as_ref()
                .filter(|item| !item.is_empty())
                .map(|item| alternatives(item).into()),
            scopes: item
                .scopes
                .iter()
                .map(|scope| scope.as_str().into())
                .collect::<Vec<_>>()
                .into(),
            anonymous: item.security.as_ref().is_some_and(Vec::is_empty).into(),
            paging: item.paging.clone().map(Into::into),
            allow: item.allow.clone(),
        };
        self.request(item, &route, &mut operation);
        Some(operation)
    }

    fn returns(&mut self, item: &description::Operation) -> Returns {
        let position = Position {
            owner: camel(&item.id),
            part: "Answer".to_owned(),
            root: usize::MAX,
        };
        let mut answers: Vec<(Option<u16>, Answer)> = Vec::new();
        for response in &item.responses {
            let ty = match &response.schema {
                None => "void".to_owned(),
                Some(schema) => {
                    let typed = self.type_use(schema, &position);
                    if typed.format.is_some() || typed.limits.is_some() {
                        self.report.docs_only(
                            "format or limits of an answer are not documented",
                            &schema.place,
                        );
                    }
                    typed.written()
                }
            };
            let answer = Answer {
                status: response.status.map_or(200, i64::from).into(),
                ty: ty.into(),
                content_type: response.content_type.clone().map(Into::into),
                doc: response.doc.clone(),
            };
            answers.push((response.status, answer));
        }
        self.merge_answers(answers, &item.place)
    }

    /// Returns one type for all statuses if it is the only one, else a list of statuses.
    fn merge_answers(&mut self, mut answers: Vec<(Option<u16>, Answer)>, place: &str) -> Returns {
        let Some((_, first)) = answers.first() else {
            return Returns::Type("void".to_owned().into());
        };
        let same_type = answers
            .iter()
            .all(|(_, answer)| answer.ty == first.ty && answer.content_type.is_none());
        // An exported spec lists its statuses on purpose.
        let listed =
            self.order == Order::Document && answers.iter().all(|(status, _)| status.is_some());
        // The client follows redirects that are not in the list.
        let is_redirect = |answer: &Answer| *answer.status >= 300;
        let redirects = answers.iter().any(|(_, answer)| is_redirect(answer));
        if same_type && !listed && !redirects {
            if answers.iter().any(|(_, answer)| answer.doc.is_some()) {
                self.report.docs_only(
                    "status and description of the only success response are not documented",
                    place,
                );
            }
            return Returns::Type(first.ty.clone());
        }
        if answers.len() > 1 && answers.iter().any(|(status, _)| status.is_none()) {
            self.report.wrong(
                "`2XX` or `default` response next to responses with a status is missing: \
                 answers with another status are errors",
                place,
            );
            answers.retain(|(status, _)| status.is_some());
        }
        answers.sort_by_key(|(_, answer)| *answer.status);
        answers.dedup_by_key(|(_, answer)| *answer.status);
        Returns::List(answers.into_iter().map(|(_, answer)| answer).collect())
    }

    /// Model of error responses: the stated one, or else the one that most operations use.
    pub(super) fn error_model(
        &mut self,
        operations: &[description::Operation],
        stated: Option<&str>,
    ) -> Option<String> {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (index, error) in operations
            .iter()
            .flat_map(|operation| &operation.errors)
            .enumerate()
        {
            if let Kind::Ref(name) = &error.kind {
                let (count, _) = counts.entry(name.as_str()).or_insert((0, index));
                *count += 1;
            }
        }
        let is_model =
            |this: &mut Self, name: &str| matches!(this.definition(name), Some(Definition::Model));
        let stated = stated.filter(|name| is_model(self, name));
        let best = counts
            .iter()
            .max_by_key(|(_, (count, first))| (*count, usize::MAX - first))
            .map(|(name, _)| *name);
        let best = stated.or(best.filter(|name| is_model(self, name)));
        let best = best.map(str::to_owned);
        for error in operations.iter().flat_map(|operation| &operation.errors) {
            if !matches!(&error.kind, Kind::Ref(name) if Some(name) == best.as_ref()) {
                let what = "error body of another type than the error model is not typed";
                self.report.wider(what, &error.place);
            }
        }
        self.names.get(&best?).cloned()
    }
}

/// Gives operations of a tag with the same Rust name distinct ones.
pub(super) fn set_distinct_rust_names(operations: &mut [(String, Operation)]) {
    let mut functions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (tag, operation) in operations {
        let taken = functions.entry(tag.clone()).or_default();
        rust_names::claim_rust_name(taken, &operation.id, &mut operation.rust);
    }
}

/// Leaves out further groups that have another operation of the same Rust name.
pub(super) fn remove_repeated_further_groups(
    operations: &mut [(String, Operation)],
    report: &mut Report,
) {
    let name = |operation: &Operation| match &operation.rust {
        Some(rust) => rust.to_string(),
        None => Name::new(&operation.id, Case::Snake).as_str().to_owned(),
    };
    let own = operations
        .iter()
        .map(|(tag, operation)| (tag.clone(), name(operation)));
    let mut taken: BTreeSet<(String, String)> = own.collect();
    for (_, operation) in operations {
        let name = name(operation);
        let place = operation.id.to_string();
        operation.also_in.retain(|tag| {
            let is_new = taken.insert((tag.to_string(), name.clone()));
            if !is_new {
                let what = "operation is missing from a group with another one of its name";
                report.wider(what, &format!("{place}, `{tag}`"));
            }
            is_new
        });
    }
}

/// Converts alternatives of scheme names.
pub(crate) fn alternatives(alternatives: &[Vec<String>]) -> Alternatives {
    let alternatives = alternatives.iter().map(|names| {
        let names: Vec<Spanned<String>> = names.iter().map(|name| name.as_str().into()).collect();
        names.into()
    });
    alternatives.collect()
}

/// Joins the lines of a text.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
