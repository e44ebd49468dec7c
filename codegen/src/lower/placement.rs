//! Placement of types: the defining group and the groups that need the type. Also the default
//! groups.

use std::collections::BTreeSet;

use super::reach::Reached;
use crate::ir::names::{Case, Name};
use crate::ir::{Api, EnumId, GroupId, ModelId, Placement, RequiredBy, Type, UnionId};
use crate::source::file_name;
use crate::spec::{GroupFile, Spec};

/// Sets the placement of every model, enum and union.
pub(super) fn place_types(spec: &Spec, api: &mut Api) {
    let models = homes(spec, |group| group.models.len());
    let enums = homes(spec, |group| group.enums.len());
    let unions = homes(spec, |group| group.unions.len());
    let mut reach = Reach {
        error: Reached::by_error(api),
        groups: api
            .groups
            .iter()
            .map(|group| Reached::by_group(api, group))
            .collect(),
    };
    reach.add_unreached(api, [&models, &enums, &unions]);
    let wires = api.models.iter().map(|item| item.wire.as_str());
    api.model_placements = reach.placements(models, wires, |reached| &reached.models);
    let wires = api.enums.iter().map(|item| item.wire.as_str());
    api.enum_placements = reach.placements(enums, wires, |reached| &reached.enums);
    let wires = api.unions.iter().map(|item| item.wire.as_str());
    api.union_placements = reach.placements(unions, wires, |reached| &reached.unions);
}

/// The group of each type, in the order of the ids.
fn homes(spec: &Spec, count: impl Fn(&GroupFile) -> usize) -> Vec<GroupId> {
    let groups = spec.groups.iter().enumerate();
    groups
        .flat_map(|(group, file)| std::iter::repeat_n(GroupId(group), count(&file.spec)))
        .collect()
}

/// The types that the error and each group reach.
struct Reach {
    error: Reached,
    groups: Vec<Reached>,
}

impl Reach {
    /// Adds the types that no operation reaches, with all their dependencies, to the group that
    /// defines them: programs may use them.
    fn add_unreached(&mut self, api: &Api, [models, enums, unions]: [&[GroupId]; 3]) {
        let models = models.iter().enumerate();
        let models = models.map(|(index, home)| (Type::Model(ModelId(index)), *home));
        let enums = enums.iter().enumerate();
        let enums = enums.map(|(index, home)| (Type::Enum(EnumId(index)), *home));
        let unions = unions.iter().enumerate();
        let unions = unions.map(|(index, home)| (Type::Union(UnionId(index)), *home));
        let types: Vec<(Type, GroupId)> = models
            .chain(enums)
            .chain(unions)
            .filter(|(ty, _)| self.all().all(|reached| !reached.has(ty)))
            .collect();
        for (ty, home) in types {
            let reached = if api.group(home).operations.is_empty() {
                &mut self.error
            } else {
                &mut self.groups[home.0]
            };
            reached.add(&ty, api);
        }
    }

    fn all(&self) -> impl Iterator<Item = &Reached> {
        std::iter::once(&self.error).chain(&self.groups)
    }

    fn placements<'a>(
        &self,
        homes: Vec<GroupId>,
        wires: impl Iterator<Item = &'a str>,
        types: impl Fn(&Reached) -> &Vec<bool>,
    ) -> Vec<Placement> {
        let mut modules = BTreeSet::new();
        let placement = |(index, (group, wire))| {
            let groups = self.groups.iter().enumerate();
            let groups = groups.filter(|(_, reached)| types(reached)[index]);
            let required_by = if types(&self.error)[index] {
                RequiredBy::EveryClient
            } else {
                RequiredBy::Groups(groups.map(|(index, _)| GroupId(index)).collect())
            };
            let is_shared = required_by != RequiredBy::Groups(vec![group]);
            let shared = is_shared.then(|| unused(Name::new(wire, Case::Snake), &mut modules));
            Placement {
                group,
                required_by,
                shared,
            }
        };
        let types = homes.into_iter().zip(wires).enumerate();
        types.map(placement).collect()
    }
}

/// Numbers a module name that is already taken: `AbC` and `ABc` give the same one.
fn unused(name: Name, taken: &mut BTreeSet<Name>) -> Name {
    let numbered = (2..).map(|number| name.suffixed(&format!("_{number}")));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    let free = candidates.find(|candidate| taken.insert(candidate.clone()));
    free.unwrap_or(name)
}

/// The default groups of the API file, or all groups if it names none.
pub(super) fn default_groups(spec: &Spec) -> Vec<GroupId> {
    let all = (0..spec.groups.len()).map(GroupId);
    let Some(names) = &spec.api.spec.default_groups else {
        return all.collect();
    };
    all.filter(|group| {
        let path = &spec.groups[group.0].path;
        names.iter().any(|name| name.as_str() == file_name(path))
    })
    .collect()
}
