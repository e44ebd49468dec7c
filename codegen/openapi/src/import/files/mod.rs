//! Lays out a spec in files: one for each tag, and one for the types that several tags use.

mod base_url;
mod group;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

pub(super) use base_url::read as base_url;

use super::build::{self, Built, Unused};
use super::description::Info;
use super::report::Report;
use crate::extension::{self, ExportedGroup};
use codegen::Source;
use codegen::spec::{ApiFile, GroupFile, SecurityScheme, Spanned};
use codegen::write;

/// Builds the API file, without its list of groups.
pub(super) fn api(info: &Info, built: &Built, report: &mut Report) -> ApiFile {
    let (base_url, variables) = base_url(info.base_url.as_deref(), &info.variables, report);
    let default_security = info.default_security.as_ref();
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
        servers: info.servers.clone(),
        security: security(info),
        default_security: default_security.map(|item| build::alternatives(item).into()),
        error: built.error.clone().map(Into::into),
        // `files` adds the groups once the types are assigned to them.
        groups: Vec::new().into(),
        default_groups: info.default_groups.clone(),
        allow: info.allow.clone(),
    }
}

/// The security schemes with distinct Rust names.
fn security(info: &Info) -> IndexMap<Spanned<String>, Spanned<SecurityScheme>> {
    let mut taken = BTreeSet::new();
    let mut schemes = info.security.clone();
    for (name, scheme) in &mut schemes {
        build::claim_rust_name(&mut taken, name, &mut scheme.rust);
    }
    schemes
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
    let further: Vec<String> = built
        .operations
        .iter()
        .flat_map(|(_, item)| item.also_in.iter().map(|tag| tag.to_string()))
        .collect();
    let mut groups = group::all(info, built.operations, &further);
    types::assign(
        built.types,
        built.unused,
        built.error.as_deref(),
        &info.groups,
        &mut groups,
    );
    let is_kept = |tag: &String| {
        let listed = || info.groups.iter().any(|group| group.group == *tag);
        further.contains(tag) || (built.unused == Unused::Kept && listed())
    };
    groups.retain(|tag, group| !group::is_empty(group) || is_kept(tag));
    set_distinct_rust_names(&mut groups);
    // A spec has a group.
    if groups.is_empty() {
        groups.insert(types::COMMON.to_owned(), group::empty(types::COMMON));
    }
    api.groups = file_names(&groups, &info.groups).into();
    if let Some(on) = &mut api.default_groups {
        // A selection can leave out groups.
        on.retain(|file| api.groups.contains(file));
    }
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

/// File names of the groups: those of an exported spec, otherwise the names of the tags.
fn file_names(
    groups: &IndexMap<String, GroupFile>,
    listed: &[ExportedGroup],
) -> Vec<Spanned<String>> {
    let mut taken: BTreeSet<String> = ["api.yaml", "upstream.yaml", "allowances.yaml"]
        .map(str::to_owned)
        .into();
    let mut exported: BTreeMap<&str, &str> = BTreeMap::new();
    for group in listed
        .iter()
        .filter(|group| groups.contains_key(&group.group))
    {
        if let Some(file) = group.file.as_deref().filter(|file| is_file_name(file))
            && taken.insert(file.to_owned())
        {
            exported.insert(&group.group, file);
        }
    }
    let names = groups.keys().map(|tag| {
        if let Some(file) = exported.get(tag.as_str()) {
            return (*file).into();
        }
        let mut name = extension::file_of_group(tag);
        let base = name.trim_end_matches(".yaml").to_owned();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}_{number}.yaml");
            number += 1;
        }
        name.into()
    });
    names.collect()
}

/// Whether a text of an extension is a file name without a folder.
fn is_file_name(text: &str) -> bool {
    text.strip_suffix(".yaml").is_some_and(|stem| {
        let valid = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        !stem.is_empty() && stem.chars().all(valid)
    })
}
