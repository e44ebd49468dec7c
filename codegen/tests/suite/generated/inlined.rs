//! The output as a single file for `include!` in build scripts.

use syn::Item;

use crate::support;

/// Collects modules that are declared without a body.
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
fn inlines_every_module_without_inner_attributes() {
    let mut specs: Vec<_> = ["groups", "names", "features"]
        .into_iter()
        .map(|name| support::spec(&support::path(&format!("test_data/ok/{name}/spec"))))
        .collect();
    // The file of a module named by a keyword has no `r#` prefix.
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
            "`include!` rejects inner attributes:\n{text}"
        );
        let mut modules = Vec::new();
        missing(&file.items, &mut modules);
        assert!(modules.is_empty(), "{modules:?}");
    }
}
