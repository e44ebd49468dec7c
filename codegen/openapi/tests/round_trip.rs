//! Round trips: an import of an exported spec restores the spec.
#![expect(clippy::panic, reason = "a test fails by panicking")]

#[path = "support/random_spec/mod.rs"]
mod random_spec;
mod support;

use codegen::Source;
use codegen_openapi::Selection;
use support::export;

/// Only comments are lost.
#[test]
fn round_trip_restores_the_committed_spec() {
    assert_restored(&support::committed_spec());
}

/// Keys that state a default, with their equivalent.
const DEFAULTS: &[(&str, &str)] = &[
    ("      encoding: urlencoded\n", ""),
    (
        "{name: X-Commas, type: list<string>, join: comma}",
        "{name: X-Commas, type: list<string>}",
    ),
    (
        "{name: any, type: json, style: form_exploded}",
        "{name: any, type: json}",
    ),
    (
        "content_type: application/text+json, style: json}",
        "content_type: application/text+json}",
    ),
];

#[test]
fn round_trip_restores_valid_specs() {
    for (name, spec) in support::valid_specs() {
        let texts = |files: &[Source]| -> Vec<(String, String)> {
            let texts = texts(files).into_iter();
            texts
                .map(|(name, text)| {
                    let replace =
                        |text: String, (long, short): &(&str, &str)| text.replace(long, short);
                    (name, DEFAULTS.iter().fold(text, replace))
                })
                .collect()
        };
        let (normal, back) = (normal_form(&spec), round_trip(&spec));
        assert_eq!(texts(&normal), texts(&back), "{name}");
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
    assert_eq!(texts(&normal_form(spec)), texts(&round_trip(spec)));
}

fn normal_form(spec: &[Source]) -> Vec<Source> {
    codegen::normal_form(spec).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The names and texts of files.
fn texts(files: &[Source]) -> Vec<(String, String)> {
    let texts = files.iter().map(|file| {
        let name = file.path.trim_start_matches("spec/").to_owned();
        (name, file.text.clone())
    });
    texts.collect()
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
    normal_form(&import.files);
    let lost = "replacement that is not imported is not documented";
    assert!(import.report.findings().any(|(_, what, _)| what == lost));
}

/// Types in another order than that of their use, and a group of types alone.
const ORDER: [(&str, &str); 2] = [
    (
        "zoo.yaml",
        "group: Zoo
operations:
  - {id: getZoo, http: GET /zoo, permissions: none, returns: Zoo}
  - {id: deleteZoo, http: DELETE /zoo, permissions: none, returns: void}
models:
  Zoo:
    fields: {animals: list<Animal>}
",
    ),
    (
        "kinds.yaml",
        "group: All kinds
doc: Kinds of animals.
models:
  Unused:
    fields: {name: string}
  Animal:
    fields: {name: string}
",
    ),
];

#[test]
fn round_trip_keeps_the_order_of_operations_and_the_groups_of_types() {
    assert_restored(&spec("", &ORDER));
}

#[test]
fn a_selection_keeps_the_groups_of_its_types() {
    let exported = export(&spec("", &ORDER));
    let mut selection = Selection::default();
    selection.operations = vec!["getZoo".to_owned()];
    let source = Source::new("openapi.json", exported);
    let import = codegen_openapi::import(&[source], &selection)
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    let files = texts(&import.files);
    let kinds = &files[2];
    assert_eq!(kinds.0, "kinds.yaml");
    assert!(kinds.1.contains("Animal:") && !kinds.1.contains("Unused:"));
    assert_eq!(import.counts.types, 2);
}

#[test]
fn additions_to_an_exported_document_follow_the_other_operations() {
    let exported = export(&spec("", &ORDER));
    let added = r#""/zoo/size": {"get": {"tags": ["Zoo"], "operationId": "aSize", "responses": {
        "204": {"description": "Nothing."}}}}, "/zoo":"#;
    let edited = exported.replacen(r#""/zoo":"#, added, 1);
    let source = Source::new("openapi.json", edited);
    let import = codegen_openapi::import(&[source], &Selection::default())
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    let zoo = &import.files[1].text;
    let position = |id: &str| zoo.find(id).unwrap_or_else(|| panic!("{id} in {zoo}"));
    assert!(position("getZoo") < position("deleteZoo"));
    assert!(position("deleteZoo") < position("aSize"));
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

/// Number of random specs.
const SEEDS: u64 = 60;

#[test]
fn round_trip_restores_random_specs() {
    for seed in 0..SEEDS {
        let spec = random_spec::spec(seed);
        let normal = codegen::normal_form(&spec);
        let normal = normal.unwrap_or_else(|problems| panic!("seed {seed}:\n{problems}"));
        for ((name, text), (other_name, other)) in
            texts(&normal).into_iter().zip(texts(&round_trip(&spec)))
        {
            assert_eq!(name, other_name, "seed {seed}");
            let mut lines = text.lines().zip(other.lines());
            let changed = lines.find(|(line, other)| line != other);
            assert_eq!(changed, None, "seed {seed}, {name}:\n{text}");
            assert_eq!(text, other, "seed {seed}, {name}");
        }
    }
}
