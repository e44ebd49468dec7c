//! Macros that expand the tables of generated code.
//!
//! Each macro is a flat repetition over the rows of one table. Public items have the same docs,
//! signatures and compiler errors as if they were written out.

mod choice;
mod endpoint;
mod model;
mod open_enum;
mod union;

/// Implements `Debug` and `PartialEq` for a model or union.
#[allow(unused_macros, reason = "a spec may have no models")]
macro_rules! debug_and_eq {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            /// Shows wire names and wire values; secrets are redacted.
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                crate::runtime::fmt_debug(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                crate::runtime::equal(self, other)
            }
        }
    };
}

/// Implements serde's traits for a slot.
#[allow(unused_macros, reason = "a spec may have neither models nor enums")]
macro_rules! serde_impls {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                crate::runtime::deserialize(deserializer)
            }
        }
    };
}

#[allow(
    unused_imports,
    reason = "which of them the generated code uses depends on the spec"
)]
pub(crate) use self::{
    choice::choice, endpoint::endpoint, endpoint::operations, endpoint::setters, model::model,
    open_enum::open_enum, union::union,
};
#[allow(
    unused_imports,
    reason = "which of them the generated code uses depends on the spec"
)]
pub(crate) use {debug_and_eq, serde_impls};
