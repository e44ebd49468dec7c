//! The macros for operations.

/// Implements an operation from its table.
///
/// The head has the unit struct, the id, the method, the path template, the group, the output type,
/// the `Accept` header if it does not follow from the output type, and the items of a listing. The
/// rows are calls on the metadata.
///
/// ```text
/// runtime::endpoint! { GetUser "getUser" GET "/users/{id}" "Users" -> models::User, accept "*/*";
///     with_parameters(&[runtime::Parameter::path("id", runtime::ValueKind::Text)]);
/// }
/// runtime::endpoint! { GetUsers "getUsers" GET "/users" "Users" -> models::Users,
///         items models::User = entities or unwrap_or_default;
///     with_permissions(runtime::Permissions::Any(&["directory:user:view"]));
///     with_paging(runtime::Paging::by_uri("entities", "nextUri"));
/// }
/// ```
#[allow(unused_macros, reason = "a spec may have no operations")]
macro_rules! endpoint {
    ($name:ident $id:literal $method:ident $path:literal $group:literal -> $output:ty
        $(, accept $accept:literal)?
        $(, items $item:ty = $items:ident $(or $default:ident)?)?;
        $($property:ident $arguments:tt;)*
    ) => {
        impl crate::runtime::Endpoint for $name {
            type Output = $output;

            $(const ACCEPT: &'static str = $accept;)?

            const OPERATION: &'static crate::runtime::Operation =
                &crate::runtime::Operation::new(
                    $id,
                    crate::runtime::Method::$method,
                    $path,
                    $group,
                )
                $(.$property $arguments)*;
        }

        $(
            impl crate::runtime::Paged for $name {
                type Item = $item;

                #[inline]
                fn items(page: Self::Output) -> Vec<Self::Item> {
                    page.$items$(.$default())?
                }
            }
        )?
    };
}

/// Implements the setters of an operation, from a table with a row per optional parameter.
///
/// ```text
/// runtime::setters! { GetUsers
///     /// Defaults to `25` on the server.
///     page_size: i32 => .set_query("pageSize", &page_size);
/// }
/// ```
#[allow(unused_macros, reason = "a spec may have no optional parameters")]
macro_rules! setters {
    ($operation:ident
        $($(#[$attribute:meta])* $name:ident: $value:ty => $(.$setter:ident $arguments:tt)+;)*
    ) => {
        impl crate::runtime::Request<$operation> {
            $(
                $(#[$attribute])*
                #[inline]
                pub fn $name(self, $name: $value) -> Self {
                    self$(.$setter $arguments)+
                }
            )*
        }
    };
}

/// Defines the list of all operations, from a table with a row per operation.
///
/// ```text
/// runtime::operations! { OPERATIONS
///     #[cfg(feature = "users")] users::GetUser;
/// }
/// ```
macro_rules! operations {
    ($name:ident $($(#[$attribute:meta])? $group:ident::$endpoint:ident;)*) => {
        /// Metadata of all operations, in the order of the spec.
        pub const $name: &[&crate::runtime::Operation] = &[
            $($(#[$attribute])? <$group::$endpoint as crate::runtime::Endpoint>::OPERATION,)*
        ];
    };
}

#[allow(unused_imports, reason = "a spec may have no operations")]
pub(crate) use endpoint;
pub(crate) use operations;
#[allow(unused_imports, reason = "a spec may have no optional parameters")]
pub(crate) use setters;
