//! Differences between existing and generated files.

use std::collections::BTreeMap;

use codegen::DriftKind;

use crate::support;

/// File contents by path.
type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn finds_every_difference() {
    let group = "group: Pets\noperations: [{id: getPet, http: GET /pet, permissions: none, returns: void}]\n";
    let output = codegen::generate(&support::with_api(group), &support::target()).unwrap();
    let right: Files = output
        .files()
        .map(|(path, text)| (path.to_owned(), text.into()))
        .collect();
    assert_eq!(output.drift(&right), []);

    let drift = |change: &dyn Fn(&mut Files)| {
        let mut present = right.clone();
        change(&mut present);
        let drift = output.drift(&present);
        drift
            .into_iter()
            .map(|drift| (drift.kind, drift.path))
            .collect::<Vec<_>>()
    };
    let pets = || "pets.rs".to_owned();
    // The replacement keeps the length.
    assert_eq!(
        drift(&|files| files.get_mut("pets.rs").unwrap()[9] ^= 1),
        [(DriftKind::Stale, pets())]
    );
    assert_eq!(
        drift(&|files| files.get_mut("pets.rs").unwrap().push(b'\n')),
        [(DriftKind::Stale, pets())]
    );
    assert_eq!(
        drift(&|files| drop(files.remove("pets.rs"))),
        [(DriftKind::Missing, pets())]
    );
    let left_over = drift(&|files| drop(files.insert("a.rs".to_owned(), Vec::new())));
    assert_eq!(left_over, [(DriftKind::Orphan, "a.rs".to_owned())]);
    let all = drift(&|files| {
        files.clear();
        files.insert("z.rs".to_owned(), Vec::new());
    });
    let kinds: Vec<DriftKind> = all.iter().map(|(kind, _)| *kind).collect();
    let mut expected = vec![DriftKind::Missing; right.len()];
    expected.push(DriftKind::Orphan);
    assert_eq!(kinds, expected);
    assert!(all.is_sorted_by_key(|(_, path)| path));
}
