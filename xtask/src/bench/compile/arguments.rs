//! Something for every argument, by its type.

use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use super::surface::{Surface, Typed, last_name};

/// How deep structs are filled: a model that holds itself has no end.
const DEPTH: usize = 4;

/// The arguments between the parentheses of a call.
///
/// # Errors
///
/// The name of an argument for whose type nothing is known.
pub(super) fn text(arguments: &[Typed], surface: &Surface) -> Result<String, String> {
    let texts: Result<Vec<String>, String> = arguments
        .iter()
        .map(|argument| value(argument, surface, DEPTH))
        .collect();
    Ok(texts?.join(", "))
}

fn value((name, ty): &Typed, surface: &Surface, depth: usize) -> Result<String, String> {
    let unknown = || format!("nothing is known for its argument `{name}`");
    match ty {
        Type::Reference(reference) => match last_name(&reference.elem).as_deref() {
            Some("str") => Ok(words(name)),
            _ => {
                let inner = (name.clone(), (*reference.elem).clone());
                Ok(format!("&{}", value(&inner, surface, depth)?))
            }
        },
        Type::ImplTrait(ty) if ty.bounds.iter().any(is_of_text) => Ok(words(name)),
        Type::Path(_) => {
            let ty_name = last_name(ty).unwrap_or_default();
            match ty_name.as_str() {
                "String" => Ok(format!("{}.to_owned()", words(name))),
                // the type of what is not there must be known all the same
                "Option" if inner(ty).is_some_and(|ty| matches!(ty, Type::ImplTrait(_))) => {
                    Ok("None::<&str>".to_owned())
                }
                "Option" => Ok("None".to_owned()),
                "Vec" => Ok("Vec::new()".to_owned()),
                "bool" => Ok("false".to_owned()),
                "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => Ok("1".to_owned()),
                "f32" | "f64" => Ok("1.0".to_owned()),
                _ => {
                    let fields = surface.structs.get(&ty_name).ok_or_else(unknown)?;
                    let depth = depth.checked_sub(1).ok_or_else(unknown)?;
                    literal(&ty_name, fields, surface, depth)
                }
            }
        }
        _ => Err(unknown()),
    }
}

/// `Request { path: Path { pet_id: "id".to_owned() } }`
fn literal(
    name: &str,
    fields: &[Typed],
    surface: &Surface,
    depth: usize,
) -> Result<String, String> {
    let fields: Result<Vec<String>, String> = fields
        .iter()
        .map(|field| Ok(format!("{}: {}", field.0, value(field, surface, depth)?)))
        .collect();
    Ok(format!("{name} {{ {} }}", fields?.join(", ")))
}

/// Any text will do, but where a client starts from a URL.
fn words(name: &str) -> String {
    let text = if name.contains("url") {
        "https://api.example"
    } else {
        "id"
    };
    format!("{text:?}")
}

/// Whether a text has this trait.
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

/// `T` of `Option<T>`.
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
