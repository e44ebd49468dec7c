//! Targets of the generator and the importer.

use codegen::{Diagnostics, Source, Style, Target};
use codegen_openapi::{ImportError, Selection};

/// Separates the files of a spec in one input.
const SEPARATOR: &str = "\n%%%\n";

/// Every spec gives files that are Rust, or diagnostics that can be printed.
pub fn generate(data: &[u8]) {
    let Some(sources) = spec(data) else { return };
    match codegen::generate(&sources, &Target::new("client")) {
        Ok(output) => {
            for (path, text) in output.files() {
                assert_rust(path, text);
            }
        }
        Err(problems) => print(&problems),
    }
}

/// Every description is refused, or gives a spec that loads and generates Rust.
pub fn import(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        import_file("input.yaml", text);
    }
}

/// Every page is refused, or gives a spec that loads and generates Rust.
pub fn pages(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        import_file("page.md", text);
    }
}

/// A valid spec is exported and imported again, and from then on nothing changes.
pub fn round_trip(data: &[u8]) {
    let Some(sources) = spec(data) else { return };
    if codegen::read(&sources).is_err() {
        return;
    }
    let once = exported_and_imported(&sources);
    let twice = exported_and_imported(&once);
    assert!(
        once == twice,
        "the second round trip changes the spec: {once:#?} {twice:#?}"
    );
}

/// Splits an input into `api.yaml` and a group file per further part.
fn spec(data: &[u8]) -> Option<Vec<Source>> {
    let text = std::str::from_utf8(data).ok()?;
    let files = text.split(SEPARATOR).enumerate().map(|(index, text)| {
        let path = match index {
            0 => "spec/api.yaml".to_owned(),
            number => format!("spec/group{number}.yaml"),
        };
        Source::new(path, text)
    });
    Some(files.collect())
}

fn import_file(path: &str, text: &str) {
    let sources = [Source::new(path, text)];
    match codegen_openapi::import(&sources, &Selection::default()) {
        Ok(import) => match codegen::generate(&import.files, &Target::new("client")) {
            Ok(output) => {
                for (path, text) in output.files() {
                    assert_rust(path, text);
                }
            }
            Err(problems) => panic!("the imported spec is invalid:\n{problems}"),
        },
        Err(errors) => {
            let bug = |error: &ImportError| error.to_string().contains("invalid spec");
            if let Some(error) = errors.iter().find(|error| bug(error)) {
                panic!("the import does not correct or refuse the description: {error}");
            }
        }
    }
}

fn exported_and_imported(sources: &[Source]) -> Vec<Source> {
    let document = codegen_openapi::export_openapi(sources);
    let document = document.unwrap_or_else(|problems| panic!("not exported:\n{problems}"));
    let sources = [Source::new("export.json", document)];
    let import = codegen_openapi::import(&sources, &Selection::default());
    let import = import.unwrap_or_else(|errors| panic!("not imported: {errors:#?}"));
    import.files
}

fn assert_rust(path: &str, text: &str) {
    if let Err(error) = syn::parse_file(text) {
        panic!("{path} is not Rust: {error}");
    }
}

fn print(problems: &Diagnostics) {
    assert!(problems.errors() > 0, "an error without diagnostics");
    assert!(!problems.render(Style::Plain).is_empty());
    assert!(!problems.to_string().is_empty());
}
