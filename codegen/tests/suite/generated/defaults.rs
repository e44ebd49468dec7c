//! Defaults of dates and date-times.

use codegen::Code;

use crate::support;

/// Returns whether a text is a valid default of the type. Asserts that an invalid one has no other
/// error.
fn fits(ty: &str, text: &str) -> bool {
    let group = format!(
        "group: Things\noperations:\n  - id: getThing\n    http: GET /thing\n    permissions: none\n    returns: void\n\
         \u{20}   query: [{{name: at, type: {ty}, default: \"{text}\"}}]\n"
    );
    match codegen::generate(&support::with_api(&group), &support::target()) {
        Ok(_) => true,
        Err(problems) => {
            let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
            assert_eq!(codes, [Code::DefaultType], "{text}");
            false
        }
    }
}

#[test]
fn date_default_must_be_an_existing_day() {
    for day in [
        "2026-01-31",
        "2026-04-30",
        "2024-02-29",
        "2026-02-28",
        "2000-02-29",
        "2026-12-31",
    ] {
        assert!(fits("date", day), "{day}");
    }
    for other in [
        "2026-01-32",
        "2026-04-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-1-31",
        "26-01-31",
        "2026-01-31-01",
        "+026-01-31",
        "2026-01-31T00:00:00Z",
        "",
    ] {
        assert!(!fits("date", other), "{other}");
    }
}

#[test]
fn date_time_default_needs_a_time_zone() {
    for time in [
        "2026-01-31T12:00:00Z",
        "2026-01-31T23:59:59Z",
        "2026-01-31T12:00:00.5Z",
        "2026-01-31T12:00:00.000000001Z",
        "2026-01-31T12:00:00+02:00",
        "2026-01-31T12:00:00.25-09:30",
    ] {
        assert!(fits("date-time", time), "{time}");
    }
    for other in [
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00Z",
        "2026-01-31 12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:60Z",
        "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00.0000000001Z",
        "2026-01-31T12:00:00.-5Z",
        "2026-01-31T12:00:00+24:00",
        "2026-01-31T12:00:00+02",
        "2026-01-31T12:00:00Zulu",
    ] {
        assert!(!fits("date-time", other), "{other}");
    }
}
