//! Merges of random changes.
//!
//! People change the entries with even numbers, and the description those with odd numbers. The
//! merged text is then the text of both changes, byte for byte.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;

use codegen::Source;
use codegen_merge::{Scope, Upstream};

const API: &str = "title: All\nversion: v1\nbase_url: https://all.example\ngroups: [all.yaml]\n";

/// A generator of numbers (SplitMix64), so that every run tests the same changes.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// An operation with the model that it returns.
#[derive(Clone)]
struct Operation {
    number: usize,
    summary: Option<usize>,
    permission: usize,
    /// Names and types of the query parameters, and of the fields.
    parts: Vec<(usize, &'static str)>,
}

const TYPES: [&str; 4] = ["string", "int32", "int64", "list<string>"];

fn operation(number: usize, random: &mut Random) -> Operation {
    Operation {
        number,
        summary: (random.below(2) == 0).then_some(0),
        permission: 0,
        parts: (0..1 + random.below(3))
            .map(|part| (part * 10, TYPES[random.below(TYPES.len())]))
            .collect(),
    }
}

/// Changes a part of an operation.
fn change(operation: &mut Operation, random: &mut Random) {
    let part = random.below(operation.parts.len());
    match random.below(6) {
        0 => operation.summary = operation.summary.map_or(Some(1), |_| None),
        1 => operation.summary = Some(1 + random.below(5)),
        2 => operation.permission += 1,
        3 => operation.parts[part].1 = "double",
        4 if operation.parts.len() > 1 => drop(operation.parts.remove(part)),
        _ => {
            let name = operation.parts[part].0 + 1;
            if operation
                .parts
                .get(part + 1)
                .is_none_or(|next| next.0 != name)
            {
                operation.parts.insert(part + 1, (name, "bool"));
            }
        }
    }
}

fn text(operations: &[Operation], comments: bool) -> String {
    let mut text = "group: All\noperations:\n".to_owned();
    let note = |place: &str, number: usize| match comments {
        true => format!(" # {place} {number}"),
        false => String::new(),
    };
    for (index, item) in operations.iter().enumerate() {
        let number = item.number;
        if index > 0 {
            text.push('\n');
        }
        if comments {
            writeln!(text, "  # operation {number}").unwrap();
        }
        writeln!(text, "  - id: get{number}").unwrap();
        writeln!(
            text,
            "    http: GET /items/{number}{}",
            note("http of", number)
        )
        .unwrap();
        if let Some(summary) = item.summary {
            writeln!(
                text,
                "    summary: Get the {summary}{}",
                note("summary of", number)
            )
            .unwrap();
        }
        let permission = format!("all:item{}:view", item.permission);
        let line = format!("    permissions: {{any: [\"{permission}\"]}}");
        writeln!(text, "{line}{}", note("permission of", number)).unwrap();
        text.push_str("    query:\n");
        for (name, ty) in &item.parts {
            let line = format!("      - {{name: part{name}, type: {ty}}}");
            writeln!(text, "{line}{}", note("part of", number)).unwrap();
        }
        writeln!(text, "    returns: Model{number}").unwrap();
    }
    text.push_str("\nmodels:\n");
    for (index, item) in operations.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        writeln!(text, "  Model{}:\n    fields:", item.number).unwrap();
        for (name, ty) in &item.parts {
            writeln!(
                text,
                "      part{name}: {ty}{}",
                note("field of", item.number)
            )
            .unwrap();
        }
    }
    text
}

fn spec(text: String) -> Vec<Source> {
    vec![Source::new("api.yaml", API), Source::new("all.yaml", text)]
}

fn merge(ours: &[Source], base: &Upstream, theirs: &[Source]) -> codegen_merge::Merge {
    match codegen_merge::merge(ours, base, theirs, &Scope::default()) {
        Ok(merge) => merge,
        Err(problems) => panic!("{problems}"),
    }
}

/// Makes changes, and compares the merge with them. Lines that are new have no comment.
fn check(size: usize, changes: usize, seed: u64) {
    let mut random = Random(seed);
    let base: Vec<Operation> = (0..size)
        .map(|number| operation(number, &mut random))
        .collect();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    for _ in 0..changes {
        let index = random.below(size);
        let side = if index.is_multiple_of(2) {
            &mut ours
        } else {
            &mut theirs
        };
        change(&mut side[index], &mut random);
    }
    // The description loses and gains operations.
    let lost = random.below(size);
    if !lost.is_multiple_of(2) {
        theirs.retain(|item| item.number != lost);
    }
    theirs.insert(0, operation(size, &mut random));
    let mut both: Vec<Operation> = Vec::new();
    both.push(theirs[0].clone());
    for item in &theirs[1..] {
        let own = item
            .number
            .is_multiple_of(2)
            .then(|| ours[item.number].clone());
        both.push(own.unwrap_or_else(|| item.clone()));
    }
    let (plain_base, plain_theirs) = (spec(text(&base, false)), spec(text(&theirs, false)));
    let upstream = codegen_merge::digests(&plain_base).unwrap();

    let plain = spec(text(&ours, false));
    let merged = merge(&plain, &upstream, &plain_theirs);
    assert_eq!(
        merged.files[1].text,
        text(&both, false),
        "seed {seed}\n{}",
        merged.report
    );
    assert!(
        merged.report.conflicts.is_empty(),
        "seed {seed}\n{}",
        merged.report
    );

    let noted = spec(text(&ours, true));
    let same = merge(&noted, &upstream, &plain_base);
    assert_eq!(same.files[1].text, noted[1].text, "seed {seed}");
    let merged = merge(&noted, &upstream, &plain_theirs);
    let lines: Vec<&str> = merged.files[1].text.lines().collect();
    for line in text(&both, true).lines() {
        let comment = line.split_once('#').map_or("", |(_, comment)| comment);
        let number = comment
            .rsplit(' ')
            .next()
            .and_then(|number| number.parse().ok());
        let is_ours = number.is_some_and(|number: usize| number < size && number.is_multiple_of(2));
        assert!(!is_ours || lines.contains(&line), "seed {seed}: {line}");
    }
    let again = merge(&merged.files, &merged.upstream, &plain_theirs);
    assert_eq!(again.files, merged.files, "seed {seed}");
    assert!(again.report.is_current(), "seed {seed}\n{}", again.report);
}

#[test]
fn random_changes_of_both_sides_are_merged() {
    for seed in 0..100 {
        check(6, 8, seed);
    }
}

#[test]
fn fifty_changes_of_three_hundred_operations_are_merged() {
    check(300, 50, 1);
}

#[test]
fn overlapping_changes_keep_what_people_changed() {
    for seed in 0..100 {
        let mut random = Random(seed);
        let base: Vec<Operation> = (0..4)
            .map(|number| operation(number, &mut random))
            .collect();
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for _ in 0..6 {
            change(&mut ours[random.below(4)], &mut random);
            change(&mut theirs[random.below(4)], &mut random);
        }
        for (own, old) in ours.iter_mut().zip(&base) {
            if own.summary == old.summary {
                own.summary = Some(9);
            }
        }
        let upstream = codegen_merge::digests(&spec(text(&base, false))).unwrap();
        let merged = merge(
            &spec(text(&ours, true)),
            &upstream,
            &spec(text(&theirs, false)),
        );
        let lines: Vec<&str> = merged.files[1].text.lines().map(str::trim).collect();
        for own in ours.iter().filter(|own| own.summary.is_some()) {
            let line = format!(
                "summary: Get the {} # summary of {}",
                own.summary.unwrap(),
                own.number
            );
            assert!(lines.contains(&&*line), "seed {seed}: {line}");
        }
    }
}
