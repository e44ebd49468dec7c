//! `#[cfg]` attributes that compile an item only for some features of the client crate.

use proc_macro2::TokenStream;
use quote::quote;

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
    pub(super) fn group(self, group: &Group) -> Option<TokenStream> {
        let feature = group.feature();
        self.is_enabled()
            .then(|| quote!(#[cfg(feature = #feature)]))
    }

    /// The same attribute as text with a space after it; empty without features.
    pub(super) fn group_text(self, group: &Group) -> String {
        match self.is_enabled() {
            true => format!("#[cfg(feature = {:?})] ", group.feature()),
            false => String::new(),
        }
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
