//! The section of a release in the changelog.

use codegen_diff::Version;

/// Heading of the section whose contents become part of the next release.
const UNRELEASED: &str = "## Unreleased\n";

/// The changelog after a release: what was unreleased, then the changes of the spec.
pub(super) fn released(present: &str, version: Version, date: &str, changes: &str) -> String {
    let (before, rest) = present
        .split_once(UNRELEASED)
        .unwrap_or((present.trim_end(), ""));
    let end = rest.find("\n## ").map_or(rest.len(), |end| end + 1);
    let (unreleased, earlier) = rest.split_at(end);
    let mut section = format!("## {version} - {date}\n");
    for part in [unreleased.trim(), changes.trim()] {
        if !part.is_empty() {
            section += &format!("\n{part}\n");
        }
    }
    let gap = if before.is_empty() || before.ends_with("\n\n") {
        ""
    } else {
        "\n\n"
    };
    let earlier = match earlier.trim_end() {
        "" => String::new(),
        earlier => format!("\n{earlier}\n"),
    };
    format!("{before}{gap}{UNRELEASED}\n{section}{earlier}")
}

#[cfg(test)]
mod tests {
    use codegen_diff::Version;

    use super::released;

    #[test]
    fn unreleased_changes_become_part_of_the_release() {
        let version = Version::parse("0.2.0").unwrap();
        let present =
            "# Changelog\n\n## Unreleased\n\n- Faster.\n\n## 0.1.0 - 2026-01-01\n\n- First.\n";
        let text = released(
            present,
            version,
            "2026-12-01",
            "### Added\n\n- operation getPet\n",
        );
        assert_eq!(
            text,
            "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n- Faster.\n\n### Added\n\n\
             - operation getPet\n\n## 0.1.0 - 2026-01-01\n\n- First.\n"
        );
        let first = released("", version, "2026-12-01", "");
        assert_eq!(first, "## Unreleased\n\n## 0.2.0 - 2026-12-01\n");
    }
}
