//! The files of the spec: one for each tag, and one for the types that several of them use.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::base_url;
use super::build::{Built, Order, Types};
use super::neutral::About;
use super::report::Report;
use crate::ir::names::{Case, Name};
use crate::source::Source;
use crate::spec::type_expr;
use crate::spec::{ApiFile, Field, GroupFile, Operation, Returns, UnionVariant};
use crate::write;

/// The group of the types that several others use.
const COMMON: &str = "Common";

/// What holds for the whole API.
pub(super) fn api(about: &About, built: &Built, report: &mut Report) -> ApiFile {
    let (base_url, variables) = base_url::usable(about, report);
    ApiFile {
        title: about.title.clone().unwrap_or_else(|| "API".to_owned()),
        version: about.version.clone().unwrap_or_else(|| "1".to_owned()),
        doc: about.doc.clone(),
        base_url,
        variables,
        error: built.error.clone(),
        // known once the types have found their places
        groups: Vec::new(),
        default_groups: about.default_groups.clone(),
        allow: about.allow.clone(),
    }
}

/// Lays a spec out in files. The groups of `default_tags` are on by default, if there are any.
pub(super) fn files(
    mut api: ApiFile,
    about: &About,
    built: Built,
    default_tags: &[String],
) -> Vec<Source> {
    let mut groups: IndexMap<String, GroupFile> = IndexMap::new();
    for tag in &about.tags {
        groups.insert(
            tag.name.clone(),
            GroupFile {
                rust: tag.rust.clone(),
                allow: tag.allow.clone(),
                doc: tag.doc.clone(),
                ..group(&tag.name)
            },
        );
    }
    for (tag, operation) in built.operations {
        groups
            .entry(tag)
            .or_insert_with_key(|tag| group(tag))
            .operations
            .push(operation);
    }
    groups.retain(|_, group| !group.operations.is_empty());
    distinct(&mut groups);
    share_out(
        built.types,
        built.origin,
        built.error.as_deref(),
        &mut groups,
    );
    api.groups = file_names(&groups);
    if !default_tags.is_empty() {
        let files = api.groups.iter().zip(groups.keys());
        let on = files.filter(|(_, tag)| default_tags.contains(tag));
        api.default_groups = Some(on.map(|(file, _)| file.clone()).collect());
    }
    let mut files = vec![Source::new("api.yaml", write::file(&write::tree(&api)))];
    for (name, group) in api.groups.iter().zip(groups.values()) {
        files.push(Source::new(name.clone(), write::file(&write::tree(group))));
    }
    files
}

fn group(tag: &str) -> GroupFile {
    GroupFile {
        group: tag.to_owned(),
        rust: None,
        doc: None,
        operations: Vec::new(),
        models: IndexMap::new(),
        enums: IndexMap::new(),
        unions: IndexMap::new(),
        allow: Vec::new(),
    }
}

/// Gives groups of one name in Rust names of their own.
fn distinct(groups: &mut IndexMap<String, GroupFile>) {
    let mut taken = BTreeSet::new();
    for (tag, group) in groups {
        super::build::claim(&mut taken, tag, &mut group.rust);
    }
}

fn file_names(groups: &IndexMap<String, GroupFile>) -> Vec<String> {
    let mut taken = BTreeSet::from(["api".to_owned(), "overrides".to_owned()]);
    let names = groups.keys().map(|tag| {
        let plain = Name::new(tag, Case::Snake).as_str().to_owned();
        let mut name = plain.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{plain}_{number}");
            number += 1;
        }
        format!("{name}.yaml")
    });
    names.collect()
}

/// Puts each type where its users are: into the file of the only group that reaches it, or into one for all.
fn share_out(
    types: Types,
    origin: Order,
    error: Option<&str>,
    groups: &mut IndexMap<String, GroupFile>,
) {
    let mut users: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, group) in groups.values().enumerate() {
        let mut open: Vec<String> = group.operations.iter().flat_map(used_by).collect();
        open.extend(error.map(str::to_owned));
        while let Some(name) = open.pop() {
            let name =
                type_expr::parse(&name).map_or_else(|_| name.clone(), |expr| expr.name.to_owned());
            let known = types.models.contains_key(&name)
                || types.enums.contains_key(&name)
                || types.unions.contains_key(&name);
            if known && users.entry(name.clone()).or_default().insert(index) {
                open.extend(used_in(&name, &types));
            }
        }
    }
    let mut common = group(COMMON);
    common.doc = Some("Types that several groups use.".to_owned());
    // an override can leave a type without users
    let used = |name: &String| origin == Order::Kept || users.contains_key(name);
    let home = |name: &String| match users.get(name) {
        Some(indexes) if indexes.len() == 1 => indexes.first().copied(),
        _ => None,
    };
    for (name, model) in types.models.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .models
            .insert(name, model);
    }
    for (name, item) in types.enums.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .enums
            .insert(name, item);
    }
    for (name, union) in types.unions.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .unions
            .insert(name, union);
    }
    if common.models.len() + common.enums.len() + common.unions.len() > 0 {
        // the tag of an API can have that name too
        let key = if groups.contains_key(COMMON) {
            format!("{COMMON} types")
        } else {
            COMMON.to_owned()
        };
        common.group.clone_from(&key);
        groups.insert(key, common);
    }
}

/// The types that an operation names.
fn used_by(operation: &Operation) -> Vec<String> {
    let mut types: Vec<String> = operation
        .path
        .iter()
        .map(|parameter| parameter.ty.clone())
        .collect();
    let fields = operation.form.iter().flat_map(|form| &form.fields);
    types.extend(
        operation
            .query
            .iter()
            .chain(&operation.header)
            .chain(fields)
            .map(|parameter| parameter.ty.clone()),
    );
    types.extend(operation.body.iter().map(|body| body.ty.clone()));
    match &operation.returns {
        Returns::Type(ty) => types.push(ty.clone()),
        Returns::List(answers) => types.extend(answers.iter().map(|answer| answer.ty.clone())),
    }
    types
}

/// The types that a type names.
fn used_in(name: &str, types: &Types) -> Vec<String> {
    let mut used = Vec::new();
    if let Some(model) = types.models.get(name) {
        used.extend(model.fields.values().map(Field::ty).map(str::to_owned));
        used.extend(model.extends.iter().cloned());
        used.extend(model.additional.clone());
    }
    for variant in types
        .unions
        .get(name)
        .into_iter()
        .flat_map(|union| union.variants.values())
    {
        used.push(match variant {
            UnionVariant::Type(ty) => ty.clone(),
            UnionVariant::Details(details) => details.ty.clone(),
        });
    }
    used
}
