//! However long the names and texts of a spec are, the files are laid out as prettyplease does it.

use codegen::{Features, Source};

use crate::support;

/// From what fits everywhere to what fits nowhere.
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
fn every_good_spec_is_laid_out_by_the_printer_s_rules() {
    check("the committed spec", &support::committed_spec());
    let root = support::path("test_data/ok");
    for name in support::names(&root) {
        check(&name, &support::spec(&root.join(&name).join("spec")));
    }
}

/// `NAME` stands at each place where a name or a word can.
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
fn lines_break_where_the_printer_breaks_them_whatever_the_length_of_a_name() {
    let api = "title: T\nversion: v1\nbase_url: https://example.com\ngroups: [g.yaml]\n";
    for length in LENGTHS {
        let group = GROUP.replace("NAME", &"n".repeat(length));
        let sources = [Source::new("api.yaml", api), Source::new("g.yaml", group)];
        check(&format!("names of {length} letters"), &sources);
    }
}
