//! `#[cfg]` attributes that compile an item only for some features of the client crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_types::Fragment;
use crate::ir::{Api, Group, RequiredBy};
use crate::target::Features;

/// Writes `#[cfg]` attributes; writes none if the crate has no feature per group.
#[derive(Debug, Clone, Copy)]
pub(super) struct CfgAttributes<'a> {
    api: &'a Api,
    features: Features,
}

impl<'a> CfgAttributes<'a> {
    pub(super) fn new(api: &'a Api, features: Features) -> Self {
        Self { api, features }
    }

    /// Whether the client crate has a feature per group.
    pub(super) fn is_enabled(self) -> bool {
        self.features == Features::PerGroup
    }

    /// `#[cfg(feature = "organization")]`
    pub(super) fn group(self, group: &Group) -> Option<Fragment> {
        let attribute = || Fragment(format!("#[cfg(feature = {:?})]", group.feature()));
        self.is_enabled().then(attribute)
    }

    /// `#[cfg(any(feature = "organization", feature = "users"))]`
    pub(super) fn required_by(self, required_by: &RequiredBy) -> Option<Fragment> {
        let groups = match required_by {
            RequiredBy::Groups(groups) if self.is_enabled() => groups.as_slice(),
            _ => return None,
        };
        if let [group] = groups {
            return self.group(self.api.group(*group));
        }
        let features = groups.iter().map(|group| self.api.group(*group).feature());
        let mut features: Vec<_> = features.map(|name| format!("feature = {name:?}")).collect();
        features.sort_unstable();
        Some(Fragment(format!("#[cfg(any({}))]", features.join(", "))))
    }

    /// A module per group with operations: `#[cfg(feature = "organization")] mod organization;`
    pub(super) fn modules(self, visibility: &TokenStream) -> TokenStream {
        let modules = self.api.groups_with_operations().map(|group| {
            let (module, attribute) = (&group.module, self.group(group));
            quote!(#attribute #visibility mod #module;)
        });
        modules.collect()
    }
}
