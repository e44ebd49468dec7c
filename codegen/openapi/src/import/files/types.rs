//! Assigns types to groups.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::group;
use crate::extension::ExportedGroup;
use crate::import::build::{Types, Unused};
use codegen::spec::{Grammar, GroupFile, Operation, Returns, TypeExpr};

/// Group of the types that several others use.
pub(super) const COMMON: &str = "Common";

/// Adds each type to its group in an exported spec, to the only group that uses it, or to a common
/// group.
pub(super) fn assign(
    types: Types,
    unused: Unused,
    error: Option<&str>,
    exported: &[ExportedGroup],
    groups: &mut IndexMap<String, GroupFile>,
) {
    let mut users: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, group) in groups.values().enumerate() {
        let mut pending: Vec<String> = group
            .operations
            .iter()
            .flat_map(|operation| types_of_operation(operation))
            .collect();
        pending.extend(error.map(str::to_owned));
        while let Some(name) = pending.pop() {
            let name = TypeExpr::parse(&name).map_or_else(|_| name.clone(), |expr| expr.name);
            let known = types.models.contains_key(&name)
                || types.enums.contains_key(&name)
                || types.unions.contains_key(&name);
            if known && users.entry(name.clone()).or_default().insert(index) {
                pending.extend(types_of_type(&name, &types));
            }
        }
    }
    let mut common = group::empty(COMMON);
    common.doc = Some("Types that several groups use.".to_owned());
    // A part that is left out can have the last use of a type.
    let used = |name: &String| unused == Unused::Kept || users.contains_key(name);
    let mut homes: BTreeMap<&str, usize> = BTreeMap::new();
    for group in exported {
        let index = groups.get_index_of(&group.group);
        homes.extend(
            group
                .types
                .iter()
                .filter_map(|name| Some((name.as_str(), index?))),
        );
    }
    let home = |name: &String| match (homes.get(name.as_str()), users.get(name)) {
        (Some(index), _) => Some(*index),
        (None, Some(indexes)) if indexes.len() == 1 => indexes.first().copied(),
        _ => None,
    };
    for (name, model) in types.models.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .models
            .insert(name.into(), model.into());
    }
    for (name, item) in types.enums.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .enums
            .insert(name.into(), item.into());
    }
    for (name, union) in types.unions.into_iter().filter(|(name, _)| used(name)) {
        let group = home(&name).and_then(|index| groups.get_index_mut(index));
        group
            .map_or(&mut common, |(_, group)| group)
            .unions
            .insert(name.into(), union.into());
    }
    if common.models.len() + common.enums.len() + common.unions.len() > 0 {
        // The API can have a tag of the same name.
        let key = if groups.contains_key(COMMON) {
            format!("{COMMON} types")
        } else {
            COMMON.to_owned()
        };
        common.group = key.as_str().into();
        groups.insert(key, common);
    }
}

/// Types that an operation refers to.
fn types_of_operation(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters();
    let mut types: Vec<String> = parameters.map(|item| item.ty.to_string()).collect();
    types.extend(operation.body.iter().map(|body| body.ty.to_string()));
    match &*operation.returns {
        Returns::Type(ty) => types.push(ty.to_string()),
        Returns::List(answers) => types.extend(answers.iter().map(|answer| answer.ty.to_string())),
    }
    types
}

/// Types that a type refers to.
fn types_of_type(name: &str, types: &Types) -> Vec<String> {
    let mut used = Vec::new();
    if let Some(model) = types.models.get(name) {
        used.extend(model.fields.values().map(|field| field.ty().to_string()));
        used.extend(model.extends.iter().map(|base| base.to_string()));
        used.extend(model.additional.iter().map(|ty| ty.to_string()));
    }
    let unions = types.unions.get(name).into_iter();
    let variants = unions.flat_map(|union| union.variants.values());
    used.extend(variants.map(|variant| variant.ty().to_string()));
    used
}
