//! Macros that implement traits of generated types by calling the runtime.

/// Implements serde's and std's traits for a type with `Model`.
///
/// `Default` is only for models without required fields.
#[allow(unused_macros, reason = "a spec may have no models")]
macro_rules! model {
    ($name:ident, Default) => {
        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                crate::runtime::Model::blank()
            }
        }

        crate::runtime::model!($name);
    };
    ($name:ident) => {
        crate::runtime::debug_and_eq!($name);
        crate::runtime::serde_impls!($name);
    };
}

/// Implements `Slot` and serde's and std's traits for an open enum.
///
/// The enum has `ALL`, `as_str` and `Unrecognized(String)`.
#[allow(unused_macros, reason = "a spec may have no enums")]
macro_rules! open_enum {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            /// Prints the wire value.
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::cmp::PartialEq for $name {
            /// Compares the wire values, as models that contain the enum do.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::convert::From<&str> for $name {
            /// Converts a wire value; one that is not in `ALL` becomes `Unrecognized`.
            #[inline]
            fn from(text: &str) -> Self {
                let index = crate::runtime::value_index(Self::WORDS, text);
                match index.and_then(|index| Self::ALL.get(index)) {
                    Some(value) => value.clone(),
                    None => Self::Unrecognized(text.to_owned()),
                }
            }
        }

        impl ::std::convert::From<String> for $name {
            /// Converts a wire value; one that is not in `ALL` becomes `Unrecognized`.
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            /// Converts a wire value; one that is not in `ALL` becomes `Unrecognized`.
            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl crate::runtime::Slot for $name {
            #[inline]
            fn read(&self) -> crate::runtime::SlotRef<'_> {
                crate::runtime::SlotRef::Text(::std::borrow::Cow::Borrowed(self.as_str()))
            }

            #[inline]
            fn write(&mut self) -> crate::runtime::SlotMut<'_> {
                crate::runtime::SlotMut::Text(self)
            }
        }

        impl crate::runtime::TextSlot for $name {
            #[inline]
            fn set(&mut self, text: &str) -> bool {
                *self = Self::from(text);
                true
            }
        }

        impl crate::runtime::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(String::new())
            }
        }

        crate::runtime::serde_impls!($name);
    };
}

/// Implements `Output` for an enum with `Choice`.
#[allow(
    unused_macros,
    reason = "a spec may have no operations with several response types"
)]
macro_rules! choice {
    ($name:ident) => {
        impl crate::runtime::Output for $name {
            #[inline]
            fn from_response(
                status: u16,
                body: &mut crate::runtime::Bytes,
                bodies: &'static [crate::runtime::ResponseBody],
            ) -> ::std::result::Result<Self, crate::runtime::JsonError> {
                crate::runtime::read_choice(status, body, bodies)
            }

            #[inline]
            fn to_response(
                &self,
                bodies: &'static [crate::runtime::ResponseBody],
            ) -> ::std::result::Result<crate::runtime::WireResponse, crate::runtime::JsonError>
            {
                crate::runtime::write_choice(crate::runtime::Choice::part(self), bodies)
            }
        }
    };
}

/// Implements `Slot` and serde's and std's traits for a union.
///
/// The enum has `Union` and `Unrecognized(Extra)`.
///
/// Models that occur in the union once also get `From`.
#[allow(unused_macros, reason = "a spec may have no unions")]
macro_rules! union {
    ($name:ident { $($variant:ident: $model:ty),* }) => {
        $(
            impl ::std::convert::From<$model> for $name {
                #[inline]
                fn from(model: $model) -> Self {
                    Self::$variant(Box::new(model))
                }
            }
        )*

        impl crate::runtime::KeepUnrecognized for $name {
            #[inline]
            fn keep_unrecognized(&mut self, fields: crate::runtime::Extra) {
                *self = Self::Unrecognized(fields);
            }
        }

        impl crate::runtime::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(crate::runtime::Extra::new())
            }
        }

        impl crate::runtime::Slot for $name {
            #[inline]
            fn read(&self) -> crate::runtime::SlotRef<'_> {
                crate::runtime::SlotRef::Union(self)
            }

            #[inline]
            fn write(&mut self) -> crate::runtime::SlotMut<'_> {
                crate::runtime::SlotMut::Union(self)
            }
        }

        crate::runtime::debug_and_eq!($name);
        crate::runtime::serde_impls!($name);
    };
}

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
pub(crate) use {choice, debug_and_eq, model, open_enum, serde_impls, union};
