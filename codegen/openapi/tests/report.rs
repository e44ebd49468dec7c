//! The report of an import, by consequence.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use codegen::Source;
use codegen_openapi::{Report, Selection};

/// Report of a description with one finding that is wrong, one that is wider and three that only
/// lose documentation.
fn report() -> Report {
    let text = r##"{
      "openapi": "3.0.0",
      "info": {"title": "Kennel", "version": "1", "x-a": 1},
      "servers": [{"url": "https://kennel.example"}],
      "x-a": 2,
      "paths": {"/dogs": {"get": {
        "operationId": "getDogs",
        "tags": ["Dogs"],
        "x-b": 3,
        "parameters": [
          {"name": "hat", "in": "matter", "schema": {"type": "string"}},
          {"name": "a", "in": "query", "schema": {"$ref": "#/components/schemas/Size"}},
          {"name": "b", "in": "query", "schema": {"$ref": "#/components/schemas/Size"}}
        ],
        "responses": {"204": {}}
      }}},
      "components": {"schemas": {"Size": {"type": "string", "not": {"const": "XL"}}}}
    }"##;
    let source = Source::new("kennel.json", text);
    match codegen_openapi::import(&[source], &Selection::default()) {
        Ok(import) => import.report,
        Err(errors) => panic!("{errors:?}"),
    }
}

#[test]
fn lists_the_worst_findings_first_and_folds_documentation() {
    let expected = "\
wrong          1  parameter in `matter` cannot be sent, first at kennel.json#/paths/~1dogs/get/parameters/0
wider          1  `not` of a schema is not checked, first at kennel.json#/components/schemas/Size/not
docs only      3  documentation of 3 kinds is lost, first at kennel.json#/info/x-a
";
    assert_eq!(report().to_string(), expected);
    assert!(!report().is_faithful());
}

#[test]
fn the_full_form_lists_each_kind_of_documentation() {
    let expected = "\
docs only      1  `x-a` of `info` is not documented, first at kennel.json#/info/x-a
docs only      1  `x-a` of the document is not documented, first at kennel.json#/x-a
docs only      1  `x-b` of an operation is not documented, first at kennel.json#/paths/~1dogs/get/x-b
";
    let full = report().full().to_string();
    assert!(full.ends_with(expected), "{full}");
}

#[test]
fn counts_a_place_once_however_often_it_is_read() {
    let form = r##"{"content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Form"}}}}"##;
    let text = format!(
        r#"{{
      "openapi": "3.0.0",
      "info": {{"title": "Kennel", "version": "1"}},
      "servers": [{{"url": "https://kennel.example"}}],
      "paths": {{"/dogs": {{
        "post": {{"operationId": "addDog", "tags": ["Dogs"], "requestBody": {form}, "responses": {{"204": {{}}}}}},
        "put": {{"operationId": "putDog", "tags": ["Dogs"], "requestBody": {form}, "responses": {{"204": {{}}}}}}
      }}}},
      "components": {{"schemas": {{"Form": {{
        "type": "object",
        "properties": {{"name": {{"type": "string", "not": {{"const": "Rex"}}}}}}
      }}}}}}
    }}"#
    );
    let source = Source::new("kennel.json", text);
    let import = codegen_openapi::import(&[source], &Selection::default())
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    assert_eq!(
        import.report.to_string(),
        "wider          1  `not` of a schema is not checked, \
         first at kennel.json#/components/schemas/Form/properties/name/not\n"
    );
}
