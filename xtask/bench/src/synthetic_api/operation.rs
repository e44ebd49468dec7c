//! Operations of a resource, with parameters of all kinds.

use std::collections::BTreeSet;

use super::Platform;
use super::model::Enum;
use super::random::Random;
use super::words::{self, FIELD_HEADS, FIELD_TAILS};
use super::yaml::Yaml;

/// Kinds of operations; a resource has the first kinds in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    List,
    Get,
    Create,
    Update,
    Delete,
    Replace,
    Query,
    Bulk,
    Download,
    Upload,
    Reset,
    Count,
}

pub(super) const KINDS: [Kind; 12] = [
    Kind::List,
    Kind::Get,
    Kind::Create,
    Kind::Update,
    Kind::Delete,
    Kind::Query,
    Kind::Replace,
    Kind::Bulk,
    Kind::Download,
    Kind::Upload,
    Kind::Reset,
    Kind::Count,
];

/// The paging of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paging {
    NextUri,
    PageNumber,
    Cursor,
}

/// A resource and the models of its operations.
pub(super) struct Resource {
    pub(super) area: String,
    pub(super) thing: &'static str,
    pub(super) suffix: &'static str,
    pub(super) paging: Paging,
    /// Its model; any JSON if the API has more resources than models.
    pub(super) entity: Option<String>,
    pub(super) listing: Option<String>,
}

impl Resource {
    fn collection(&self) -> String {
        let thing = format!("{}{}s", self.thing, self.suffix).to_ascii_lowercase();
        format!("/api/v2/{}/{thing}", self.area.to_ascii_lowercase())
    }

    fn id_parameter(&self) -> String {
        format!("{}Id", words::small(self.thing))
    }

    fn one(&self) -> String {
        format!("{}/{{{}}}", self.collection(), self.id_parameter())
    }

    pub(super) fn name(&self) -> String {
        format!("{}{}{}", self.area, self.thing, self.suffix)
    }

    fn entity(&self) -> &str {
        self.entity.as_deref().unwrap_or("json")
    }

    /// Writes one operation.
    pub(super) fn write(
        &self,
        kind: Kind,
        enums: &mut Vec<Enum>,
        platform: &mut Platform,
        random: &mut Random,
        yaml: &mut Yaml,
    ) {
        let (method, path, verb, tail, action) = self.http(kind);
        let plural = if path.contains('{') { "" } else { "s" };
        let id = format!("{verb}{}{plural}{tail}", self.name());
        let id = platform.names.operation(id, random);
        yaml.line(2, &format!("- id: {id}"));
        yaml.line(4, &format!("http: {method} {path}"));
        let thing = words::spaced(self.thing);
        yaml.prose(4, "summary", &format!("{action} {thing}{plural}"));
        if random.chance(35) {
            let clauses = random.between(1, 6);
            yaml.prose(4, "description", &words::sentence(random, clauses));
        }
        if random.chance(4) {
            yaml.line(4, "deprecated: {note: There is a better way by now.}");
        }
        yaml.line(
            4,
            &format!("permissions: {}", self.permissions(verb, random)),
        );
        if path.contains('{') {
            let doc = format!("Identifier of the {thing}");
            yaml.line(4, "path:");
            yaml.entry(
                6,
                "- ",
                &[("name", self.id_parameter()), ("type", "string".to_owned())],
                &doc,
            );
        }
        self.query(kind, enums, platform, random, yaml);
        if random.chance(3) {
            yaml.line(4, "header:");
            yaml.line(6, "- {name: X-Request-Token, type: string, doc: \"Tells the same request from another.\"}");
        }
        self.payload(kind, random, yaml);
        yaml.blank();
    }

    /// Returns the method, the path, the first and last word of the id, and the summary's verb.
    fn http(
        &self,
        kind: Kind,
    ) -> (
        &'static str,
        String,
        &'static str,
        &'static str,
        &'static str,
    ) {
        let (all, one) = (self.collection(), self.one());
        match kind {
            Kind::List => ("GET", all, "get", "", "Get a list of"),
            Kind::Get => ("GET", one, "get", "", "Get a"),
            Kind::Create => ("POST", all, "post", "", "Create"),
            Kind::Update => ("PATCH", one, "patch", "", "Update attributes of a"),
            Kind::Delete => ("DELETE", one, "delete", "", "Delete a"),
            Kind::Replace => ("PUT", one, "put", "", "Replace a"),
            Kind::Query => ("POST", all + "/query", "post", "Query", "Search for"),
            Kind::Bulk => (
                "POST",
                all + "/bulk",
                "post",
                "Bulk",
                "Create or update many",
            ),
            Kind::Download => (
                "GET",
                one + "/media",
                "get",
                "Media",
                "Download the media of a",
            ),
            Kind::Upload => (
                "PUT",
                one + "/media",
                "put",
                "Media",
                "Upload the media of a",
            ),
            Kind::Reset => ("POST", one + "/reset", "post", "Reset", "Reset a"),
            Kind::Count => ("GET", all + "/counts", "get", "Counts", "Count the"),
        }
    }

    fn permissions(&self, verb: &str, random: &mut Random) -> String {
        let action = match verb {
            "get" => "view",
            "delete" => "delete",
            "post" => "add",
            _ => "edit",
        };
        let domain = words::small(&self.area);
        let entity = words::small(self.thing);
        match random.below(10) {
            0 => "none".to_owned(),
            1 => format!("{{all: [\"{domain}:{entity}:{action}\", \"{domain}:settings:view\"]}}"),
            2 => format!("{{any: [\"{domain}:{entity}:{action}\", \"{domain}:all:{action}\"]}}"),
            _ => format!("{{any: [\"{domain}:{entity}:{action}\"]}}"),
        }
    }

    /// Writes the query parameters: those of paging, and further ones.
    fn query(
        &self,
        kind: Kind,
        enums: &mut Vec<Enum>,
        platform: &mut Platform,
        random: &mut Random,
        yaml: &mut Yaml,
    ) {
        let mut parameters: Vec<(String, String, String)> = Vec::new();
        let mut add = |name: &str, ty: &str, more: &str| {
            parameters.push((name.to_owned(), ty.to_owned(), more.to_owned()));
        };
        let count = match kind {
            Kind::List => {
                add("pageSize", "int32", "25");
                match self.paging {
                    Paging::Cursor => add("after", "string", ""),
                    _ => add("pageNumber", "int32", "1"),
                }
                random.between(1, 5)
            }
            Kind::Get => random.below(3),
            Kind::Count => random.between(1, 4),
            Kind::Delete | Kind::Download => random.below(2),
            _ => 0,
        };
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for _ in 0..count {
            let name = format!("{}{}", random.word(FIELD_HEADS), random.word(FIELD_TAILS));
            // A duplicate, or equal to the path parameter.
            if name == self.id_parameter() || !taken.insert(name.clone()) {
                continue;
            }
            match random.below(12) {
                0..=3 => add(&name, "string", ""),
                4 => add(&name, "bool", "false"),
                5 => add(&name, "int64", ""),
                6 => add(&name, "date-time", ""),
                7 => add(&name, "date", "required"),
                8 => add(&name, "list<string>", ""),
                9 => {
                    let item = Enum::any(&self.name(), enums, platform, random);
                    add(&name, &format!("list<{item}>"), "");
                }
                10 => {
                    let ty = Enum::any(&self.name(), enums, platform, random);
                    let default = enums
                        .iter()
                        .find(|item| item.name == ty)
                        .map_or("", Enum::first_value);
                    add(&name, &ty, &format!("\"{default}\""));
                }
                _ => add(&name, "double", ""),
            }
        }
        if parameters.is_empty() {
            return;
        }
        yaml.line(4, "query:");
        for (name, ty, more) in parameters {
            let mut pairs = vec![("name", name), ("type", ty)];
            match more.as_str() {
                "" => {}
                "required" => pairs.push(("required", "true".to_owned())),
                default => pairs.push(("default", default.to_owned())),
            }
            let clauses = random.between(0, 2);
            yaml.entry(6, "- ", &pairs, &words::sentence(random, clauses));
        }
    }

    /// Writes the request body, the returned type and the paging.
    fn payload(&self, kind: Kind, random: &mut Random, yaml: &mut Yaml) {
        let entity = self.entity();
        let body = match kind {
            Kind::Create | Kind::Update | Kind::Replace => Some(entity.to_owned()),
            Kind::Bulk => Some(format!("list<{entity}>")),
            Kind::Query => Some("map<json>".to_owned()),
            Kind::Upload => Some("binary".to_owned()),
            _ => None,
        };
        if let Some(ty) = body {
            let required = if random.chance(85) { "true" } else { "false" };
            yaml.line(
                4,
                &format!("body: {{type: {ty}, required: {required}, doc: What is to be there}}"),
            );
        }
        let returns = match kind {
            Kind::List => self
                .listing
                .clone()
                .unwrap_or_else(|| format!("list<{entity}>")),
            Kind::Query => format!("list<{entity}>"),
            Kind::Delete | Kind::Upload | Kind::Reset => "void".to_owned(),
            Kind::Download => "binary".to_owned(),
            Kind::Count => "map<int64>".to_owned(),
            Kind::Bulk => "json".to_owned(),
            Kind::Get | Kind::Create | Kind::Update | Kind::Replace => entity.to_owned(),
        };
        yaml.line(4, &format!("returns: {returns}"));
        if kind == Kind::List && self.listing.is_some() {
            yaml.line(
                4,
                match self.paging {
                    Paging::NextUri => "paging: {items: entities, next_uri: nextUri}",
                    Paging::PageNumber => {
                        "paging: {items: entities, page_number: pageNumber, page_count: pageCount}"
                    }
                    Paging::Cursor => {
                        "paging: {items: entities, cursor: {parameter: after, field: cursor}}"
                    }
                },
            );
        }
    }
}
