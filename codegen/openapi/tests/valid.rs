//! A successful import gives a valid spec, whatever the description contains.

use codegen::Source;
use codegen_openapi::Selection;
use serde_json::{Value, json};

/// Description with one operation.
fn description(path: &str, operation: &Value) -> Value {
    let mut operation = operation.clone();
    if operation.get("responses").is_none() {
        operation["responses"] = json!({"204": {"description": "Done."}});
    }
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Odd", "version": "1"},
        "servers": [{"url": "https://odd.example"}],
        "paths": {
            path: {"get": operation},
            "/plain": {"get": {"operationId": "getPlain", "responses": {"204": {"description": "Done."}}}},
        },
    })
}

fn answers(responses: &Value) -> Value {
    json!({"operationId": "getOdd", "responses": responses})
}

fn parameter(location: &str, name: &str) -> Value {
    let item = json!({"name": name, "in": location, "schema": {"type": "string"}});
    json!({"operationId": "getOdd", "parameters": [item]})
}

fn text() -> Value {
    body(&json!({"type": "string"}))
}

fn body(schema: &Value) -> Value {
    json!({"content": {"application/json": {"schema": schema}}})
}

#[test]
fn odd_descriptions_give_valid_specs() {
    let id = |id: &str| description("/odd", &json!({"operationId": id}));
    let union = json!({"oneOf": [{"$ref": "#/components/schemas/A"}], "discriminator": {"propertyName": ""}});
    let content = json!({"200": {"content": {"application/json": {"schema": union}}}});
    let mut discriminator = description("/odd", &answers(&content));
    discriminator["components"] =
        json!({"schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}});
    let mut variant = discriminator.clone();
    let union = "/paths/~1odd/get/responses/200/content/application~1json/schema/discriminator";
    if let Some(union) = variant.pointer_mut(union) {
        let long = "v".repeat(1_001);
        *union = json!({"propertyName": "kind", "mapping": {long: "#/components/schemas/A"}});
    }
    let blank = json!({"properties": {" ": {"type": "string"}}});
    let mut extension = id("getOdd");
    extension["x-spec"] = json!({"default_groups": 5});
    let mut broken = id("getOdd");
    broken["x-spec"] = json!({"default_groups": ["nothing.yaml"]});
    let mut tag = id("getOdd");
    tag["tags"] = json!([{"name": "x\u{202e}y\nz"}]);
    tag["paths"]["/odd"]["get"]["tags"] = json!(["x\u{202e}y\nz"]);
    let cases = [
        (
            "id with letters beyond ASCII",
            id("größe"),
            "operation id with",
        ),
        ("id with a line break", id("get\nOdd"), "operation id with"),
        (
            "id with a bidi control",
            id("get\u{202e}Odd"),
            "operation id with",
        ),
        ("id with spaces", id("get odd"), ""),
        ("empty id", id(""), ""),
        ("tag with controls", tag, ""),
        (
            "header with a space",
            description("/odd", &parameter("header", "X Odd")),
            "header with a name",
        ),
        (
            "header with letters beyond ASCII",
            description("/odd", &parameter("header", "X-Größe")),
            "header with a name",
        ),
        (
            "header with a line break",
            description("/odd", &parameter("header", "X\nY")),
            "header with a name",
        ),
        (
            "empty query",
            description("/odd", &parameter("query", "")),
            "parameter without a name",
        ),
        (
            "empty header",
            description("/odd", &parameter("header", "")),
            "parameter without a name",
        ),
        (
            "cookie with a space",
            description("/odd", &parameter("cookie", "a b")),
            "cookie with a name",
        ),
        (
            "empty cookie",
            description("/odd", &parameter("cookie", "")),
            "parameter without a name",
        ),
        (
            "empty path parameter",
            description("/odd/{}", &parameter("path", "")),
            "operation with an invalid route",
        ),
        (
            "blank field",
            description("/odd", &answers(&json!({"200": body(&blank)}))),
            "field with an empty name",
        ),
        ("long variant", variant, "union variant with a value"),
        (
            "invalid media type",
            description(
                "/odd",
                &answers(&json!({"200": {"content": {"a b": {"schema": {}}}}})),
            ),
            "media type of a response is invalid",
        ),
        (
            "query with a line break",
            description("/odd", &parameter("query", "a\nb")),
            "",
        ),
        (
            "status 20",
            description("/odd", &answers(&json!({"20": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2",
            description("/odd", &answers(&json!({"2": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2000",
            description("/odd", &answers(&json!({"2000": text(), "200": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 0200",
            description("/odd", &answers(&json!({"0200": text(), "200": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status of letters",
            description("/odd", &answers(&json!({"ok": text(), "200": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2xx",
            description("/odd", &answers(&json!({"2xx": text(), "2XX": text()}))),
            "response with a duplicate or invalid status",
        ),
        ("empty discriminator", discriminator, "`oneOf` of"),
        ("damaged extension", extension, "`x-spec` of the document"),
        ("extension with an unknown file", broken, ""),
        (
            "path with a space",
            description("/o dd", &json!({"operationId": "getOdd"})),
            "",
        ),
        (
            "path with letters beyond ASCII",
            description("/größe", &json!({"operationId": "getOdd"})),
            "",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, case, finding) in cases {
        let source = Source::new("odd.json", case.to_string());
        let import = codegen_openapi::import(&[source], &Selection::default())
            .unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        if let Err(problems) = codegen::read(&import.files) {
            wrong.push(format!("{name}: {problems}"));
        }
        let mut findings = import.report.findings();
        if !finding.is_empty() && !findings.any(|(_, what, _)| what.starts_with(finding)) {
            wrong.push(format!("{name}: not reported"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Places of the extension in a description, and contents that do not belong there.
const EXTENSIONS: &[(&str, &str)] = &[
    (
        "",
        r#"{"groups": [{"group": "Gone", "file": "../x.yaml", "operations": ["gone"]}]}"#,
    ),
    (
        "",
        r#"{"groups": [{"group": "Default", "types": ["A", "A", "Gone"]}]}"#,
    ),
    (
        "",
        r#"{"groups": [{"group": "Default", "rust": "not valid!"}]}"#,
    ),
    ("", r#"{"groups": [{"group": ""}]}"#),
    ("", r#"{"groups": "Default"}"#),
    ("", r#"{"error": "Gone"}"#),
    ("", r#"{"servers": {"a": {"base_url": "nowhere"}}}"#),
    ("", r#"{"allow": [{"lint": "L999", "reason": ""}]}"#),
    ("", "[]"),
    ("/paths/~1odd/get", r#"{"rust": "not valid!"}"#),
    (
        "/paths/~1odd/get",
        r#"{"paging": {"items": "gone", "next_uri": "gone"}}"#,
    ),
    ("/paths/~1odd/get", r#"{"server": "gone"}"#),
    ("/paths/~1odd/get", r#"{"unknown": 1}"#),
    ("/paths/~1odd/get/parameters/0", r#"{"rust": 5}"#),
    (
        "/components/schemas/A",
        r#"{"rust": "a", "values": ["x"], "variants": {"x": "A"}}"#,
    ),
    (
        "/components/schemas/A/properties/a",
        r#"{"rust": "\u202e"}"#,
    ),
    ("/components/schemas/A/properties/a", "null"),
];

#[test]
fn damaged_extensions_are_corrected_or_refused_with_their_place() {
    let mut valid = 0;
    for (place, extension) in EXTENSIONS {
        let mut case = description("/odd", &parameter("query", "a"));
        let reference = json!({"$ref": "#/components/schemas/A"});
        case["paths"]["/odd"]["get"]["responses"] = json!({"200": body(&reference)});
        case["components"] =
            json!({"schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}});
        case["x-spec"] = json!({});
        if let Some(target) = case.pointer_mut(place) {
            target["x-spec"] = serde_json::from_str(extension).unwrap_or_default();
        }
        let source = Source::new("odd.json", case.to_string());
        match codegen_openapi::import(&[source], &Selection::default()) {
            Ok(import) => {
                valid += 1;
                codegen::read(&import.files)
                    .unwrap_or_else(|problems| panic!("{extension}: {problems}"));
            }
            Err(errors) => {
                for error in errors {
                    let text = error.to_string();
                    assert!(text.contains(" --> "), "{extension}: {text}");
                }
            }
        }
    }
    assert!(valid > EXTENSIONS.len() / 2, "{valid}");
}

#[test]
fn odd_anchors_of_pages_give_valid_specs() {
    let finding = "operation id with";
    for (anchor, is_changed) in [
        ("größe", true),
        ("get\u{202e}Odd", true),
        ("get\u{200b}Odd", true),
        ("get Odd", false),
        ("a<b>{c}", false),
    ] {
        let end = "\n\nGET /odd\n\n### Return type\n\nvoid (No response body)\n";
        let old = format!("---\ntitle: OddApi\n---\n<a name=\"{anchor}\"></a>\n# {anchor}{end}");
        let current = format!("# OddApi\n\n## {anchor}\n\n> void {anchor}(){end}");
        for page in [old, current] {
            let source = Source::new("OddApi.md", page);
            let import = codegen_openapi::import(&[source], &Selection::default())
                .unwrap_or_else(|errors| panic!("{anchor}: {errors:?}"));
            codegen::read(&import.files).unwrap_or_else(|problems| panic!("{anchor}: {problems}"));
            let mut findings = import.report.findings();
            let found = findings.any(|(_, what, _)| what.starts_with(finding));
            assert_eq!(found, is_changed, "{anchor}");
        }
    }
}
