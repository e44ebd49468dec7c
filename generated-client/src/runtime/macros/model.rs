//! The macro for models.

/// Implements a model from its table.
///
/// The head names the type and its constructor, `Default` if no field is required, and the name in
/// the spec. A row has the field's index, wire name and Rust name, its initial value in the
/// constructor, and one of these:
///
/// - required: the argument's type, and the value that decoding fills;
/// - required in requests: the same, but decoding resets the field to `None` first;
/// - optional: the setter, and the setter of `null`, if the field has one.
///
/// ```text
/// runtime::model! { Limit::new "Limit"
///     0 "key" key: impl Into<String> = key.into(), required "key" String::new();
///     1 "value" value = None, set with_value "value": i64 = value, null null_value;
/// }
/// ```
///
/// The names of functions and arguments come from the table, so that compiler errors point to it.
#[allow(unused_macros, reason = "a spec may have no models")]
macro_rules! model {
    ($model:ident::$new:ident $($default:ident)? $name:literal
        $(
            $index:literal $wire:literal $field:ident $(: $argument:ty)? = $initial:expr
            $(, required $required:literal $blank:expr)?
            $(, argument $absent:ident $value_of_absent:expr)?
            $(, set $setter:ident $target:literal: $value_type:ty = $value:expr $(, null $null:ident)?)?;
        )*
    ) => {
        impl $model {
            #[doc = concat!("Creates a `", stringify!($model), "` from its required fields.")]
            #[inline]
            #[allow(clippy::too_many_arguments, reason = "one for each required field")]
            pub fn $new($($($field: $argument,)?)*) -> Self {
                Self {
                    $($field: $initial,)*
                    extra: crate::runtime::Extra::new(),
                }
            }

            $($(
                #[doc = concat!("Sets [`", $target, "`](Self::", $target, ").")]
                #[inline]
                pub fn $setter(mut self, $field: $value_type) -> Self {
                    self.$field = Some($value);
                    self
                }

                $(
                    #[doc = concat!(
                        "Clears [`", $target, "`](Self::", $target,
                        ") on the server by sending `null`."
                    )]
                    #[inline]
                    pub fn $null(mut self) -> Self {
                        self.$field = None;
                        self.extra.null($wire);
                        self
                    }
                )?
            )?)*
        }

        #[doc(hidden)]
        impl crate::runtime::Model for $model {
            #[inline]
            fn blank() -> Self {
                #[allow(unused_mut, reason = "most models have no field of requests alone")]
                let mut blank = Self::$new($($($blank,)? $($value_of_absent,)?)*);
                $($(blank.$absent = None;)?)*
                blank
            }

            #[inline]
            fn schema(&self) -> &'static crate::runtime::Schema {
                &crate::runtime::Schema {
                    name: $name,
                    fields: &[$($wire),*],
                    required: &[$($($required,)?)*],
                }
            }

            #[inline]
            fn field(&self, index: usize) -> Option<crate::runtime::SlotRef<'_>> {
                Some(match index {
                    $($index => crate::runtime::Slot::read(&self.$field),)*
                    _ => return None,
                })
            }

            #[inline]
            fn field_mut(&mut self, index: usize) -> Option<crate::runtime::SlotMut<'_>> {
                Some(match index {
                    $($index => crate::runtime::Slot::write(&mut self.$field),)*
                    _ => return None,
                })
            }

            #[inline]
            fn extra(&self) -> &crate::runtime::Extra {
                &self.extra
            }

            #[inline]
            fn extra_mut(&mut self) -> &mut crate::runtime::Extra {
                &mut self.extra
            }
        }

        $(
            impl ::std::default::$default for $model {
                #[inline]
                fn default() -> Self {
                    Self::$new()
                }
            }
        )?

        crate::runtime::debug_and_eq!($model);
        crate::runtime::serde_impls!($model);
    };
    ($model:ident $name:literal) => {
        #[doc(hidden)]
        impl crate::runtime::Model for $model {
            #[inline]
            fn blank() -> Self {
                Self {
                    extra: crate::runtime::Extra::new(),
                }
            }

            #[inline]
            fn schema(&self) -> &'static crate::runtime::Schema {
                &crate::runtime::Schema {
                    name: $name,
                    fields: &[],
                    required: &[],
                }
            }

            #[inline]
            fn field(&self, _index: usize) -> Option<crate::runtime::SlotRef<'_>> {
                None
            }

            #[inline]
            fn field_mut(&mut self, _index: usize) -> Option<crate::runtime::SlotMut<'_>> {
                None
            }

            #[inline]
            fn extra(&self) -> &crate::runtime::Extra {
                &self.extra
            }

            #[inline]
            fn extra_mut(&mut self) -> &mut crate::runtime::Extra {
                &mut self.extra
            }
        }

        impl ::std::default::Default for $model {
            #[inline]
            fn default() -> Self {
                crate::runtime::Model::blank()
            }
        }

        crate::runtime::debug_and_eq!($model);
        crate::runtime::serde_impls!($model);
    };
}

#[allow(unused_imports, reason = "a spec may have no models")]
pub(crate) use model;
