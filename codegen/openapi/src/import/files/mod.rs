//! Lays out a spec in files: one for each tag, and one for the types that several tags use.

mod base_url;
mod group;
mod types;

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::build::{self, Built};
use super::description::Info;
use super::report::Report;
use codegen::Source;
use codegen::ir::names::{Case, Name};
use codegen::spec::{ApiFile, GroupFile, Spanned};
use codegen::write;

/// Builds the API file, without its list of groups.
pub(super) fn api(info: &Info, built: &Built, report: &mut Report) -> ApiFile {
    let (base_url, variables) = base_url::read(info, report);
    ApiFile {
        title: info
            .title
            .clone()
            .unwrap_or_else(|| "API".to_owned())
            .into(),
        version: info
            .version
            .clone()
            .unwrap_or_else(|| "1".to_owned())
            .into(),
        doc: info.doc.clone(),
        base_url: base_url.into(),
        variables,
        error: built.error.clone().map(Into::into),
        // `files` adds the groups once the types are assigned to them.
        groups: Vec::new().into(),
        default_groups: info.default_groups.clone(),
        allow: info.allow.clone(),
    }
}

/// Writes the files of a spec, the API file first.
///
/// The groups of `default_tags` are on by default; without any, the setting of the description
/// applies.
pub(super) fn files(
    mut api: ApiFile,
    info: &Info,
    built: Built,
    default_tags: &[String],
) -> Vec<Source> {
    let mut groups: IndexMap<String, GroupFile> = IndexMap::new();
    for tag in &info.tags {
        groups.insert(
            tag.name.clone(),
            GroupFile {
                rust: tag.rust.clone(),
                allow: tag.allow.clone(),
                doc: tag.doc.clone(),
                ..group::empty(&tag.name)
            },
        );
    }
    for (tag, operation) in built.operations {
        groups
            .entry(tag)
            .or_insert_with_key(|tag| group::empty(tag))
            .operations
            .push(operation.into());
    }
    groups.retain(|_, group| !group.operations.is_empty());
    set_distinct_rust_names(&mut groups);
    types::assign(
        built.types,
        built.order,
        built.error.as_deref(),
        &mut groups,
    );
    api.groups = file_names(&groups).into();
    if !default_tags.is_empty() {
        let files = api.groups.iter().zip(groups.keys());
        let on = files.filter(|(_, tag)| default_tags.contains(tag));
        api.default_groups = Some(on.map(|(file, _)| file.clone()).collect());
    }
    let mut files = vec![Source::new("api.yaml", write::file(&write::tree(&api)))];
    for (name, group) in api.groups.iter().zip(groups.values()) {
        files.push(Source::new(
            name.to_string(),
            write::file(&write::tree(group)),
        ));
    }
    files
}

/// Gives groups with the same Rust name distinct ones.
fn set_distinct_rust_names(groups: &mut IndexMap<String, GroupFile>) {
    let mut taken = BTreeSet::new();
    for (tag, group) in groups {
        build::claim_rust_name(&mut taken, tag, &mut group.rust);
    }
}

fn file_names(groups: &IndexMap<String, GroupFile>) -> Vec<Spanned<String>> {
    let mut taken = BTreeSet::from(["api".to_owned(), "overrides".to_owned()]);
    let names = groups.keys().map(|tag| {
        let base = Name::new(tag, Case::Snake).as_str().to_owned();
        let mut name = base.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}_{number}");
            number += 1;
        }
        format!("{name}.yaml").into()
    });
    names.collect()
}
