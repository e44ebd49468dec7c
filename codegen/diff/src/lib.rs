//! Says what a change of a spec means: for released clients, and for programs that use the crate.
//!
//! [`diff`] compares two APIs. The verdict for programs compares the public items of both generated
//! clients, so it knows everything that the generator decides. The verdict for released clients
//! compares what travels, with its direction.
//!
//! The crate does not access the disk. The modules are layers, lowest first: `change`, `version`,
//! `permissions`, `rust`, `wire`, `render`.

mod change;
mod permissions;
mod render;
mod rust;
mod version;
mod wire;

pub use change::{Change, Kind, Rust, Wire};
pub use render::{markdown, subject};
pub use version::{Bump, Version};

use codegen::ir::Api;
use codegen::surface::surface;

/// Returns the changes from one API to another, by place.
pub fn diff(old: &Api, new: &Api) -> Vec<Change> {
    let mut changes = change::Changes::default();
    wire::compare(old, new, &mut changes);
    rust::compare(&surface(old), &surface(new), &mut changes);
    changes.into_list()
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
