//! A synthetic API of any size, as the files of a spec.
//!
//! The same size gives the same bytes everywhere. The API has the proportions of real APIs: groups
//! of about 75 operations, about five operations for each resource, listings that page in three
//! ways, parameters of all kinds, deeply nested models, a few models that all groups share, and
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

/// Maximum number of operations of a group.
const GROUP_SIZE: usize = 75;

/// The title of every synthetic API, which identifies its files.
pub(crate) const TITLE: &str = "Synthetic Platform API";

/// The first line of each file.
const FIRST_LINE: &str = "# yaml-language-server: $schema=./schema.json";

/// Models that all groups share; the first is the error model.
const SHARED: [&str; 4] = ["ErrorBody", "DomainEntityRef", "UriReference", "AuditStamp"];

/// State that all groups share.
struct Platform {
    names: Names,
    /// Models that any group may refer to.
    shared: Vec<&'static str>,
}

/// Returns the names and texts of the files, `api.yaml` first.
///
/// The API has at least one operation. The number of enums follows from the fields and parameters:
/// about a third of the number of models.
pub(crate) fn files(operations: usize, models: usize) -> Vec<(String, String)> {
    let operations = operations.max(1);
    let count = operations.div_ceil(GROUP_SIZE);
    let share = |whole: usize, group: usize| whole * (group + 1) / count - whole * group / count;
    // Only entities refer to the shared models other than the error model.
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
