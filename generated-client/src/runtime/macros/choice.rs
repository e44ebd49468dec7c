//! The macro for responses by status.

/// Implements an enum of responses from its table, which has a row per status.
///
/// The enum has the variant `Unrecognized(Unlisted)` besides those of the table. A row has the
/// status, the variant and the kind of its content.
///
/// ```text
/// runtime::choice! { PutPetAnswer
///     200 Ok(content) Slot;
///     202 Accepted Nothing;
/// }
/// ```
#[allow(
    unused_macros,
    reason = "a spec may have no operations with several response types"
)]
macro_rules! choice {
    ($name:ident $($status:literal $variant:ident $(($content:ident))? $part:ident;)*) => {
        #[doc(hidden)]
        impl crate::runtime::Choice for $name {
            #[inline]
            fn of(status: u16) -> Option<Self> {
                Some(match status {
                    $($status => Self::$variant$(({
                        let $content = crate::runtime::Blank::blank();
                        $content
                    }))?,)*
                    _ => return None,
                })
            }

            #[inline]
            fn unlisted(answer: crate::runtime::Unlisted) -> Self {
                Self::Unrecognized(answer)
            }

            #[inline]
            fn part(&self) -> (u16, crate::runtime::Part<'_>) {
                match self {
                    $(Self::$variant$(($content))? => {
                        ($status, crate::runtime::Part::$part$(($content))?)
                    })*
                    Self::Unrecognized(answer) => answer.part(),
                }
            }

            #[inline]
            fn part_mut(&mut self) -> crate::runtime::PartMut<'_> {
                match self {
                    $(Self::$variant$(($content))? => crate::runtime::PartMut::$part$(($content))?,)*
                    Self::Unrecognized(_) => crate::runtime::PartMut::Nothing,
                }
            }
        }

        #[doc(hidden)]
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

#[allow(
    unused_imports,
    reason = "a spec may have no operations with several response types"
)]
pub(crate) use choice;
