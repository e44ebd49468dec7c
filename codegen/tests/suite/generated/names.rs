//! Rust names generated from the names of a spec.

use std::collections::BTreeMap;

use codegen::{Code, Output};

use crate::support;

fn generate(group: &str) -> Output {
    codegen::generate(&support::with_api(group), &support::target())
        .unwrap_or_else(|problems| panic!("{problems}\n{group}"))
}

/// Returns the field of a model and the method of a group, both named by `text`.
fn snake(text: &str) -> (String, String) {
    let quoted = serde_json::to_string(text).unwrap();
    let output = generate(&format!(
        "group: Names\noperations:\n  - {{id: {quoted}, http: GET /x, permissions: none, returns: M}}\n\
         models:\n  M:\n    fields:\n      {quoted}: bool\n"
    ));
    let field = between(
        output.file("models/names.rs").unwrap(),
        "    pub ",
        ": Option<bool>",
    );
    let method = between(output.file("names.rs").unwrap(), "    pub fn ", "(&self)");
    (field, method)
}

/// Returns the variants of an enum with these values, except the one for unknown values.
fn variants(values: &[&str]) -> Vec<String> {
    let output = generate(&format!(
        "group: Names\noperations:\n  - {{id: x, http: GET /x, permissions: none, returns: E}}\n\
         enums:\n  E:\n    values: {}\n",
        serde_json::to_string(values).unwrap()
    ));
    let text = output.file("enums/names.rs").unwrap();
    let list = text.split("pub enum E {").nth(1).unwrap();
    list.lines()
        .take_while(|line| *line != "}")
        .filter_map(|line| line.trim().strip_suffix(','))
        .filter(|line| !line.starts_with("///") && *line != "Unrecognized(String)")
        .map(str::to_owned)
        .collect()
}

/// Returns the text between two markers, on the first line that has both.
fn between(text: &str, before: &str, after: &str) -> String {
    let found = text
        .lines()
        .find_map(|line| line.strip_prefix(before)?.split_once(after));
    let (name, _) = found.unwrap_or_else(|| panic!("no `{before}...{after}` in:\n{text}"));
    name.to_owned()
}

#[test]
fn words_become_snake_case() {
    for (text, expected) in [
        ("name", "name"),
        ("pageSize", "page_size"),
        ("PageSize", "page_size"),
        ("page-size", "page_size"),
        ("page.size", "page_size"),
        ("page size", "page_size"),
        ("PAGE_SIZE", "page_size"),
        ("userIDs", "user_ids"),
        ("IDs", "ids"),
        ("URLSslMode", "url_ssl_mode"),
        ("IPv4Address", "ipv4_address"),
        ("OAuthToken", "oauth_token"),
        ("appleIMessageApp", "apple_imessage_app"),
        ("minIOSVersion", "min_ios_version"),
        ("iOSVersion", "ios_version"),
        ("macOSVersion", "macos_version"),
        ("eTag", "etag"),
        ("graphQLUrl", "graphql_url"),
        ("whatsAppId", "whatsapp_id"),
        ("IPv6Address", "ipv6_address"),
        ("callbackURLs", "callback_urls"),
        ("userIDsToAdd", "user_ids_to_add"),
        ("HTTPServer", "http_server"),
        ("getHTTP", "get_http"),
        ("v2Api", "v2_api"),
        ("address1", "address1"),
        ("sha256Hash", "sha256_hash"),
        ("@odata.type", "odata_type"),
        ("filter[name]", "filter_name"),
        ("$top", "top"),
        ("x", "x"),
        ("X", "x"),
        ("__a__b__", "a_b"),
        // These contain no letters or digits.
        ("*", "star"),
        ("_", "underscore"),
        ("$$", "dollar_dollar"),
        // These start with digits.
        ("2fa", "n2fa"),
        ("3", "n3"),
        // These are keywords.
        ("type", "r#type"),
        ("async", "r#async"),
        ("gen", "r#gen"),
        ("Match", "r#match"),
        ("try", "r#try"),
        ("self", "self_"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("super", "super_"),
        ("union", "union"),
    ] {
        assert_eq!(
            snake(text),
            (expected.to_owned(), expected.to_owned()),
            "{text:?}"
        );
    }
}

#[test]
fn reserved_names_get_an_underscore() {
    assert_eq!(snake("extra"), ("extra_".to_owned(), "extra".to_owned()));
    assert_eq!(snake("new"), ("new".to_owned(), "new_".to_owned()));
}

#[test]
fn values_become_variants_in_upper_camel_case() {
    for (value, expected) in [
        ("open", "Open"),
        ("WAV_ULAW", "WavUlaw"),
        ("statusHistory", "StatusHistory"),
        ("en-US", "EnUs"),
        (
            "urn:ietf:params:scim:schemas:core:2.0:User:id",
            "UrnIetfParamsScimSchemasCore20UserId",
        ),
        ("*", "Star"),
        ("", "Empty"),
        ("2fa", "Value2fa"),
        ("self", "Self_"),
        ("Self", "Self_"),
        ("None", "None"),
        ("Unknown", "Unknown"),
        ("Unrecognized", "UnrecognizedMixed"),
        ("unrecognized", "UnrecognizedLower"),
        ("a/b", "AB"),
        ("ALL", "All"),
        ("a-l-l", "ALLLower"),
        ("W.O.R.D.S", "WORDSUpper"),
        ("…", "U2026"),
    ] {
        assert_eq!(variants(&[value]), [expected], "{value:?}");
    }
}

#[test]
fn values_with_equal_names_get_distinct_variants() {
    let tables: &[(&[&str], &[&str])] = &[
        (
            &["open", "Open", "OPEN"],
            &["OpenLower", "OpenMixed", "OpenUpper"],
        ),
        (
            &["-size", "size", "+size"],
            &["MinusSize", "Size", "PlusSize"],
        ),
        (&["size.asc", "size:asc"], &["SizeDotAsc", "SizeColonAsc"]),
        (&["A", "A+", "A-"], &["A", "APlus", "AMinus"]),
        (
            &["a-b", "a_b", "a.b"],
            &["AMinusB", "AUnderscoreB", "ADotB"],
        ),
        (&["+1", "-1", "1"], &["Plus1", "Minus1", "Value1"]),
        (&["", " ", "empty"], &["EmptyX", "Space", "EmptyLower"]),
        (&["<", ">", "<>"], &["Less", "Greater", "LessGreater"]),
        (
            &["self", "Self", "SELF"],
            &["SelfLower", "SelfMixed", "SelfUpper"],
        ),
        // These have equal spellings, so the bytes decide.
        (&["(", ")"], &["ParenX28", "ParenX29"]),
    ];
    for (values, expected) in tables {
        assert_eq!(&variants(values), expected, "{values:?}");
    }
}

/// Values whose simple names collide in many ways.
const HARD: &[&str] = &[
    "open",
    "Open",
    "a-b",
    "a_b",
    "a b",
    "*",
    "-1",
    "+1",
    "1",
    "é",
    "OPEN",
    "oPEN",
    "(",
    ")",
    "",
    "empty",
    "open lower",
    "open Upper",
    "size.asc",
    "size:asc",
    "-size",
    "size",
];

#[test]
fn order_of_the_values_changes_no_name() {
    let expected: BTreeMap<&str, String> = HARD.iter().copied().zip(variants(HARD)).collect();
    assert_eq!(expected.len(), HARD.len());
    for offset in 1..HARD.len() {
        let mut values = HARD.to_vec();
        values.rotate_left(offset);
        if offset % 2 == 0 {
            values.reverse();
        }
        let found: BTreeMap<&str, String> = values.iter().copied().zip(variants(&values)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn added_value_takes_over_no_name() {
    let by_name = |values: &[&'static str]| -> BTreeMap<String, &str> {
        variants(values)
            .into_iter()
            .zip(values.iter().copied())
            .collect()
    };
    for (index, _) in HARD.iter().enumerate() {
        let mut fewer = HARD.to_vec();
        fewer.remove(index);
        let all = by_name(HARD);
        for (name, value) in by_name(&fewer) {
            let found = all.get(&name);
            assert!(
                found.is_none_or(|found| *found == value),
                "{name}: {value:?}, {found:?}"
            );
        }
    }
}

#[test]
fn explicit_name_resolves_a_clash() {
    let clash = "group: Names\noperations:\n  - {id: x, http: GET /x, permissions: none, returns: M}\n\
                 models:\n  M:\n    fields:\n      userId: bool\n      user_id: ";
    let broken = support::with_api(&format!("{clash}bool\n"));
    let problems = codegen::generate(&broken, &support::target()).unwrap_err();
    let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    assert_eq!(codes, [Code::NameCollision]);
    let output = generate(&format!("{clash}{{type: bool, rust: old_user_id}}\n"));
    let models = output.file("models/names.rs").unwrap();
    assert!(models.contains("pub user_id: Option<bool>"));
    assert!(models.contains("pub old_user_id: Option<bool>"));
}

#[test]
fn explicit_names_cannot_contain_consecutive_underscores() {
    let field = |name: &str| {
        let spec = support::with_api(&format!(
            "group: Names\noperations:\n  - {{id: x, http: GET /x, permissions: none, returns: M}}\n\
             models:\n  M:\n    fields:\n      userId: {{type: bool, rust: {name}}}\n"
        ));
        codegen::generate(&spec, &support::target())
    };
    for name in ["user__id", "_user__id"] {
        let problems = field(name).unwrap_err();
        let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
        assert_eq!(codes, [Code::RustName], "{name}");
    }
    for name in ["user_id", "_user_id", "user_id_"] {
        let output = field(name).unwrap_or_else(|problems| panic!("{problems}"));
        let models = output.file("models/names.rs").unwrap();
        assert!(
            models.contains(&format!("pub {name}: Option<bool>")),
            "{models}"
        );
    }
}

#[test]
fn groups_avoid_file_names_of_the_generated_code() {
    for (group, expected) in [
        ("mod", "mod_group.rs"),
        ("Models", "models_group.rs"),
        ("enums", "enums_group.rs"),
        ("operations", "operations_group.rs"),
        ("Type", "type.rs"),
        ("crate", "crate_.rs"),
    ] {
        let output = generate(&format!(
            "group: {group}\noperations:\n  - {{id: x, http: GET /x, permissions: none, returns: void}}\n"
        ));
        let files: Vec<&str> = output.files().map(|(path, _)| path).collect();
        assert!(files.contains(&expected), "{group}: {files:?}");
        assert!(
            output
                .file("mod.rs")
                .unwrap()
                .contains("pub const BASE_URL")
        );
    }
}

#[test]
fn groups_avoid_methods_of_the_client() {
    let path = support::path("../generated-client/src/runtime/client.rs");
    let runtime = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
    let methods: Vec<String> = runtime
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Impl(block) if block.trait_.is_none() => Some(&block.items),
            _ => None,
        })
        .flatten()
        .filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        })
        .collect();
    assert!(methods.contains(&"builder".to_owned()), "{methods:?}");
    for method in methods {
        let output = generate(&format!(
            "group: {method}\noperations:\n  - {{id: x, http: GET /x, permissions: none, returns: void}}\n"
        ));
        assert!(
            output.file(&format!("{method}_group.rs")).is_some(),
            "a group takes `{method}`"
        );
    }
}

#[test]
fn types_can_differ_by_case_only() {
    let output = generate(
        "group: Names\noperations:\n  - {id: x, http: GET /x, permissions: none, returns: Ab}\n\
         models:\n  a_b: {fields: {x: bool}}\n  Ab: {fields: {other: a_b}}\n",
    );
    let models = output.file("models/names.rs").unwrap();
    assert!(models.contains("pub struct AB {"), "{models}");
    assert!(models.contains("pub struct Ab {"), "{models}");
}
