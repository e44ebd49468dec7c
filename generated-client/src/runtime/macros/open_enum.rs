//! The macro for open enums.

/// Implements an open enum from its table, which has a row per value.
///
/// The enum has the variant `Unrecognized(String)` besides those of the table.
///
/// ```text
/// runtime::open_enum! { ApprovalType
///     Primary "Primary";
///     Secondary "Secondary";
/// }
/// ```
#[allow(unused_macros, reason = "a spec may have no enums")]
macro_rules! open_enum {
    ($name:ident $($variant:ident $value:literal;)*) => {
        impl $name {
            /// All known values, in the order of the API.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The wire values of all known values, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($value),*];

            /// Returns the wire value.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(value) => value,
                }
            }
        }

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

        #[doc(hidden)]
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

        #[doc(hidden)]
        impl crate::runtime::TextSlot for $name {
            #[inline]
            fn set(&mut self, text: &str) -> bool {
                *self = Self::from(text);
                true
            }
        }

        #[doc(hidden)]
        impl crate::runtime::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(String::new())
            }
        }

        crate::runtime::serde_impls!($name);
    };
}

#[allow(unused_imports, reason = "a spec may have no enums")]
pub(crate) use open_enum;
