//! A group: resources with operations, entities with parts.

use super::model::{Enum, Model};
use super::operation::{KINDS, Kind, Paging, Resource};
use super::random::Random;
use super::words::{self, PARTS, THINGS};
use super::yaml::Yaml;
use super::{FIRST_LINE, Platform, SHARED};

pub(super) struct Group {
    area: String,
    /// Whether this group declares the models that all groups share.
    first: bool,
    /// The operations as YAML.
    operations: String,
    models: Vec<Model>,
    enums: Vec<Enum>,
}

impl Group {
    pub(super) fn new(area: &str, first: bool) -> Self {
        Self {
            area: area.to_owned(),
            first,
            operations: String::new(),
            models: Vec::new(),
            enums: Vec::new(),
        }
    }

    pub(super) fn file_name(&self) -> String {
        format!("{}.yaml", words::spaced(&self.area).replace(' ', "_"))
    }

    /// Generates the given numbers of operations and of models, not counting shared models.
    pub(super) fn fill(
        &mut self,
        operations: usize,
        models: usize,
        platform: &mut Platform,
        random: &mut Random,
    ) {
        let mut resources = self.resources(operations, random);
        let entities = self.entities(&mut resources, models, platform, random);
        let listings = self.listings(&mut resources, models - entities.len(), platform, random);
        self.parts(
            &entities,
            models - entities.len() - listings,
            platform,
            random,
        );
        let mut yaml = Yaml::default();
        for (resource, kinds) in &resources {
            for kind in kinds {
                resource.write(*kind, &mut self.enums, platform, random, &mut yaml);
            }
        }
        self.operations = yaml.finish();
    }

    /// Generates resources with three to seven operations each.
    fn resources(&self, operations: usize, random: &mut Random) -> Vec<(Resource, Vec<Kind>)> {
        let mut resources = Vec::new();
        let mut left = operations;
        let start = random.below(THINGS.len());
        while left > 0 {
            let number = resources.len();
            // Later rounds use a thing's settings, its history and so on.
            let (round, thing) = (
                number / THINGS.len(),
                THINGS[(start + number) % THINGS.len()],
            );
            let count = random.between(3, 7).min(left);
            let mut kinds: Vec<Kind> = KINDS
                .iter()
                .take(count.saturating_sub(2))
                .copied()
                .collect();
            while kinds.len() < count {
                let kind = KINDS[random.below(KINDS.len())];
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            // No other operation refers to the entity.
            if !kinds
                .iter()
                .any(|kind| matches!(kind, Kind::List | Kind::Get))
            {
                kinds[0] = Kind::List;
            }
            left -= count;
            let resource = Resource {
                area: self.area.clone(),
                thing,
                suffix: if round == 0 {
                    ""
                } else {
                    PARTS[(round - 1) % PARTS.len()]
                },
                paging: match random.below(10) {
                    0..=4 => Paging::NextUri,
                    5..=7 => Paging::PageNumber,
                    _ => Paging::Cursor,
                },
                entity: None,
                listing: None,
            };
            resources.push((resource, kinds));
        }
        resources
    }

    /// Gives as many resources as possible a model; returns the indices of the models.
    fn entities(
        &mut self,
        resources: &mut [(Resource, Vec<Kind>)],
        models: usize,
        platform: &mut Platform,
        random: &mut Random,
    ) -> Vec<usize> {
        let mut places = Vec::new();
        for (resource, _) in resources.iter_mut().take(models) {
            let name = platform.names.model(resource.name(), random);
            let mut model = Model::new(name.clone(), random);
            model.begin_entity();
            model.fill(&mut self.enums, platform, random);
            // The first entity of the API refers to every shared model, so that each is used.
            let first = self.first && self.models.is_empty();
            for shared in platform.shared.iter().skip(1) {
                if first || random.chance(20) {
                    model.refer(shared, random);
                }
            }
            resource.entity = Some(name);
            places.push(self.models.len());
            self.models.push(model);
        }
        places
    }

    /// Gives as many listings as possible their own model; returns the number of models.
    fn listings(
        &mut self,
        resources: &mut [(Resource, Vec<Kind>)],
        models: usize,
        platform: &mut Platform,
        random: &mut Random,
    ) -> usize {
        let mut count = 0;
        for (resource, kinds) in resources {
            let Some(entity) = resource
                .entity
                .clone()
                .filter(|_| kinds.contains(&Kind::List) && count < models)
            else {
                continue;
            };
            let name = platform
                .names
                .model(format!("{entity}EntityListing"), random);
            let mut model = Model::new(name.clone(), random);
            model.field("entities", &format!("list<{entity}>"), None);
            match resource.paging {
                Paging::NextUri => model.field("nextUri", "uri", None),
                Paging::PageNumber => model.field("pageCount", "int32", None),
                Paging::Cursor => model.field("cursor", "string", None),
            }
            model.field("total", "int64", None);
            resource.listing = Some(name);
            self.models.push(model);
            count += 1;
        }
        count
    }

    /// Generates models within the entities and within each other.
    fn parts(
        &mut self,
        entities: &[usize],
        count: usize,
        platform: &mut Platform,
        random: &mut Random,
    ) {
        if entities.is_empty() {
            return;
        }
        let first = self.models.len();
        // The entity to which each part belongs.
        let mut owners: Vec<usize> = Vec::new();
        for number in 0..count {
            let (parent, owner) = if number > 0 && random.chance(50) {
                let other = random.below(number);
                (first + other, owners[other])
            } else {
                let entity = entities[random.below(entities.len())];
                (entity, entity)
            };
            owners.push(owner);
            let name = platform
                .names
                .part(&self.models[owner].name.clone(), random);
            let mut model = Model::new(name.clone(), random);
            model.fill(&mut self.enums, platform, random);
            if random.chance(10) && platform.shared.len() > 1 {
                let shared = 1 + random.below(platform.shared.len() - 1);
                model.refer(platform.shared[shared], random);
            }
            // Some models form trees.
            if random.chance(3) {
                model.field("children", &format!("list<{name}>"), None);
            }
            self.models[parent].refer(&name, random);
            self.models.push(model);
        }
    }

    /// Returns the text of the file.
    pub(super) fn text(&self, platform: &Platform) -> String {
        let mut yaml = Yaml::default();
        yaml.line(0, FIRST_LINE);
        yaml.line(0, &format!("group: {}", words::spaced(&self.area)));
        yaml.line(0, &format!("doc: All about {}.", words::spaced(&self.area)));
        yaml.line(0, "operations:");
        let mut text = yaml.finish() + &self.operations;
        let mut yaml = Yaml::default();
        let shared = if self.first {
            platform.shared.as_slice()
        } else {
            &[]
        };
        if !self.models.is_empty() || !shared.is_empty() {
            yaml.line(0, "models:");
            write_shared(shared, &mut yaml);
            for model in &self.models {
                model.write(&mut yaml);
                yaml.blank();
            }
        }
        if !self.enums.is_empty() {
            yaml.line(0, "enums:");
            self.enums.iter().for_each(|item| item.write(&mut yaml));
        }
        text.push_str(&yaml.finish());
        format!("{}\n", text.trim_end())
    }
}

/// Writes the shared models that the API has.
fn write_shared(shared: &[&str], yaml: &mut Yaml) {
    let fields: [&[&str]; SHARED.len()] = [
        &[
            "message: string",
            "code: string",
            "status: int32",
            "contextId: string",
            "details: list<json>",
        ],
        &[
            "id: {type: string, read_only: true}",
            "name: string",
            "selfUri: {type: uri, read_only: true}",
        ],
        &["id: string", "selfUri: uri"],
        &[
            "createdBy: string",
            "dateCreated: date-time",
            "modifiedBy: string",
            "dateModified: date-time",
        ],
    ];
    for (name, fields) in shared.iter().zip(fields) {
        yaml.line(2, &format!("{name}:"));
        yaml.line(4, "fields:");
        fields.iter().for_each(|field| yaml.line(6, field));
        yaml.blank();
    }
}
