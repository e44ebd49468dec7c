//! A spec, and changes of it with their verdicts.

use codegen::Source;
use codegen_diff::Rust::{self, Major, Minor, Patch, Silent};
use codegen_diff::Wire::{self, Breaks, Risk, Safe, Some as Part};

/// The files of a spec, each after a line with its name.
pub(crate) const SPEC: &str = "\
# file: api.yaml
title: Pets
version: v1
base_url: https://pets.example
servers:
  photos: {base_url: \"https://photos.example\"}
security:
  tenant: {type: api_key, in: header, name: X-Tenant}
error: Problem
groups: [keepers.yaml, pets.yaml, birds.yaml]
# file: birds.yaml
group: Birds
operations:
  - {id: getBird, http: GET /bird, permissions: none, returns: string}
# file: keepers.yaml
group: Keepers
models:
  Keeper: {fields: {pet: Pet, name: string}}
operations:
  - {id: getKeeper, http: GET /keeper, permissions: none, returns: Keeper}
# file: pets.yaml
group: Pets
operations:
  - {id: getDoor, http: GET /door, permissions: none, returns: bool}
  - id: getPet
    http: GET /pets/{petId}
    permissions: {any: [\"pets:pet:view\"]}
    path:
      - {name: petId, type: string}
    query:
      - {name: size, type: int32, required: true}
      - {name: first, type: string, required: true}
      - {name: second, type: string, required: true}
      - {name: kind, type: Kind}
      - {name: count, type: int32, limits: {max: 9}, default: 5}
      - {name: tags, type: list<string>}
      - {name: left, type: string}
      - {name: right, type: string}
    returns: Pet
  - id: putPet
    http: PUT /pets/{petId}
    permissions: none
    path:
      - {name: petId, type: string}
    body: {type: Pet, required: true}
    returns: void
  - id: getVisit
    http: GET /visits/{day}/{hour}
    permissions: none
    path:
      - {name: day, type: string}
      - {name: hour, type: string}
    header:
      - {name: X-Trace, type: string}
    returns: State
  - id: patchRoom
    http: PATCH /room
    permissions: none
    body: {type: Room, required: true}
    returns: [{status: 200, type: Room}, {status: 202, type: string}]
  - id: sendForm
    http: POST /form
    permissions: none
    form:
      encoding: multipart
      fields: [{name: note, type: string}]
    returns: list<Animal>
  - id: sendNote
    http: POST /note
    permissions: none
    body: {type: Note, name: note}
    returns: [{status: 200, type: string, content_type: text/plain}]
  - id: sendPair
    http: POST /pair
    permissions: none
    body: {type: Pair, required: true}
    returns: Half
  - id: ring
    http: POST /ring
    permissions: none
    returns: void
  - id: listPets
    http: GET /pets
    permissions: {all: [\"pets:pet:view\", \"pets:list:view\"]}
    query: [{name: cursor, type: string}]
    paging: {items: pets, cursor: {parameter: cursor, field: next}}
    returns: Page
models:
  Pet:
    fields:
      id: {type: string, required: true}
      name: {type: string, required: true}
      weight: {type: double, required: true}
      age: int32
      kind: Kind
  Room: {fields: {size: int32, door: {type: string, nullable: true}}}
  Cat: {fields: {type: string}}
  Dog: {fields: {type: string, bark: string}}
  Page: {fields: {pets: list<Pet>, next: string}}
  Note: {fields: {text: string}}
  Half: {fields: {high: {type: string, required: true}}}
  Pair: {fields: {low: {type: string, required: true}, high: {type: string, required: true}}}
  State: {fields: {mood: Mood, days: int32, remark: string, since: date-time, until: date-time}}
  Problem: {fields: {message: string}}
enums:
  Kind: {values: [\"cat\", \"dog\"]}
  Mood: {values: [\"calm\", \"wild\"]}
unions:
  Animal: {discriminator: type, variants: {cat: Cat, dog: Dog}}
";

/// A replacement in the text of the spec. A name of a type is replaced everywhere.
pub(crate) type Edit = (&'static str, &'static str);

/// A change, with its verdict and that of the reverse change.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) edits: &'static [Edit],
    pub(crate) forward: (Wire, Rust),
    pub(crate) back: (Wire, Rust),
}

const fn row(
    name: &'static str,
    edits: &'static [Edit],
    forward: (Wire, Rust),
    back: (Wire, Rust),
) -> Row {
    Row {
        name,
        edits,
        forward,
        back,
    }
}

#[rustfmt::skip]
pub(crate) const ROWS: &[Row] = &[
    // Operations.
    row("operation removed or added", &[("  - id: ring\n    http: POST /ring\n    permissions: none\n    returns: void\n", "")], (Breaks, Major), (Safe, Minor)),
    row("operation id renamed", &[("id: putPet", "id: replacePet")], (Safe, Major), (Safe, Major)),
    row("operation id renamed, Rust name kept", &[("id: putPet", "id: replacePet\n    rust: put_pet")], (Safe, Patch), (Safe, Patch)),
    row("operation id in another case", &[("id: putPet", "id: PutPet")], (Safe, Patch), (Safe, Patch)),
    row("path changed", &[("PUT /pets/{petId}", "PUT /animals/{petId}")], (Breaks, Patch), (Breaks, Patch)),
    row("method changed", &[("http: PUT", "http: POST")], (Breaks, Patch), (Breaks, Patch)),
    row("method PATCH changed", &[("http: PATCH", "http: PUT")], (Breaks, Major), (Breaks, Minor)),
    row("placeholder renamed", &[("PUT /pets/{petId}\n    permissions: none\n    path:\n      - {name: petId,", "PUT /pets/{id}\n    permissions: none\n    path:\n      - {name: id,")], (Safe, Patch), (Safe, Patch)),
    row("placeholders swapped in the template only", &[("{day}/{hour}", "{hour}/{day}")], (Safe, Silent), (Safe, Silent)),
    row("path parameter added", &[("PUT /pets/{petId}\n    permissions: none\n    path:\n", "PUT /pets/{petId}/{room}\n    permissions: none\n    path:\n      - {name: room, type: string}\n")], (Breaks, Major), (Breaks, Major)),
    row("operation moved to another group", &[("# file: pets.yaml\ngroup: Pets\noperations:\n  - {id: getDoor, http: GET /door, permissions: none, returns: bool}\n", "  - {id: getDoor, http: GET /door, permissions: none, returns: bool}\n# file: pets.yaml\ngroup: Pets\noperations:\n")], (Safe, Major), (Safe, Major)),
    row("operation also in another group", &[("returns: bool}", "returns: bool, also_in: [Birds]}")], (Safe, Minor), (Safe, Major)),
    row("operation at another server", &[("    returns: Page\n", "    returns: Page\n    server: photos\n")], (Breaks, Patch), (Breaks, Patch)),
    // Groups.
    row("group renamed", &[("group: Keepers", "group: Wardens")], (Safe, Major), (Safe, Major)),
    row("group renamed, Rust name kept", &[("group: Keepers", "group: Wardens\nrust: keepers")], (Safe, Patch), (Safe, Patch)),
    row("group removed or added", &[(", birds.yaml]\n# file: birds.yaml\ngroup: Birds\noperations:\n  - {id: getBird, http: GET /bird, permissions: none, returns: string}\n", "]\n")], (Breaks, Major), (Safe, Minor)),
    row("group no longer default", &[("error: Problem\n", "error: Problem\ndefault_groups: [keepers.yaml, pets.yaml]\n")], (Safe, Major), (Safe, Minor)),
    // Parameters.
    row("optional parameter added", &[("      - {name: kind, type: Kind}\n", "      - {name: kind, type: Kind}\n      - {name: more, type: string}\n")], (Safe, Minor), (Risk, Major)),
    row("required parameter added", &[("      - {name: kind, type: Kind}\n", "      - {name: kind, type: Kind}\n      - {name: more, type: string, required: true}\n")], (Breaks, Major), (Risk, Major)),
    row("optional parameter renamed", &[("name: count,", "name: number,")], (Breaks, Major), (Breaks, Major)),
    row("optional parameter renamed, Rust name kept", &[("name: count,", "name: number, rust: count,")], (Breaks, Patch), (Breaks, Patch)),
    row("required parameter renamed", &[("name: first,", "name: start,")], (Breaks, Patch), (Breaks, Patch)),
    row("header in another case", &[("name: X-Trace", "name: x-trace")], (Safe, Patch), (Safe, Patch)),
    row("parameter now optional", &[("{name: size, type: int32, required: true}", "{name: size, type: int32}")], (Safe, Major), (Breaks, Major)),
    row("optional parameter moved", &[("    query:\n      - {name: size,", "    header:\n      - {name: kind, type: Kind}\n    query:\n      - {name: size,"), ("      - {name: kind, type: Kind}\n      - {name: count", "      - {name: count")], (Breaks, Patch), (Breaks, Patch)),
    row("required parameter moved, order changes", &[("    query:\n      - {name: size, type: int32, required: true}\n      - {name: first, type: string, required: true}\n", "    header:\n      - {name: first, type: string, required: true}\n    query:\n      - {name: size, type: int32, required: true}\n")], (Breaks, Silent), (Breaks, Silent)),
    row("required parameters of one type swapped", &[("{name: first, type: string, required: true}\n      - {name: second,", "{name: second, type: string, required: true}\n      - {name: first,")], (Safe, Silent), (Safe, Silent)),
    row("required parameters of two types swapped", &[("{name: size, type: int32, required: true}\n      - {name: first, type: string,", "{name: first, type: string, required: true}\n      - {name: size, type: int32,")], (Safe, Major), (Safe, Major)),
    row("one required parameter replaced by a later one", &[("{name: first, type: string, required: true}\n      - {name: second,", "{name: second, type: string, required: true}\n      - {name: third,")], (Breaks, Silent), (Breaks, Silent)),
    row("Rust names of optional parameters swapped", &[("{name: left, type: string}\n      - {name: right, type: string}", "{name: left, type: string, rust: right}\n      - {name: right, type: string, rust: left}")], (Safe, Silent), (Safe, Silent)),
    row("int32 to int64", &[("{name: size, type: int32,", "{name: size, type: int64,")], (Safe, Major), (Part, Major)),
    row("string to enum", &[("{name: first, type: string,", "{name: first, type: Kind,")], (Part, Major), (Safe, Major)),
    row("string to date-time", &[("{name: first, type: string,", "{name: first, type: date-time,")], (Part, Major), (Safe, Major)),
    row("string to integer", &[("{name: first, type: string,", "{name: first, type: int32,")], (Part, Major), (Safe, Major)),
    row("string to uri", &[("{name: first, type: string,", "{name: first, type: uri,")], (Safe, Patch), (Safe, Patch)),
    row("string to list", &[("{name: first, type: string,", "{name: first, type: list<string>,")], (Breaks, Major), (Breaks, Major)),
    row("format of a parameter", &[("{name: cursor, type: string}", "{name: cursor, type: string, format: local-time}")], (Safe, Patch), (Safe, Patch)),
    row("default changed", &[("default: 5", "default: 6")], (Part, Patch), (Part, Patch)),
    row("limits narrowed", &[("max: 9", "max: 8")], (Part, Patch), (Safe, Patch)),
    row("limits removed", &[("limits: {max: 9}, ", "")], (Safe, Patch), (Part, Patch)),
    row("join changed", &[("{name: tags, type: list<string>}", "{name: tags, type: list<string>, join: comma}")], (Breaks, Patch), (Breaks, Patch)),
    row("reserved characters", &[("{name: left, type: string}", "{name: left, type: string, allow_reserved: true}")], (Part, Patch), (Part, Patch)),
    // Enums.
    row("enum value added behind", &[("[\"cat\", \"dog\"]", "[\"cat\", \"dog\", \"emu\"]")], (Safe, Minor), (Breaks, Major)),
    row("enum value that takes a variant's name", &[("[\"cat\", \"dog\"]", "[\"CAT\", {value: \"cat\", rust: Kitten}, \"dog\"]")], (Safe, Silent), (Breaks, Major)),
    row("enum value removed from answers", &[("[\"calm\", \"wild\"]", "[\"calm\"]")], (Safe, Major), (Safe, Minor)),
    row("enum value renamed, other Rust name", &[("[\"cat\", \"dog\"]", "[\"cat\", \"hound\"]")], (Breaks, Major), (Breaks, Major)),
    row("enum value renamed, same Rust name", &[("[\"cat\", \"dog\"]", "[\"cat\", \"DOG\"]")], (Breaks, Patch), (Breaks, Patch)),
    row("enum values reordered", &[("[\"cat\", \"dog\"]", "[\"dog\", \"cat\"]")], (Safe, Patch), (Safe, Patch)),
    row("enum renamed", &[("Kind", "Sort")], (Safe, Major), (Safe, Major)),
    row("enum renamed, Rust name kept", &[("Kind", "Sort"), ("Sort: {values", "Sort: {rust: Kind, values")], (Safe, Patch), (Safe, Patch)),
    // Models.
    row("model added", &[("  Room: {", "  Roof: {fields: {tiles: int32}}\n  Room: {")], (Safe, Minor), (Safe, Major)),
    row("model renamed", &[("Cat", "Lion")], (Safe, Major), (Safe, Major)),
    row("model renamed, Rust name kept", &[("Page", "Sheet"), ("Sheet: {fields", "Sheet: {rust: Page, fields")], (Safe, Patch), (Safe, Patch)),
    row("optional field added", &[("      age: int32\n", "      age: int32\n      colour: string\n")], (Safe, Minor), (Risk, Major)),
    row("field that closes a circle", &[("      age: int32\n", "      age: int32\n      keeper: Keeper\n")], (Safe, Major), (Risk, Major)),
    row("required field added to requests", &[("      age: int32\n", "      age: int32\n      colour: {type: string, required: true}\n")], (Breaks, Major), (Breaks, Major)),
    row("required field added to answers", &[("State: {fields: {", "State: {fields: {place: {type: string, required: true}, ")], (Safe, Major), (Breaks, Major)),
    row("field renamed", &[("      age: int32\n", "      years: int32\n")], (Risk, Major), (Risk, Major)),
    row("field renamed, Rust name kept", &[("      age: int32\n", "      years: {type: int32, rust: age}\n")], (Risk, Patch), (Risk, Patch)),
    row("Rust names of fields swapped", &[("since: date-time, until: date-time", "since: {type: date-time, rust: until}, until: {type: date-time, rust: since}")], (Safe, Silent), (Safe, Silent)),
    row("field type widened in both directions", &[("      age: int32\n", "      age: int64\n")], (Risk, Major), (Part, Major)),
    row("answered integer widened", &[("days: int32", "days: int64")], (Risk, Major), (Safe, Major)),
    row("answered enum to string", &[("mood: Mood", "mood: string")], (Safe, Major), (Safe, Major)),
    row("answered date-time to string", &[("since: date-time", "since: string")], (Risk, Major), (Safe, Major)),
    row("field to uri", &[("remark: string", "remark: uri")], (Safe, Patch), (Safe, Patch)),
    row("field required in both directions", &[("name: {type: string, required: true}", "name: string")], (Breaks, Major), (Breaks, Major)),
    row("answered field now required", &[("remark: string", "remark: {type: string, required: true}")], (Safe, Major), (Breaks, Major)),
    row("sent field now required", &[("Note: {fields: {text: string}}", "Note: {fields: {text: {type: string, required: true}}}")], (Breaks, Major), (Safe, Major)),
    row("read-only field", &[("      age: int32\n", "      age: {type: int32, read_only: true}\n")], (Safe, Patch), (Safe, Patch)),
    row("read-only field within PATCH", &[("Room: {fields: {size: int32,", "Room: {fields: {size: {type: int32, read_only: true},")], (Safe, Major), (Safe, Minor)),
    row("write-only field", &[("remark: string", "remark: {type: string, write_only: true}")], (Risk, Patch), (Safe, Patch)),
    row("optional field nullable", &[("      age: int32\n", "      age: {type: int32, nullable: true}\n")], (Safe, Minor), (Breaks, Major)),
    row("required field nullable", &[("weight: {type: double, required: true}", "weight: {type: double, required: true, nullable: true}")], (Breaks, Major), (Breaks, Major)),
    row("secret field", &[("name: {type: string, required: true}", "name: {type: string, required: true, secret: true}")], (Safe, Major), (Safe, Major)),
    row("required fields of one type reordered", &[("      id: {type: string, required: true}\n      name: {type: string, required: true}\n", "      name: {type: string, required: true}\n      id: {type: string, required: true}\n")], (Safe, Silent), (Safe, Silent)),
    row("required fields of two types reordered", &[("      name: {type: string, required: true}\n      weight: {type: double, required: true}\n", "      weight: {type: double, required: true}\n      name: {type: string, required: true}\n")], (Safe, Major), (Safe, Major)),
    row("optional fields reordered", &[("      age: int32\n      kind: Kind\n", "      kind: Kind\n      age: int32\n")], (Safe, Patch), (Safe, Patch)),
    row("extends, same order", &[("Dog: {fields: {type: string, bark", "Dog: {extends: [Cat], fields: {bark")], (Safe, Patch), (Safe, Patch)),
    row("extends, other order", &[("Pair: {fields: {low: {type: string, required: true}, high: {type: string, required: true}}}", "Pair: {extends: [Half], fields: {low: {type: string, required: true}}}")], (Safe, Silent), (Safe, Silent)),
    row("PATCH no longer sends a model", &[("body: {type: Room, required: true}", "body: {type: Note, required: true}")], (Breaks, Major), (Breaks, Major)),
    // Answers.
    row("returns another model", &[("returns: list<Animal>", "returns: Keeper")], (Breaks, Major), (Breaks, Major)),
    row("returns void", &[("    returns: Pet\n", "    returns: void\n")], (Breaks, Major), (Safe, Major)),
    row("returns json", &[("    returns: Pet\n", "    returns: json\n")], (Breaks, Major), (Safe, Major)),
    row("returns a list", &[("    returns: Pet\n", "    returns: list<Pet>\n")], (Breaks, Major), (Breaks, Major)),
    row("one answer as a list", &[("    returns: Pet\n", "    returns: [{status: 200, type: Pet}]\n")], (Safe, Patch), (Safe, Patch)),
    row("answers of one type", &[("    returns: Pet\n", "    returns: [{status: 200, type: Pet}, {status: 202, type: Pet}]\n")], (Safe, Patch), (Safe, Patch)),
    row("answers of several types", &[("    returns: Pet\n", "    returns: [{status: 200, type: Pet}, {status: 202, type: string}]\n")], (Part, Major), (Part, Major)),
    row("status added to an answer enum", &[("{status: 202, type: string}]", "{status: 202, type: string}, {status: 204, type: void}]")], (Part, Minor), (Part, Major)),
    row("answer of another media type", &[("content_type: text/plain", "content_type: text/csv")], (Breaks, Patch), (Breaks, Patch)),
    row("text to JSON string", &[(", content_type: text/plain", "")], (Breaks, Patch), (Breaks, Patch)),
    // Bodies.
    row("optional body added", &[("POST /ring\n    permissions: none\n", "POST /ring\n    permissions: none\n    body: {type: Note}\n")], (Safe, Minor), (Risk, Major)),
    row("required body added", &[("POST /ring\n    permissions: none\n", "POST /ring\n    permissions: none\n    body: {type: Note, required: true}\n")], (Breaks, Major), (Risk, Major)),
    row("body now optional", &[("body: {type: Pet, required: true}", "body: {type: Pet}")], (Safe, Major), (Breaks, Major)),
    row("body of another type", &[("body: {type: Pet, required: true}", "body: {type: Keeper, required: true}")], (Breaks, Major), (Breaks, Major)),
    row("body of any type", &[("body: {type: Pet, required: true}", "body: {type: json, required: true}")], (Safe, Major), (Part, Major)),
    row("required body with another name", &[("body: {type: Pet, required: true}", "body: {type: Pet, required: true, name: pet}")], (Safe, Patch), (Safe, Patch)),
    row("optional body with another name", &[("name: note}\n", "name: memo}\n")], (Safe, Major), (Safe, Major)),
    row("body with another media type", &[("body: {type: Pet, required: true}", "body: {type: Pet, required: true, content_type: application/vnd.pet+json}")], (Breaks, Patch), (Breaks, Patch)),
    row("body to form", &[("body: {type: Note, name: note}", "form: {fields: [{name: text, type: string}]}")], (Breaks, Major), (Breaks, Major)),
    row("form of another encoding", &[("encoding: multipart", "encoding: urlencoded")], (Breaks, Patch), (Breaks, Patch)),
    row("form field to file", &[("{name: note, type: string}", "{name: note, type: binary}")], (Breaks, Major), (Breaks, Major)),
    // Paging.
    row("paging removed or added", &[("    paging: {items: pets, cursor: {parameter: cursor, field: next}}\n", "")], (Safe, Major), (Safe, Minor)),
    row("paging of another kind", &[("cursor: {parameter: cursor, field: next}}", "next_uri: next}")], (Safe, Patch), (Safe, Patch)),
    row("paging of other items", &[("pets: list<Pet>,", "pets: list<Keeper>,")], (Breaks, Major), (Breaks, Major)),
    // Unions.
    row("union variant added", &[("{cat: Cat, dog: Dog}", "{cat: Cat, dog: Dog, pet: Page}")], (Safe, Minor), (Part, Major)),
    row("union variant of a present model", &[("{cat: Cat, dog: Dog}", "{cat: Cat, dog: Dog, wolf: Dog}")], (Safe, Major), (Part, Major)),
    row("union variant renamed", &[("{cat: Cat, dog: Dog}", "{cat: Cat, hound: Dog}")], (Part, Major), (Part, Major)),
    row("union variant renamed, Rust name kept", &[("{cat: Cat, dog: Dog}", "{cat: Cat, hound: {type: Dog, rust: Dog}}")], (Part, Patch), (Part, Patch)),
    row("union variant of another model", &[("{cat: Cat, dog: Dog}", "{cat: Cat, dog: Page}")], (Part, Major), (Part, Major)),
    row("union renamed", &[("Animal", "Beast")], (Safe, Major), (Safe, Major)),
    row("discriminator renamed", &[("discriminator: type", "discriminator: kind")], (Breaks, Patch), (Breaks, Patch)),
    // Permissions.
    row("permission tighter", &[("permissions: {any: [\"pets:pet:view\"]}", "permissions: {all: [\"pets:pet:view\", \"pets:pet:read\"]}")], (Part, Patch), (Safe, Patch)),
    row("permission other", &[("permissions: {any: [\"pets:pet:view\"]}", "permissions: {any: [\"pets:pet:read\"]}")], (Part, Patch), (Part, Patch)),
    row("permission looser", &[("permissions: {any: [\"pets:pet:view\"]}", "permissions: {any: [\"pets:pet:view\", \"pets:pet:read\"]}")], (Safe, Patch), (Part, Patch)),
    row("permission in other words", &[("permissions: {any: [\"pets:pet:view\"]}", "permissions: {all: [\"pets:pet:view\"]}")], (Safe, Patch), (Safe, Patch)),
    row("permission as text", &[("permissions: {any: [\"pets:pet:view\"]}", "permissions: {text: \"owner of the pet\"}")], (Part, Patch), (Part, Patch)),
    row("scopes added", &[("    returns: Page\n", "    returns: Page\n    scopes: [pets]\n")], (Part, Patch), (Safe, Patch)),
    row("anonymous off", &[("returns: list<Animal>", "returns: list<Animal>\n    anonymous: true")], (Safe, Patch), (Part, Patch)),
    row("credentials added", &[("    returns: Page\n", "    returns: Page\n    security: [[tenant, bearer]]\n")], (Part, Patch), (Safe, Patch)),
    row("key in another header", &[("name: X-Tenant", "name: X-Owner")], (Breaks, Patch), (Breaks, Patch)),
    // Other.
    row("deprecated", &[("    returns: Page\n", "    returns: Page\n    deprecated: true\n")], (Safe, Minor), (Safe, Patch)),
    row("documentation", &[("    returns: Page\n", "    returns: Page\n    summary: Lists.\n")], (Safe, Patch), (Safe, Patch)),
    row("base URL changed", &[("https://pets.example", "https://api.pets.example")], (Breaks, Patch), (Breaks, Patch)),
    row("base URL with a variable", &[("base_url: https://pets.example\n", "base_url: https://{name}.example\nvariables: {name: {default: pets}}\n")], (Safe, Minor), (Part, Major)),
    row("error model changed", &[("error: Problem", "error: Keeper")], (Part, Major), (Part, Major)),
    row("error model removed", &[("error: Problem\n", "")], (Part, Major), (Part, Minor)),
    row("error field added", &[("Problem: {fields: {message: string}}", "Problem: {fields: {message: string, code: string}}")], (Safe, Minor), (Risk, Major)),
];

/// Returns the files of a spec.
pub(crate) fn sources(spec: &str) -> Vec<Source> {
    let files = spec.split("# file: ").skip(1);
    let files = files.filter_map(|file| file.split_once('\n'));
    files.map(|(name, text)| Source::new(name, text)).collect()
}

/// Applies the edits of a row; `None` if one does not fit.
pub(crate) fn edited(spec: &str, row: &Row) -> Option<String> {
    let mut text = spec.to_owned();
    for (old, new) in row.edits {
        let is_name = old.chars().all(char::is_alphanumeric);
        let fits = match text.matches(old).count() {
            0 => false,
            1 => true,
            _ => is_name,
        };
        if !fits {
            return None;
        }
        text = text.replace(old, new);
    }
    Some(text)
}
