//! Operations: the line, what they answer, and that no two are one.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Stand, camel};
use super::{Builder, Component, Order, fit};
use crate::import::neutral::{self, Kind};
use crate::spec::route::Route;
use crate::spec::{Answer, Operation, Returns};

impl Builder<'_> {
    /// The operation; `None` if its path cannot be one, which is reported.
    pub(super) fn operation(&mut self, item: &neutral::Operation) -> Option<Operation> {
        let http = format!("{} {}", item.method.as_str(), item.path);
        let endpoint = match Route::parse(&http) {
            Ok(endpoint) => endpoint,
            Err(fault) => {
                self.report
                    .left_out(format!("an operation: {}", fault.message), &item.place);
                return None;
            }
        };
        let description = item
            .description
            .clone()
            .filter(|text| Some(text) != item.summary.as_ref());
        let mut operation = Operation {
            id: item.id.clone(),
            http: http.clone(),
            rust: item.rust.clone(),
            summary: item.summary.as_deref().map(one_line),
            description,
            deprecated: item.deprecated.clone(),
            permissions: item.permissions.clone(),
            path: Vec::new(),
            query: Vec::new(),
            header: Vec::new(),
            body: None,
            form: None,
            returns: self.returns(item),
            scopes: item.scopes.clone(),
            anonymous: item.anonymous,
            paging: item.paging.clone(),
            allow: item.allow.clone(),
        };
        self.carried(item, &endpoint, &mut operation);
        Some(operation)
    }

    fn returns(&mut self, item: &neutral::Operation) -> Returns {
        let stand = Stand {
            owner: camel(&item.id),
            part: "Answer".to_owned(),
            in_operation: true,
            root: usize::MAX,
        };
        let mut answers: Vec<(Option<u16>, Answer)> = Vec::new();
        for answer in &item.answers {
            let ty = match &answer.schema {
                None => "void".to_owned(),
                Some(schema) => {
                    let typed = self.typed(schema, &stand);
                    if typed.nullable || typed.format.is_some() || typed.limits.is_some() {
                        self.lose(
                            "the format or limits of an answer, or that it can be `null`",
                            &schema.place,
                        );
                    }
                    typed.ty
                }
            };
            let built = Answer {
                status: answer.status.map_or(200, i64::from),
                ty,
                content_type: answer.content_type.clone(),
                doc: answer.doc.clone(),
            };
            answers.push((answer.status, built));
        }
        self.one_or_all(answers, &item.place)
    }

    /// One type for all statuses if there is no other, else what each brings.
    fn one_or_all(&mut self, mut answers: Vec<(Option<u16>, Answer)>, place: &str) -> Returns {
        let Some((_, first)) = answers.first() else {
            return Returns::Type("void".to_owned());
        };
        let alike = answers
            .iter()
            .all(|(_, answer)| answer.ty == first.ty && answer.content_type.is_none());
        // a spec that lists its answers does so for a reason
        let listed =
            self.origin == Order::Kept && answers.iter().all(|(status, _)| status.is_some());
        if alike && !listed {
            if answers.iter().any(|(_, answer)| answer.doc.is_some()) {
                self.lose(
                    "the status and description of the only success answer: any success is one",
                    place,
                );
            }
            return Returns::Type(first.ty.clone());
        }
        if answers.len() > 1 && answers.iter().any(|(status, _)| status.is_none()) {
            self.lose(
                "an answer to any success status, beside those to some",
                place,
            );
            answers.retain(|(status, _)| status.is_some());
        }
        answers.sort_by_key(|(_, answer)| answer.status);
        answers.dedup_by_key(|(_, answer)| answer.status);
        Returns::List(answers.into_iter().map(|(_, answer)| answer).collect())
    }

    /// The model of error answers: the one that most operations name.
    pub(super) fn error_model(&mut self, operations: &[neutral::Operation]) -> Option<String> {
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
        let best = counts
            .iter()
            .max_by_key(|(_, (count, first))| (*count, usize::MAX - first))
            .map(|(name, _)| (*name).to_owned())
            .filter(|name| matches!(self.component(name), Some(Component::Model)));
        for error in operations.iter().flat_map(|operation| &operation.errors) {
            if !matches!(&error.kind, Kind::Ref(name) if Some(name) == best.as_ref()) {
                let what = "the type of an error answer that is not the usual one";
                self.report.left_out(what, &error.place);
            }
        }
        self.names.get(&best?).cloned()
    }
}

/// Gives operations of a tag that are one in Rust names of their own.
pub(super) fn distinct(operations: &mut [(String, Operation)]) {
    let mut functions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (tag, operation) in operations {
        let taken = functions.entry(tag.clone()).or_default();
        fit::claim(taken, &operation.id, &mut operation.rust);
    }
}

/// The lines of a text as one.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
