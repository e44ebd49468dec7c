//! The macro for unions.

/// Implements a union from its table, which has a row per model.
///
/// The head names the enum, its name in the spec and the discriminator. A row has the index, the
/// discriminator's value and the variant. `from` adds a conversion from the model. The enum has the
/// variant `Unrecognized(Extra)` besides those of the table.
///
/// ```text
/// runtime::union! { Animal "Animal" "kind"
///     0 "cat" Cat from models::Cat;
///     1 "dog" Dog from models::Dog;
/// }
/// ```
#[allow(unused_macros, reason = "a spec may have no unions")]
macro_rules! union {
    ($name:ident $wire:literal $discriminator:literal
        $($index:literal $value:literal $variant:ident $(from $model:ty)?;)*
    ) => {
        $($(
            impl ::std::convert::From<$model> for $name {
                #[inline]
                fn from(model: $model) -> Self {
                    Self::$variant(Box::new(model))
                }
            }
        )?)*

        #[doc(hidden)]
        impl crate::runtime::Union for $name {
            #[inline]
            fn schema(&self) -> &'static crate::runtime::UnionSchema {
                &crate::runtime::UnionSchema {
                    name: $wire,
                    tag: $discriminator,
                    values: &[$($value),*],
                }
            }

            #[inline]
            fn chosen(&self) -> crate::runtime::Chosen<'_> {
                match self {
                    $(Self::$variant(model) => crate::runtime::Chosen::Known($index, &**model),)*
                    Self::Unrecognized(fields) => crate::runtime::Chosen::Unknown(fields),
                }
            }

            #[inline]
            fn choose(&mut self, index: usize) -> Option<&mut dyn crate::runtime::Model> {
                *self = match index {
                    $($index => Self::$variant(crate::runtime::Blank::blank()),)*
                    _ => return None,
                };
                match self {
                    $(Self::$variant(model) => Some(&mut **model),)*
                    Self::Unrecognized(_) => None,
                }
            }
        }

        #[doc(hidden)]
        impl crate::runtime::KeepUnrecognized for $name {
            #[inline]
            fn keep_unrecognized(&mut self, fields: crate::runtime::Extra) {
                *self = Self::Unrecognized(fields);
            }
        }

        #[doc(hidden)]
        impl crate::runtime::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unrecognized(crate::runtime::Extra::new())
            }
        }

        #[doc(hidden)]
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

#[allow(unused_imports, reason = "a spec may have no unions")]
pub(crate) use union;
