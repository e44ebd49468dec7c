//! Says what a change of a spec means: for released clients, and for programs that use the crate.
//!
//! [`diff`] compares two APIs. The verdict for programs compares the public items of both generated
//! clients, so it knows everything that the generator decides. The verdict for released clients
//! compares what travels, with its direction.
//!
//! The crate does not access the disk. The modules are layers, lowest first: `change`, `version`,
//! `permissions`, `renames`, `rust`, `consequences`, `remedies`, `wire`, `render`,
//! `allowances`, `generated`.

mod allowances;
mod change;
mod consequences;
mod generated;
mod permissions;
mod remedies;
mod renames;
mod render;
mod rust;
mod version;
mod wire;

pub use allowances::{allow, without_allowance};
pub use change::{Change, Kind, Rust, Wire};
pub use generated::generated;
pub use render::{line, markdown, subject};
pub use version::{Bump, Version};

use codegen::ir::Api;
use codegen::surface::{Item, surface};

/// Returns the changes from one API to another, by place.
pub fn diff(old: &Api, new: &Api) -> Vec<Change> {
    let mut changes = change::Changes::default();
    let renames = renames::Renames::between(old, new);
    wire::compare(old, new, &renames, &mut changes);
    let (before, after) = (surface(old), surface(new));
    rust::compare(&before, &after, &mut changes);
    consequences::explain(old, new, &renames.models, &mut changes);
    remedies::of_entries(old, &renames, &mut changes);
    remedies::of_parts(&before, &after, &mut changes);
    let mut changes = changes.into_list();
    for change in changes
        .iter_mut()
        .filter(|change| change.features.is_empty())
    {
        let items = after.values().chain(before.values());
        let is_own = |item: &&Item| {
            (item.subject.section, &item.subject.name)
                == (change.subject.section, &change.subject.name)
        };
        let own = items.into_iter().find(is_own);
        change.features = own.map(|item| item.features.clone()).unwrap_or_default();
    }
    changes
}

/// Returns the release that the changes need.
pub fn bump<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Bump {
    let bumps = changes
        .into_iter()
        .map(|change| match (change.rust, change.wire) {
            (Rust::Major | Rust::Silent, _) => Bump::Major,
            (Rust::Minor, _) | (_, Wire::Breaks | Wire::Some) => Bump::Minor,
            _ => Bump::Patch,
        });
    bumps.max().unwrap_or(Bump::Patch)
}
