//! Round trips: an import of an exported spec restores the spec.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use codegen::Source;
use codegen_openapi::Selection;
use serde_json::Value;
use support::export;

/// Only comments are lost.
#[test]
fn round_trip_restores_the_committed_spec() {
    let spec = support::committed_spec();
    let back = round_trip(&spec);
    let normal = codegen::normal_form(&spec).unwrap_or_else(|problems| panic!("{problems}"));
    for file in normal {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let Some(found) = back.iter().find(|other| other.path == name) else {
            panic!("`{name}` is not restored");
        };
        assert_same(&file.text, &found.text, name);
    }
}

/// Operations are restored in the order of their ids, texts are trimmed, and shared types move to
/// a separate file.
#[test]
fn round_trip_restores_valid_specs() {
    for (name, spec) in support::valid_specs() {
        let once = round_trip(&spec);
        assert_eq!(once, round_trip(&once), "{name}");
        let mut found = Vec::new();
        differences(
            "",
            &parsed(&export(&spec)),
            &parsed(&export(&once)),
            &mut found,
        );
        assert!(
            found.is_empty(),
            "{name} is not restored:\n{}",
            found.join("\n")
        );
    }
}

/// Spec with a file per group, in the given order.
fn spec(api: &str, groups: &[(&str, &str)]) -> Vec<Source> {
    let list: Vec<&str> = groups.iter().map(|(file, _)| *file).collect();
    let head = "title: T\nversion: '1'\nbase_url: https://host.example\n";
    let api = format!("{head}groups: [{}]\n{api}", list.join(", "));
    let mut sources = vec![Source::new("spec/api.yaml", api)];
    for (file, text) in groups {
        sources.push(Source::new(format!("spec/{file}"), *text));
    }
    sources
}

const PETS: &str = "group: Pets
operations:
  - id: getPets
    http: GET /pets
    permissions: none
    query: [{name: pageNumber, type: int32}]
    returns: Pets
    scopes: [pets]
    deprecated: {replacement: getRooms}
models:
  Pets:
    fields: {entities: list<string>, pageNumber: int32, pageCount: int32, nextUri: string}
";

const ROOMS: &str = "group: Rooms
operations:
  - {id: getRooms, http: GET /rooms, permissions: none, returns: void, scopes: [pets]}
";

const HALLS: &str = "group: Halls
operations:
  - {id: getHalls, http: GET /halls, permissions: none, returns: void, scopes: [pets]}
";

/// Asserts that the round trip gives the same files.
#[track_caller]
fn assert_restored(spec: &[Source]) {
    let normal = codegen::normal_form(spec).unwrap_or_else(|problems| panic!("{problems}"));
    let back = round_trip(spec);
    let texts = |files: &[Source]| -> Vec<(String, String)> {
        let texts = files.iter().map(|file| {
            let name = file.path.trim_start_matches("spec/").to_owned();
            (name, file.text.clone())
        });
        texts.collect()
    };
    assert_eq!(texts(&normal), texts(&back));
}

#[test]
fn round_trip_keeps_file_names_and_default_groups() {
    let groups = [("b.yaml", PETS), ("c.yaml", ROOMS), ("a.yaml", HALLS)];
    assert_restored(&spec("default_groups: [c.yaml]\n", &groups));
}

#[test]
fn round_trip_keeps_scopes_of_all_operations_and_adds_no_paging() {
    assert_restored(&spec(
        "",
        &[
            ("pets.yaml", PETS),
            ("rooms.yaml", ROOMS),
            ("halls.yaml", HALLS),
        ],
    ));
}

#[test]
fn round_trip_keeps_security() {
    let api = "security:
  tenant: {type: api_key, in: header, name: X-Tenant, doc: Ask for it., rust: tenant_key}
  session: {type: api_key, in: cookie, name: sid}
  key: {type: api_key, in: query, name: key}
  unused: {type: basic}
default_security: [[tenant, bearer], []]
";
    let vault = "group: Vault
operations:
  - {id: getA, http: GET /a, permissions: none, returns: void}
  - {id: getB, http: GET /b, permissions: none, returns: void, security: [[bearer]]}
  - {id: getC, http: GET /c, permissions: none, returns: void, security: [[key], [session, tenant]]}
  - {id: getD, http: GET /d, permissions: none, returns: void, anonymous: true}
  - {id: getE, http: GET /e, permissions: none, returns: void, scopes: [vault]}
";
    assert_restored(&spec(api, &[("vault.yaml", vault)]));
    assert_restored(&spec(
        "",
        &[(
            "vault.yaml",
            &vault
                .replace("[key], [session, tenant]", "[], [bearer]")
                .replace(", security: [[bearer]]", ""),
        )],
    ));
}

#[test]
fn round_trip_keeps_further_groups() {
    let pets = PETS.replace(
        "    permissions: none\n",
        "    permissions: none\n    also_in: [Zoo, Rooms]\n",
    );
    let groups = [
        ("pets.yaml", pets.as_str()),
        ("rooms.yaml", ROOMS),
        ("zoo.yaml", "group: Zoo\n"),
    ];
    assert_restored(&spec("", &groups));
}

#[test]
fn round_trip_keeps_servers() {
    let api = "servers:
  upload: {base_url: https://upload.example/v1, doc: Large files., rust: big_files}
  zones: {base_url: \"https://{zone}.example\", variables: {zone: {default: a, values: [a, b]}}}
  unused: {base_url: https://unused.example}
";
    let vault = "group: Vault
operations:
  - {id: getA, http: GET /a, permissions: none, returns: void, server: upload}
  - {id: getB, http: GET /b, permissions: none, returns: void, server: zones}
  - {id: getC, http: GET /c, permissions: none, returns: void}
";
    assert_restored(&spec(api, &[("vault.yaml", vault)]));
}

#[test]
fn round_trip_restores_a_spec_without_operations() {
    let common = "group: Common
doc: Types that several groups use.
models:
  Pet:
    fields: {name: string}
";
    assert_restored(&spec("", &[("common.yaml", common)]));
    assert_restored(&spec("", &[("common.yaml", "group: Common\n")]));
}

#[test]
fn a_selection_drops_other_default_groups_and_replacements() {
    let groups = [
        ("pets.yaml", PETS),
        ("c.yaml", ROOMS),
        ("halls.yaml", HALLS),
    ];
    let exported = export(&spec("default_groups: [c.yaml, pets.yaml]\n", &groups));
    let source = Source::new("openapi.json", exported);
    let mut selection = Selection::default();
    selection.tags = vec!["Pets".to_owned()];
    let import = codegen_openapi::import(&[source], &selection)
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    codegen::normal_form(&import.files).unwrap_or_else(|problems| panic!("{problems}"));
    let lost = "replacement that is not imported is not documented";
    assert!(import.report.findings().any(|(_, what, _)| what == lost));
}

fn round_trip(spec: &[Source]) -> Vec<Source> {
    let source = Source::new("openapi.json", export(spec));
    match codegen_openapi::import(&[source], &Selection::default()) {
        Ok(import) => {
            assert!(
                import.report.is_empty(),
                "the round trip loses:\n{}",
                import.report
            );
            import.files
        }
        Err(errors) => panic!("{errors:?}"),
    }
}

/// Parses a document, sorts its tags and trims its texts.
fn parsed(document: &str) -> Value {
    let mut document: Value = serde_json::from_str(document).unwrap_or_default();
    if let Some(tags) = document["tags"].as_array_mut() {
        tags.sort_by_key(|tag| tag["name"].to_string());
    }
    trim(&mut document);
    document
}

fn trim(value: &mut Value) {
    match value {
        Value::String(text) => {
            *text = text
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .trim()
                .to_owned();
        }
        Value::Array(items) => items.iter_mut().for_each(trim),
        Value::Object(entries) => {
            entries.values_mut().for_each(trim);
            // An empty description equals an absent one.
            entries.retain(|key, value| {
                !matches!(key.as_str(), "description" | "summary") || *value != ""
            });
        }
        _ => {}
    }
}

/// Lists the differences of two documents.
fn differences(place: &str, left: &Value, right: &Value, found: &mut Vec<String>) {
    let none = Value::Null;
    match (left, right) {
        (Value::Object(entries), Value::Object(others)) => {
            for key in entries
                .keys()
                .chain(others.keys().filter(|key| !entries.contains_key(*key)))
            {
                let place = format!("{place}/{key}");
                differences(
                    &place,
                    entries.get(key).unwrap_or(&none),
                    others.get(key).unwrap_or(&none),
                    found,
                );
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                differences(&format!("{place}/{index}"), item, other, found);
            }
        }
        _ if left == right => {}
        _ => found.push(format!("{place}: {left} became {right}")),
    }
}

#[track_caller]
fn assert_same(expected: &str, found: &str, name: &str) {
    let first = expected
        .lines()
        .zip(found.lines())
        .find(|(expected, found)| expected != found);
    assert_eq!(first, None, "{name}");
    assert_eq!(expected.lines().count(), found.lines().count(), "{name}");
}
