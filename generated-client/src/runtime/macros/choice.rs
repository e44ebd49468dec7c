//! The macro for responses by status.

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

#[allow(
    unused_imports,
    reason = "a spec may have no operations with several response types"
)]
pub(crate) use choice;
