//! A made-up platform API of any size, as the files of a spec. The same size gives the same bytes everywhere.
//!
//! It has what real ones have, in about their shares: groups of some 75 operations, five or so for each resource, listings
//! that page in three ways, parameters of all kinds, models within models within models, a few shared by all groups, and
//! prose of the usual length.

mod group;
mod model;
mod names;
mod operation;
mod random;
mod words;
mod yaml;

use group::Group;
use names::Names;
use random::Random;
use yaml::Yaml;

/// Operations of a group, as far as there are enough.
const GROUP_SIZE: usize = 75;

/// The title of every made-up platform, by which its files are known again.
pub(crate) const TITLE: &str = "Made-up Platform API";

/// The line with which each file begins.
const FIRST_LINE: &str = "# yaml-language-server: $schema=./schema.json";

/// Models that the whole platform shares; the first is the error model.
const SHARED: [&str; 4] = ["ErrorBody", "DomainEntityRef", "UriReference", "AuditStamp"];

/// What all groups know of each other.
struct Platform {
    names: Names,
    /// Models of all groups that any group may name.
    shared: Vec<&'static str>,
}

/// The files of a platform with so many operations and models: their names and texts, `api.yaml` first. There is at least
/// one operation. Enums are as many as the fields and parameters want: a third of the models, or so.
pub(crate) fn files(operations: usize, models: usize) -> Vec<(String, String)> {
    let operations = operations.max(1);
    let count = operations.div_ceil(GROUP_SIZE);
    let share = |whole: usize, group: usize| whole * (group + 1) / count - whole * group / count;
    // without an entity nothing would lead to those that are no errors
    let common = match share(models, 0) {
        first if first > SHARED.len() => SHARED.len(),
        first => first.min(1),
    };
    let mut platform = Platform {
        names: Names::default(),
        shared: SHARED.iter().take(common).copied().collect(),
    };
    platform.names.claim_all(&SHARED);
    let mut groups = Vec::new();
    for number in 0..count {
        let mut random = Random::new(u64::try_from(number).unwrap_or_default());
        let own = if number == 0 {
            platform.shared.len()
        } else {
            0
        };
        let area = platform.names.area(number, &mut random);
        let mut group = Group::new(&area, number == 0);
        group.fill(
            share(operations, number),
            share(models, number) - own,
            &mut platform,
            &mut random,
        );
        groups.push(group);
    }
    let mut files = vec![("api.yaml".to_owned(), api(&platform, &groups))];
    files.extend(
        groups
            .iter()
            .map(|group| (group.file_name(), group.text(&platform))),
    );
    files
}

fn api(platform: &Platform, groups: &[Group]) -> String {
    let mut yaml = Yaml::default();
    yaml.line(0, FIRST_LINE);
    yaml.line(0, &format!("title: {TITLE}"));
    yaml.line(0, "version: v2");
    yaml.line(0, "base_url: https://api.platform.example");
    if let Some(error) = platform.shared.first() {
        yaml.line(0, &format!("error: {error}"));
    }
    yaml.line(0, "groups:");
    for group in groups {
        yaml.line(2, &format!("- {}", group.file_name()));
    }
    yaml.finish()
}
