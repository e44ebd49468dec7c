//! Names that are unique in the API.

use std::collections::BTreeSet;

use super::random::Random;
use super::words::{AREAS, KINDS, PARTS};

/// The names in use: of groups, of operations, and of models and enums.
#[derive(Default)]
pub(super) struct Names {
    areas: BTreeSet<String>,
    operations: BTreeSet<String>,
    types: BTreeSet<String>,
}

impl Names {
    pub(super) fn claim_all(&mut self, types: &[&str]) {
        self.types
            .extend(types.iter().map(|name| (*name).to_owned()));
    }

    /// Returns the name of a group: one word for the first groups, two for later ones.
    pub(super) fn area(&mut self, number: usize, random: &mut Random) -> String {
        let plain = match AREAS.get(number) {
            Some(area) => (*area).to_owned(),
            None => format!("{}{}", random.word(KINDS), random.word(AREAS)),
        };
        unused(plain, &mut self.areas, random)
    }

    pub(super) fn operation(&mut self, id: String, random: &mut Random) -> String {
        unused(id, &mut self.operations, random)
    }

    pub(super) fn model(&mut self, name: String, random: &mut Random) -> String {
        unused(name, &mut self.types, random)
    }

    /// Returns the name of a part of an entity, such as `RoutingQueueDailySettings`.
    pub(super) fn part(&mut self, entity: &str, random: &mut Random) -> String {
        let kind = if random.chance(40) {
            random.word(KINDS)
        } else {
            ""
        };
        let name = format!("{entity}{kind}{}", random.word(PARTS));
        unused(name, &mut self.types, random)
    }
}

/// Returns the name if it is unused, else with a further word, else with a number.
fn unused(name: String, taken: &mut BTreeSet<String>, random: &mut Random) -> String {
    if taken.insert(name.clone()) {
        return name;
    }
    let mut next = format!("{name}{}", random.word(PARTS));
    let mut number = 1;
    while !taken.insert(next.clone()) {
        number += 1;
        next = format!("{name}{number}");
    }
    next
}
