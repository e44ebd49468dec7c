//! For which features of the client crate an item is compiled.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Features;
use crate::ir::{Api, Group, RequiredBy};

/// Writes the conditions; none if the crate has no features for its groups.
#[derive(Debug, Clone, Copy)]
pub(super) struct CfgAttributes<'a> {
    api: &'a Api,
    features: Features,
}

impl<'a> CfgAttributes<'a> {
    pub(super) fn new(api: &'a Api, features: Features) -> Self {
        Self { api, features }
    }

    /// Whether types are compiled only for the groups that need them.
    pub(super) fn is_enabled(self) -> bool {
        self.features == Features::PerGroup
    }

    /// `#[cfg(feature = "organization")]`
    pub(super) fn group(self, group: &Group) -> Option<TokenStream> {
        let feature = group.feature();
        self.is_enabled()
            .then(|| quote!(#[cfg(feature = #feature)]))
    }

    /// `#[cfg(any(feature = "organization", feature = "users"))]`
    pub(super) fn required_by(self, required_by: &RequiredBy) -> Option<TokenStream> {
        let RequiredBy::Groups(groups) = required_by else {
            return None;
        };
        let groups = groups.iter().map(|group| self.api.group(*group));
        let mut features: Vec<&str> = groups.map(Group::feature).collect();
        features.sort_unstable();
        self.is_enabled().then(|| match features.as_slice() {
            [feature] => quote!(#[cfg(feature = #feature)]),
            features => quote!(#[cfg(any(#(feature = #features),*))]),
        })
    }
}
