//! A slip in any word of the format is answered with the word that was meant.

use std::collections::BTreeSet;

use codegen::{Code, Diagnostic, Source};
use serde_json::Value;

use crate::support;

/// For each kind of map of the format, a file in which one stands; `@` is the place of one of its keys.
const PLACES: &[(&str, &str)] = &[
    ("ApiFile", "{@: x}"),
    ("ServerVariable", "{variables: {region: {@: x}}}"),
    ("GroupFile", "{@: x}"),
    ("Suppression", "{allow: [{@: x}]}"),
    ("Operation", "{operations: [{@: x}]}"),
    ("Deprecation", "{operations: [{deprecated: {@: x}}]}"),
    ("Permissions", "{operations: [{permissions: {@: x}}]}"),
    ("PathParameter", "{operations: [{path: [{@: x}]}]}"),
    ("Parameter", "{operations: [{query: [{@: x}]}]}"),
    ("Limits", "{operations: [{query: [{limits: {@: x}}]}]}"),
    ("Body", "{operations: [{body: {@: x}}]}"),
    ("Form", "{operations: [{form: {@: x}}]}"),
    ("Response", "{operations: [{returns: [{@: x}]}]}"),
    ("PagingRule", "{operations: [{paging: {@: x}}]}"),
    ("Cursor", "{operations: [{paging: {cursor: {@: x}}}]}"),
    ("Model", "{models: {A: {@: x}}}"),
    ("FieldDetails", "{models: {A: {fields: {a: {@: x}}}}}"),
    ("Union", "{unions: {A: {@: x}}}"),
    (
        "UnionVariantDetails",
        "{unions: {A: {variants: {a: {@: x}}}}}",
    ),
    ("Enum", "{enums: {A: {@: x}}}"),
    ("EnumValueDetails", "{enums: {A: {values: [{@: x}]}}}"),
];

/// The keys of each kind of map, from the schema that editors read.
fn keys() -> Vec<(String, Vec<String>)> {
    let schema: Value = serde_json::from_str(&codegen::json_schema()).unwrap();
    let definitions = schema["definitions"].as_object().unwrap();
    let keys = definitions.iter().map(|(name, definition)| {
        let branches = [&definition["oneOf"], &definition["anyOf"]];
        let branches = branches.into_iter().filter_map(Value::as_array).flatten();
        let maps = branches.chain([definition]);
        let maps = maps.filter_map(|map| map["properties"].as_object());
        let keys = maps.flat_map(|map| map.keys().cloned()).collect();
        (name.clone(), keys)
    });
    keys.filter(|(_, keys): &(_, Vec<String>)| !keys.is_empty())
        .collect()
}

/// A word with neighbours swapped, a letter doubled, a letter left out, and all in capitals.
fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = BTreeSet::from([word.to_uppercase()]);
    for index in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(index - 1, index);
        slips.insert(swapped.into_iter().collect());
        let mut doubled = letters.clone();
        doubled.insert(index, letters[index]);
        slips.insert(doubled.into_iter().collect());
        let mut shortened = letters.clone();
        shortened.remove(index);
        slips.insert(shortened.into_iter().collect());
    }
    // of two letters, one is left: that may be anything
    slips.retain(|slip| slip != word && slip.chars().count() > 1);
    slips
}

/// What is found in a file, the API file or a group.
fn found(definition: &str, text: &str) -> Vec<Diagnostic> {
    let sources = if matches!(definition, "ApiFile" | "ServerVariable") {
        vec![Source::new("spec/api.yaml", text)]
    } else {
        support::with_api(text)
    };
    match codegen::generate(&sources, &support::target()) {
        Ok(_) => panic!("not broken: {text}"),
        Err(problems) => problems.items().to_vec(),
    }
}

#[test]
fn every_map_of_the_format_has_a_place_here() {
    let places: BTreeSet<&str> = PLACES.iter().map(|(name, _)| *name).collect();
    let keys = keys();
    let maps: BTreeSet<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(places, maps);
}

#[test]
fn a_slip_in_any_key_is_answered_with_a_key_of_its_map() {
    for (definition, keys) in keys() {
        let (_, place) = PLACES
            .iter()
            .find(|(name, _)| *name == definition)
            .unwrap_or_else(|| panic!("no place for {definition}"));
        for key in &keys {
            for slip in slips(key).into_iter().filter(|slip| !keys.contains(slip)) {
                let text = place.replace('@', &slip);
                let found = found(&definition, &text);
                let message = format!("unknown key `{slip}`");
                let problem = found.iter().find(|item| item.message == message);
                let problem = problem.unwrap_or_else(|| panic!("{definition}: {text}: {found:?}"));
                assert_eq!(problem.code, Code::UnknownKey);
                let span = problem.primary.place.span.clone();
                assert_eq!(text.get(span), Some(slip.as_str()));
                let help = problem.help.as_deref().unwrap_or_default();
                let meant = help
                    .strip_prefix("did you mean `")
                    .and_then(|rest| rest.strip_suffix("`?"));
                let meant = meant.unwrap_or_else(|| panic!("{definition}: {slip}: {help}"));
                // a slip can lie as near to another key as to its own, as `mn` to `min`
                assert!(
                    keys.iter().any(|key| key == meant),
                    "{definition}: {slip}: {meant}"
                );
                if key.len() > 3 {
                    assert_eq!(meant, key, "{definition}: {slip}");
                }
            }
        }
    }
}

#[test]
fn a_slip_in_any_type_is_answered_with_a_type() {
    let types = [
        "string",
        "bool",
        "int32",
        "int64",
        "float",
        "double",
        "date",
        "date-time",
        "uri",
        "binary",
        "json",
        "void",
        "Gadget",
        "Colour",
    ];
    let spec = |ty: &str| {
        format!(
            "group: Things
operations:
  - {{id: getThing, http: GET /things, permissions: none, returns: '{ty}'}}
  - {{id: getGadget, http: GET /gadgets, permissions: none, returns: Gadget}}
models:
  Gadget: {{fields: {{colour: Colour}}}}
enums:
  Colour: {{values: ['red']}}
"
        )
    };
    for ty in types {
        for slip in slips(ty)
            .into_iter()
            .filter(|slip| !types.contains(&slip.as_str()))
        {
            let found = found("GroupFile", &spec(&slip));
            let [problem] = found.as_slice() else {
                panic!("{slip}: {found:?}");
            };
            assert_eq!(problem.code, Code::UnknownType, "{slip}");
            let help = problem.help.as_deref().unwrap_or_default();
            assert!(help.starts_with("did you mean `"), "{slip}: {help}");
            if !ty.starts_with("int") && ty.len() > 4 {
                assert_eq!(help, format!("did you mean `{ty}`?"), "{slip}");
            }
        }
    }
}

#[test]
fn a_slip_in_any_method_is_answered_with_a_method() {
    let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    for method in methods {
        let slips = slips(method).into_iter().chain([method.to_lowercase()]);
        for slip in slips.filter(|slip| !methods.contains(&slip.as_str())) {
            let text = format!(
                "group: Things\noperations:\n  - {{id: getThing, http: {slip} /things, permissions: none, returns: void}}\n"
            );
            let found = found("GroupFile", &text);
            let [problem] = found.as_slice() else {
                panic!("{slip}: {found:?}");
            };
            assert_eq!(problem.code, Code::HttpMethod, "{slip}");
            assert_eq!(
                text.get(problem.primary.place.span.clone()),
                Some(slip.as_str())
            );
            let help = problem.help.as_deref().unwrap_or_default();
            assert!(help.starts_with("did you mean `"), "{slip}: {help}");
            if method.len() > 4 {
                assert_eq!(help, format!("did you mean `{method}`?"), "{slip}");
            }
        }
    }
}
