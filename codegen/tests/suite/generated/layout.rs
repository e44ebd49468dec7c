//! Generated files have prettyplease's layout for names and texts of every length.

use codegen::{Features, Source};

use crate::support;

/// Name lengths from one that fits on every line to one that fits on none.
const LENGTHS: std::ops::RangeInclusive<usize> = 1..=100;

fn check(name: &str, sources: &[Source]) {
    for features in [Features::None, Features::PerGroup] {
        let target = support::target().features(features);
        let output = codegen::generate(sources, &target)
            .unwrap_or_else(|problems| panic!("{name} is broken:\n{problems}"));
        for (path, text) in output.files() {
            let file = syn::parse_file(text)
                .unwrap_or_else(|error| panic!("{name}: {path} is not Rust: {error}"));
            if let Err(fault) = support::layout::check(text, &file) {
                panic!("{name}: {path}: {fault}");
            }
        }
    }
}

#[test]
fn valid_specs_have_the_printers_layout() {
    check("the committed spec", &support::committed_spec());
    let root = support::path("test_data/ok");
    for name in support::names(&root) {
        check(&name, &support::spec(&root.join(&name).join("spec")));
    }
}

/// A group with `NAME` in every place of a name or text.
const GROUP: &str = r#"
group: G
operations:
  - id: getNAME
    http: GET /NAME/{NAME}
    permissions: {any: ["a:b:NAME"]}
    deprecated: {note: NAME}
    path: [{name: NAME, type: string}]
    query:
      - {name: NAME1, type: E, required: true}
      - {name: NAME2, type: list<ENAME>, join: comma}
      - {name: NAME3, type: int32, default: 25, limits: {min: 1, max: 500}}
      - {name: NAME4, type: list<string>, required: true}
    returns: PageNAME
    paging: {items: NAME, page_number: NAME3}
  - id: putNAME
    http: PUT /NAME
    permissions: {all: ["a:b:NAME", "a:b:c"]}
    body: {type: ENAME, doc: NAME}
    returns: ENAME
  - id: postNAME
    http: POST /NAME
    permissions: none
    body: {type: MNAME, required: false}
    returns: void
models:
  MNAME:
    fields:
      NAME1: {type: string, nullable: true}
      NAME2: {type: list<string>}
      NAME3: {type: map<ENAME>}
      NAME4: {type: MNAME}
      NAME5: {type: date-time, required: true}
      NAME6: {type: list<RNAME>, required: true}
  RNAME:
    fields:
      NAME: {type: RRNAME, required: true}
  RRNAME:
    fields:
      NAME: {type: string, required: true}
  PageNAME:
    fields:
      NAME: {type: list<MNAME>}
enums:
  E: {values: [NAME1, NAME2, NAME3]}
  ENAME: {values: [a, NAME]}
"#;

#[test]
fn lines_break_like_the_printers_for_names_of_every_length() {
    let api = "title: T\nversion: v1\nbase_url: https://example.com\ngroups: [g.yaml]\n";
    for length in LENGTHS {
        let group = GROUP.replace("NAME", &"n".repeat(length));
        let sources = [Source::new("api.yaml", api), Source::new("g.yaml", group)];
        check(&format!("names of {length} letters"), &sources);
    }
}
