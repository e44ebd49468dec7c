//! The schema and the generator accept and reject the same operations.

use super::schema::{SHAPES, Validator, codes, group};
use crate::support;

/// Asserts that the schema and the generator agree on an operation.
///
/// The schema accepts every operation that the generator accepts, and rejects every operation that
/// violates one of these rules.
#[track_caller]
fn agree(validator: &Validator, operation: &str, rules: &[&str]) {
    let text = group(operation);
    let sources = support::with_api(&text);
    let files = codes(&sources);
    let codes = &files[1].1;
    let verdict = validator.check_operation(operation);
    if codes.iter().any(|code| rules.contains(code)) {
        assert!(
            verdict.is_err(),
            "accepted in spite of {codes:?}: {operation}"
        );
    } else {
        assert_eq!(verdict, Ok(()), "rejected: {operation}");
    }
}

#[test]
fn agree_on_http_lines() {
    let validator = Validator::new();
    let names = [
        "a",
        "{b}",
        "a{b}",
        "a-{b}.c",
        "x_y~z!$&'()*+,;=:@%20",
        "{b c}",
        "{\u{fc}}",
    ];
    let good = names.iter().map(|name| format!("GET /v1/{name}"));
    let odd = [
        "GET /",
        "GET /a/",
        "GET  /a",
        "HEAD /a",
        "POST /a",
        "PUT /a",
        "PATCH /a",
        "DELETE /a",
        "OPTIONS /a",
        "get /a",
        "GET a",
        "GET",
        "GET ",
        "",
        "/a",
        "GTE /a",
        "GET /a//b",
        "GET //",
        "GET /a?b=c",
        "GET /a#b",
        "GET /a b",
        "GET /{",
        "GET /a}",
        "GET /{}",
        "GET /{a{b}}",
        "GET /{a?}",
        "GET /\u{fc}",
        "GET /a|b",
        "GET /a\"b",
        "GET /a\\b",
        "GET /a<b>",
        "GET /a^b",
        "GET /a`b",
        "GET /a\tb",
        "TRACE /a",
        "GET:/a",
    ];
    for line in good.chain(odd.map(str::to_owned)) {
        let line = serde_json::to_string(&line).unwrap();
        agree(
            &validator,
            &format!("{{id: getIt, http: {line}, permissions: none, returns: void}}"),
            &["E022", "E023"],
        );
    }
}

#[test]
fn agree_on_types() {
    let validator = Validator::new();
    let types = [
        "string",
        "date-time",
        "Missing",
        "list<string>",
        "map<list<int32>>",
        "a.b-c_d",
        "\u{fc}",
        "list<list<list<list<json>>>>",
        "list<list<list<list<list<list<list<list<json>>>>>>>>",
        "list<list<list<list<list<list<list<list<list<json>>>>>>>>>",
        "list<",
        "<string>",
        "set<string>",
        "list<>",
        "string[]",
        "string?",
        "list<string, int32>",
        "map <string>",
        " string",
        "",
        "List<string>",
        "string>",
    ];
    for ty in types {
        let quoted = serde_json::to_string(ty).unwrap();
        // A pattern cannot count brackets, so the schema accepts a surplus `>`.
        let rules: &[&str] = if ty.ends_with("string>") && !ty.contains('<') {
            &[]
        } else {
            &["E010"]
        };
        agree(
            &validator,
            &format!("{{id: getIt, http: GET /a, permissions: none, returns: {quoted}}}"),
            rules,
        );
    }
}

#[test]
fn agree_on_permissions() {
    let validator = Validator::new();
    let permissions = [
        "none",
        "None",
        "{}",
        "[]",
        "{any: []}",
        "{all: [\"a:b:c\"]}",
        "{any: [\"a:b:c\", \"a:b:c\"]}",
        "{any: [\"a:b:c\"], all: [\"a:b:c\"]}",
        "{any: [\"a:b\"]}",
        "{any: [\"a:b:c:d\"]}",
        "{any: [\"a::c\"]}",
        "{any: [\"a:b c:d\"]}",
        "{any: [\"A_1.-*:*:*\"]}",
        "{some: [\"a:b:c\"]}",
        "{any: \"a:b:c\"}",
        "{any: [\"\u{fc}:b:c\"]}",
    ];
    for permissions in permissions {
        agree(
            &validator,
            &format!("{{id: getIt, http: GET /a, permissions: {permissions}, returns: void}}"),
            SHAPES,
        );
    }
}

#[test]
fn agree_on_media_types() {
    let validator = Validator::new();
    let texts = [
        "text/plain",
        "application/vnd.api+json",
        "text/plain; charset=utf-8",
        "text/plain ;charset=utf-8;a=\"b c\" ",
        "a/b;c=d; e=f",
        "text",
        "text/",
        "/plain",
        "text/plain/more",
        "text / plain",
        "text/plain;",
        "text/plain; charset",
        "text/plain; charset=",
        "text/plain; a = b",
        "text/plain; a=\"b",
        " text/plain",
        "text/pl\u{e4}in",
        "",
        "*/*",
        "application/json, text/plain",
        "a_b/c%d'`|~-",
    ];
    for text in texts {
        let text = serde_json::to_string(text).unwrap();
        agree(
            &validator,
            &format!(
                "{{id: a, http: POST /a, permissions: none, body: {{type: string, content_type: {text}}}, returns: void}}"
            ),
            &["E034"],
        );
    }
}

#[test]
fn agree_on_ids_and_summaries() {
    let validator = Validator::new();
    let texts = [
        "a",
        "a b",
        " a",
        "a ",
        "",
        " ",
        "\n",
        "a\n",
        "a\nb",
        "\na",
        "a\r\n",
        "a\r\nb",
        "a\tb",
        "\u{fc}",
        "a\u{200b}b",
        "~!\"",
        "a\n\n \n",
        "get-2fa.settings/v1",
    ];
    for text in texts {
        let text = serde_json::to_string(text).unwrap();
        agree(
            &validator,
            &format!("{{id: {text}, http: GET /a, permissions: none, returns: void}}"),
            &["E007", "E052"],
        );
        agree(
            &validator,
            &format!("{{id: a, summary: {text}, http: GET /a, permissions: none, returns: void}}"),
            &["E045"],
        );
    }
}

#[test]
fn agree_on_rust_names() {
    let validator = Validator::new();
    for name in [
        "a", "a1", "_a", "__", "a_b", "A", "1a", "_", "a-b", "", "\u{fc}", "r#type", "type", "aB",
    ] {
        let name = serde_json::to_string(name).unwrap();
        agree(
            &validator,
            &format!("{{id: getIt, rust: {name}, http: GET /a, permissions: none, returns: void}}"),
            &["E051"],
        );
    }
}
