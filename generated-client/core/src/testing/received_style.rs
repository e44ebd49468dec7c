//! Restores the values of parameters with a style: the inverse of `request::style`.

use serde_json::{Map, Value as Json};

use super::received::Received;
use super::received_form::FormField;
use super::request_check::texts;
use crate::operation::{Location, Operation, Parameter, Style};

/// Returns the value of a parameter with a style; `None` if the request does not have it.
///
/// Plain values are text, except in the style JSON.
///
/// # Errors
///
/// Describes a value that does not have the style, as the end of a sentence.
pub(super) fn value(
    request: &Received,
    form: &[FormField],
    operation: &Operation,
    parameter: &Parameter,
) -> Result<Option<Json>, String> {
    let Some(style) = parameter.style() else {
        return Ok(None);
    };
    let values = texts(request, form, parameter);
    match style {
        Style::DeepObject => deep(
            &pairs(request, form, parameter.location()),
            parameter.name(),
        ),
        Style::FormExploded => {
            let all = pairs(request, form, parameter.location());
            let own =
                |name: &str| name == parameter.name() || !is_named(name, operation, parameter);
            exploded(
                all.into_iter().filter(|(name, _)| own(name)),
                parameter.name(),
            )
        }
        Style::JsonExploded => {
            let items: Result<Vec<Json>, String> = values.iter().map(|text| json(text)).collect();
            let items = items?;
            Ok((!items.is_empty()).then_some(Json::Array(items)))
        }
        _ => {
            let [text] = values.as_slice() else {
                return match values.len() {
                    0 => Ok(None),
                    _ => Err("must be sent once".to_owned()),
                };
            };
            let value = match style {
                Style::Json => json(text)?,
                Style::SimpleExploded => assigned(text.split(',')),
                Style::LabelExploded => assigned(text.strip_prefix('.').unwrap_or(text).split('.')),
                Style::MatrixExploded => matrix(text, parameter.name()),
                _ => alternating(text),
            };
            Ok(Some(value))
        }
    }
}

/// Tells whether a name in the query or form is that of an operation's parameter.
pub(super) fn is_known(name: &str, operation: &Operation, location: Location) -> bool {
    let mut parameters = operation.parameters().iter();
    parameters.any(|parameter| {
        parameter.location() == location
            && (covers(parameter, name) || parameter.style() == Some(Style::FormExploded))
    })
}

/// Tells whether a name is that of another parameter at the same location.
fn is_named(name: &str, operation: &Operation, parameter: &Parameter) -> bool {
    let mut others = operation.parameters().iter();
    others.any(|other| {
        other.location() == parameter.location()
            && other.name() != parameter.name()
            && covers(other, name)
    })
}

fn covers(parameter: &Parameter, name: &str) -> bool {
    let is_inner =
        |rest: &str| parameter.style() == Some(Style::DeepObject) && rest.starts_with('[');
    let rest = name.strip_prefix(parameter.name());
    rest.is_some_and(|rest| rest.is_empty() || is_inner(rest))
}

/// The pairs of a query, form or `Cookie` header.
fn pairs(request: &Received, form: &[FormField], location: Location) -> Vec<(String, String)> {
    match location {
        Location::Form => {
            let fields = form.iter();
            fields
                .map(|field| (field.name().to_owned(), field.text()))
                .collect()
        }
        Location::Cookie => request.cookies().to_vec(),
        _ => request.query().to_vec(),
    }
}

fn json(text: &str) -> Result<Json, String> {
    serde_json::from_str(text).map_err(|error| format!("must be JSON: {error}"))
}

/// `state,open,size,2`; an odd number of texts is a list.
fn alternating(text: &str) -> Json {
    let parts: Vec<&str> = text.split(',').collect();
    let pairs = parts.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Json::from(parts);
    }
    let pairs =
        pairs.filter_map(|pair| Some(((*pair.first()?).to_owned(), Json::from(*pair.get(1)?))));
    Json::Object(pairs.collect())
}

/// `state=open`, `size=2`; texts without `=` are a list.
fn assigned<'a>(parts: impl Iterator<Item = &'a str>) -> Json {
    let parts: Vec<&str> = parts.collect();
    let pairs = parts.iter().map(|part| part.split_once('='));
    let pairs = pairs.map(|pair| pair.map(|(name, value)| (name.to_owned(), Json::from(value))));
    let pairs: Option<Map<String, Json>> = pairs.collect();
    pairs.map_or_else(|| Json::from(parts), Json::Object)
}

/// `;state=open;size=2`; the pairs of a list have the name of the parameter.
fn matrix(text: &str, name: &str) -> Json {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    let items: Vec<&str> = pairs
        .clone()
        .filter(|pair| pair.0 == name)
        .map(|pair| pair.1)
        .collect();
    match items.len() == pairs.clone().count() {
        true => Json::from(items),
        false => Json::Object(
            pairs
                .map(|(name, text)| (name.to_owned(), text.into()))
                .collect(),
        ),
    }
}

/// `page[size]=20&page[number]=1`
fn deep(pairs: &[(String, String)], outer: &str) -> Result<Option<Json>, String> {
    let mut value = Json::Null;
    for (name, text) in pairs {
        match name.strip_prefix(outer) {
            Some("") => insert(&mut value, &[], text),
            Some(rest) if rest.starts_with('[') => insert(&mut value, &brackets(name, rest)?, text),
            _ => {}
        }
    }
    Ok(finished(value))
}

/// `size=20&number=1`
fn exploded(
    pairs: impl Iterator<Item = (String, String)>,
    outer: &str,
) -> Result<Option<Json>, String> {
    let mut value = Json::Null;
    for (name, text) in pairs {
        if name == outer {
            insert(&mut value, &[], &text);
            continue;
        }
        let start = name.find('[').unwrap_or(name.len());
        let (first, rest) = name.split_at(start);
        let mut path = vec![first];
        path.extend(brackets(&name, rest)?);
        insert(&mut value, &path, &text);
    }
    Ok(finished(value))
}

/// Splits `[a][0]`.
fn brackets<'a>(name: &str, text: &'a str) -> Result<Vec<&'a str>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let part = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let Some((part, after)) = part else {
            return Err(format!("has the malformed name `{name}`"));
        };
        parts.push(part);
        rest = after;
    }
    Ok(parts)
}

/// Inserts a text below a value. A repeated text becomes a list.
fn insert(value: &mut Json, path: &[&str], text: &str) {
    let mut place = value;
    for part in path {
        if !place.is_object() {
            *place = Json::Object(Map::new());
        }
        place = &mut place[*part];
    }
    match place {
        Json::Array(items) => items.push(text.into()),
        Json::String(first) => *place = Json::from(vec![first.as_str(), text]),
        _ => *place = text.into(),
    }
}

/// Turns objects with the names `0`, `1` and so on into lists; `None` without values.
fn finished(value: Json) -> Option<Json> {
    Some(match value {
        Json::Null => return None,
        Json::Object(mut fields) => {
            let indices: Vec<String> = (0..fields.len()).map(|index| index.to_string()).collect();
            if !fields.is_empty() && indices.iter().all(|index| fields.contains_key(index)) {
                let items = indices.iter().filter_map(|index| fields.remove(index));
                Json::Array(items.filter_map(finished).collect())
            } else {
                let fields = fields.into_iter();
                let fields = fields.filter_map(|(name, value)| Some((name, finished(value)?)));
                Json::Object(fields.collect())
            }
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{alternating, assigned, deep, exploded, matrix};

    fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String)> {
        let texts = texts.iter();
        texts
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn restores_nested_objects_and_lists() {
        let query = [
            ("f[a]", "1"),
            ("g", "x"),
            ("f[t][0]", "p"),
            ("f[t][1][q]", "r"),
        ];
        let expected = json!({"a": "1", "t": ["p", {"q": "r"}]});
        assert_eq!(deep(&pairs(&query), "f").unwrap(), Some(expected));
        assert_eq!(deep(&pairs(&[("f", "7")]), "f").unwrap(), Some(json!("7")));
        assert_eq!(deep(&pairs(&[("fg", "7")]), "f").unwrap(), None);
        let error = deep(&pairs(&[("f[a", "1")]), "f").unwrap_err();
        assert_eq!(error, "has the malformed name `f[a`");
    }

    #[test]
    fn restores_exploded_objects() {
        let query = pairs(&[("a", "1"), ("t", "p"), ("t", "q"), ("b[c]", "2")]);
        let expected = json!({"a": "1", "t": ["p", "q"], "b": {"c": "2"}});
        assert_eq!(exploded(query.into_iter(), "f").unwrap(), Some(expected));
    }

    #[test]
    fn restores_joined_objects() {
        assert_eq!(alternating("a,1,b,2"), json!({"a": "1", "b": "2"}));
        assert_eq!(alternating("a,1,b"), json!(["a", "1", "b"]));
        assert_eq!(
            assigned("a=1,b=x=y".split(',')),
            json!({"a": "1", "b": "x=y"})
        );
        assert_eq!(assigned("a,b".split(',')), json!(["a", "b"]));
        assert_eq!(matrix(";p=1;p=2", "p"), json!(["1", "2"]));
        assert_eq!(matrix(";a=1;b=2", "p"), json!({"a": "1", "b": "2"}));
    }
}
