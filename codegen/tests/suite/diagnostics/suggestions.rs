//! Suggestions for typos in every keyword of the format.

use std::collections::BTreeSet;

use codegen::{Code, Diagnostic, Source};
use serde_json::Value;

use crate::support;

/// A file for each kind of map of the format; `@` is the place of a key.
const PLACES: &[(&str, &str)] = &[
    ("ApiFile", "{@: x}"),
    ("ServerVariable", "{variables: {region: {@: x}}}"),
    ("SecurityScheme", "{security: {key: {@: x}}}"),
    ("NamedServer", "{servers: {a: {@: x}}}"),
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
    ("AllowanceFile", "{@: x}"),
    ("Allowance", "{allowances: [{@: x}]}"),
];

/// Returns the keys of each kind of map, from the schema.
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

/// Returns typos of a word.
///
/// They swap adjacent letters, double or omit a letter, or are uppercase.
fn typos(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut typos = BTreeSet::from([word.to_uppercase()]);
    for index in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(index - 1, index);
        typos.insert(swapped.into_iter().collect());
        let mut doubled = letters.clone();
        doubled.insert(index, letters[index]);
        typos.insert(doubled.into_iter().collect());
        let mut shortened = letters.clone();
        shortened.remove(index);
        typos.insert(shortened.into_iter().collect());
    }
    // Omitting one of two letters leaves too little for a suggestion.
    typos.retain(|typo| typo != word && typo.chars().count() > 1);
    typos
}

/// Returns the diagnostics of a file: the API file, the allowances or a group file.
fn found(definition: &str, text: &str) -> Vec<Diagnostic> {
    let sources = if matches!(
        definition,
        "ApiFile" | "ServerVariable" | "SecurityScheme" | "NamedServer"
    ) {
        vec![Source::new("spec/api.yaml", text)]
    } else if definition.starts_with("Allowance") {
        let mut sources = support::with_api("group: Things");
        sources.push(Source::new("spec/allowances.yaml", text));
        sources
    } else {
        support::with_api(text)
    };
    match codegen::generate(&sources, &support::target()) {
        Ok(_) => panic!("valid: {text}"),
        Err(problems) => problems.items().to_vec(),
    }
}

#[test]
fn every_map_of_the_format_is_tested() {
    let places: BTreeSet<&str> = PLACES.iter().map(|(name, _)| *name).collect();
    let keys = keys();
    let maps: BTreeSet<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(places, maps);
}

#[test]
fn suggests_a_key_for_a_typo_in_every_key() {
    for (definition, keys) in keys() {
        let (_, place) = PLACES
            .iter()
            .find(|(name, _)| *name == definition)
            .unwrap_or_else(|| panic!("no test file for {definition}"));
        for key in &keys {
            for typo in typos(key).into_iter().filter(|typo| !keys.contains(typo)) {
                let text = place.replace('@', &typo);
                let found = found(&definition, &text);
                let message = format!("unknown key `{typo}`");
                let problem = found.iter().find(|item| item.message == message);
                let problem = problem.unwrap_or_else(|| panic!("{definition}: {text}: {found:?}"));
                assert_eq!(problem.code, Code::UnknownKey);
                let span = problem.primary.place.span.clone();
                assert_eq!(text.get(span), Some(typo.as_str()));
                let help = problem.help.as_deref().unwrap_or_default();
                let meant = help
                    .strip_prefix("did you mean `")
                    .and_then(|rest| rest.strip_suffix("`?"));
                let meant = meant.unwrap_or_else(|| panic!("{definition}: {typo}: {help}"));
                // A typo can be as close to another key, as `mn` is to `min`.
                assert!(
                    keys.iter().any(|key| key == meant),
                    "{definition}: {typo}: {meant}"
                );
                if key.len() > 3 {
                    assert_eq!(meant, key, "{definition}: {typo}");
                }
            }
        }
    }
}

#[test]
fn suggests_a_type_for_a_typo_in_every_type() {
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
        for typo in typos(ty)
            .into_iter()
            .filter(|typo| !types.contains(&typo.as_str()))
        {
            let found = found("GroupFile", &spec(&typo));
            let [problem] = found.as_slice() else {
                panic!("{typo}: {found:?}");
            };
            assert_eq!(problem.code, Code::UnknownType, "{typo}");
            let help = problem.help.as_deref().unwrap_or_default();
            assert!(help.starts_with("did you mean `"), "{typo}: {help}");
            if !ty.starts_with("int") && ty.len() > 4 {
                assert_eq!(help, format!("did you mean `{ty}`?"), "{typo}");
            }
        }
    }
}

#[test]
fn suggests_a_method_for_a_typo_in_every_method() {
    let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    for method in methods {
        let typos = typos(method).into_iter().chain([method.to_lowercase()]);
        for typo in typos.filter(|typo| !methods.contains(&typo.as_str())) {
            let text = format!(
                "group: Things\noperations:\n  - {{id: getThing, http: {typo} /things, permissions: none, returns: void}}\n"
            );
            let found = found("GroupFile", &text);
            let [problem] = found.as_slice() else {
                panic!("{typo}: {found:?}");
            };
            assert_eq!(problem.code, Code::HttpMethod, "{typo}");
            assert_eq!(
                text.get(problem.primary.place.span.clone()),
                Some(typo.as_str())
            );
            let help = problem.help.as_deref().unwrap_or_default();
            assert!(help.starts_with("did you mean `"), "{typo}: {help}");
            if method.len() > 4 {
                assert_eq!(help, format!("did you mean `{method}`?"), "{typo}");
            }
        }
    }
}

#[test]
fn suggests_a_container_for_its_name_in_other_languages() {
    let lists = ["array", "vec", "set", "sequence", "collection"].map(|name| (name, "list"));
    let maps = ["dict", "dictionary", "hashmap", "record", "object"].map(|name| (name, "map"));
    for (name, container) in lists.into_iter().chain(maps) {
        for name in [name.to_owned(), name.to_uppercase()] {
            let text = format!(
                "group: T\noperations: [{{id: getThing, http: GET /things, permissions: none, returns: '{name}<string>'}}]\n"
            );
            let found = found("GroupFile", &text);
            let [problem] = found.as_slice() else {
                panic!("{name}: {found:?}");
            };
            let help = problem.help.as_deref().unwrap_or_default();
            let expected = format!("did you mean `{container}<");
            assert!(help.starts_with(&expected), "{name}: {help}");
        }
    }
}
