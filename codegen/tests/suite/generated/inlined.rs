//! All files as one text: what a build script writes for `include!`.

use syn::Item;

use crate::support;

/// The modules of some items that are declared, and not there.
fn missing(items: &[Item], found: &mut Vec<String>) {
    for item in items {
        let Item::Mod(module) = item else { continue };
        match &module.content {
            Some((_, items)) => missing(items, found),
            None => found.push(module.ident.to_string()),
        }
    }
}

#[test]
fn every_module_is_in_its_place_and_nothing_that_include_refuses() {
    let mut specs: Vec<_> = ["groups", "names", "features"]
        .into_iter()
        .map(|name| support::spec(&support::path(&format!("test_data/ok/{name}/spec"))))
        .collect();
    // a module that is a keyword has a file without its prefix
    specs.push(support::with_api(
        "group: Type\noperations: [{id: a, http: GET /a, permissions: none, returns: void}]\n",
    ));
    for spec in specs {
        let output = codegen::generate(&spec, &support::target())
            .unwrap_or_else(|problems| panic!("{problems}"));
        let text = output.inlined();
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
        assert!(
            file.attrs.is_empty(),
            "attributes of a whole file cannot be included:\n{text}"
        );
        let mut modules = Vec::new();
        missing(&file.items, &mut modules);
        assert!(modules.is_empty(), "{modules:?}");
    }
}
