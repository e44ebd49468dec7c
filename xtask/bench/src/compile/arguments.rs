//! Values for the arguments of a call, chosen by type.

use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use super::public_api::{PublicApi, Typed, last_name};

/// Maximum nesting of structs that are filled; a recursive model would nest without end.
const DEPTH: usize = 4;

/// Returns the arguments between the parentheses of a call.
///
/// # Errors
///
/// The name of an argument of an unknown type.
pub(super) fn text(arguments: &[Typed], api: &PublicApi) -> Result<String, String> {
    let texts: Result<Vec<String>, String> = arguments
        .iter()
        .map(|argument| value(argument, api, DEPTH))
        .collect();
    Ok(texts?.join(", "))
}

fn value((name, ty): &Typed, api: &PublicApi, depth: usize) -> Result<String, String> {
    let unknown = || format!("no value is known for the argument `{name}`");
    match ty {
        Type::Reference(reference) => match last_name(&reference.elem).as_deref() {
            Some("str") => Ok(words(name)),
            _ => {
                let inner = (name.clone(), (*reference.elem).clone());
                Ok(format!("&{}", value(&inner, api, depth)?))
            }
        },
        Type::ImplTrait(ty) if ty.bounds.iter().any(is_of_text) => Ok(words(name)),
        Type::Path(_) => {
            let ty_name = last_name(ty).unwrap_or_default();
            match ty_name.as_str() {
                "String" => Ok(format!("{}.to_owned()", words(name))),
                // `None` alone would leave the type parameter undetermined.
                "Option" if inner(ty).is_some_and(|ty| matches!(ty, Type::ImplTrait(_))) => {
                    Ok("None::<&str>".to_owned())
                }
                "Option" => Ok("None".to_owned()),
                "Vec" => Ok("Vec::new()".to_owned()),
                "bool" => Ok("false".to_owned()),
                "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => Ok("1".to_owned()),
                "f32" | "f64" => Ok("1.0".to_owned()),
                _ => {
                    let fields = api.structs.get(&ty_name).ok_or_else(unknown)?;
                    let depth = depth.checked_sub(1).ok_or_else(unknown)?;
                    literal(&ty_name, fields, api, depth)
                }
            }
        }
        _ => Err(unknown()),
    }
}

/// Returns a struct literal, such as `Request { path: Path { pet_id: "id".to_owned() } }`.
fn literal(name: &str, fields: &[Typed], api: &PublicApi, depth: usize) -> Result<String, String> {
    let fields: Result<Vec<String>, String> = fields
        .iter()
        .map(|field| Ok(format!("{}: {}", field.0, value(field, api, depth)?)))
        .collect();
    Ok(format!("{name} {{ {} }}", fields?.join(", ")))
}

/// Returns a string literal: a URL where a client needs one, else any text.
fn words(name: &str) -> String {
    let text = if name.contains("url") {
        "https://api.example"
    } else {
        "id"
    };
    format!("{text:?}")
}

/// Reports whether `&str` implements this trait.
fn is_of_text(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else {
        return false;
    };
    let Some(segment) = bound.path.segments.last() else {
        return false;
    };
    let of = arguments_of(segment.arguments.clone()).and_then(|ty| last_name(&ty));
    let name = segment.ident.to_string();
    matches!(
        (name.as_str(), of.as_deref()),
        ("AsRef", Some("str")) | ("Into", Some("String")) | ("Display" | "ToString", None)
    )
}

/// Returns `T` of `Option<T>`.
fn inner(ty: &Type) -> Option<Type> {
    match ty {
        Type::Path(path) => arguments_of(path.path.segments.last()?.arguments.clone()),
        _ => None,
    }
}

fn arguments_of(arguments: PathArguments) -> Option<Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments
        .args
        .into_iter()
        .find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
}
