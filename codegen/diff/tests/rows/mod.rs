//! A spec, and changes of it with their verdicts.

use codegen_diff::Rust::{self, Major, Minor, Patch, Silent};
use codegen_diff::Wire::{self, Breaks, Risk, Safe, Some as Part};

pub(crate) const API: &str = "title: Pets\nversion: v1\nbase_url: https://pets.example\nerror: Problem\ngroups: [pets.yaml, keepers.yaml]\n";

pub(crate) const KEEPERS: &str = "\
group: Keepers
operations:
  - {id: getKeeper, http: GET /keeper, permissions: none, returns: Keeper}
models:
  Keeper: {fields: {pet: Pet, name: string}}
";

pub(crate) const PETS: &str = "\
group: Pets
operations:
  - id: getPet
    http: GET /pets/{petId}
    permissions: {any: [\"pets:pet:view\"]}
    path:
      - {name: petId, type: string}
    query:
      - {name: first, type: string, required: true}
      - {name: second, type: string, required: true}
      - {name: size, type: int32, required: true}
      - {name: kind, type: Kind}
      - {name: count, type: int32, limits: {max: 9}, default: 5}
      - {name: tags, type: list<string>}
    returns: Pet
  - id: putPet
    http: PUT /pets/{petId}
    permissions: none
    path:
      - {name: petId, type: string}
    body: {type: Pet, required: true}
    returns: void
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
  Dog: {fields: {type: string}}
  Page: {fields: {pets: list<Pet>, next: string}}
  Problem: {fields: {message: string}}
enums:
  Kind: {values: [\"cat\", \"dog\"]}
unions:
  Animal: {discriminator: type, variants: {cat: Cat, dog: Dog}}
";

/// A change, with its verdict and that of the reverse change.
pub(crate) type Row = (
    &'static str,
    &'static str,
    &'static str,
    (Wire, Rust),
    (Wire, Rust),
);

#[rustfmt::skip]
pub(crate) const ROWS: &[Row] = &[
    ("operation removed or added", "  - id: putPet\n    http: PUT /pets/{petId}\n    permissions: none\n    path:\n      - {name: petId, type: string}\n    body: {type: Pet, required: true}\n    returns: void\n", "", (Breaks, Major), (Safe, Minor)),
    ("operation id renamed", "id: putPet", "id: replacePet", (Safe, Major), (Safe, Major)),
    ("operation id renamed, Rust name kept", "id: putPet", "id: replacePet\n    rust: put_pet", (Safe, Patch), (Safe, Patch)),
    ("path changed", "PUT /pets/{petId}", "PUT /animals/{petId}", (Breaks, Patch), (Breaks, Patch)),
    ("method changed", "http: PUT", "http: POST", (Breaks, Patch), (Breaks, Patch)),
    ("method PATCH changed", "http: PATCH", "http: PUT", (Breaks, Major), (Breaks, Minor)),
    ("placeholder renamed", "PUT /pets/{petId}\n    permissions: none\n    path:\n      - {name: petId,", "PUT /pets/{id}\n    permissions: none\n    path:\n      - {name: id,", (Breaks, Patch), (Breaks, Patch)),
    ("path parameter added", "PUT /pets/{petId}\n    permissions: none\n    path:\n", "PUT /pets/{petId}/{room}\n    permissions: none\n    path:\n      - {name: room, type: string}\n", (Breaks, Major), (Breaks, Major)),
    ("optional parameter added", "      - {name: kind, type: Kind}\n", "      - {name: kind, type: Kind}\n      - {name: more, type: string}\n", (Safe, Minor), (Risk, Major)),
    ("required parameter added", "      - {name: kind, type: Kind}\n", "      - {name: kind, type: Kind}\n      - {name: more, type: string, required: true}\n", (Breaks, Major), (Risk, Major)),
    ("optional parameter renamed", "name: count,", "name: number,", (Breaks, Major), (Breaks, Major)),
    ("required parameter renamed", "name: first,", "name: start,", (Breaks, Patch), (Breaks, Patch)),
    ("parameter now optional", "{name: size, type: int32, required: true}", "{name: size, type: int32}", (Safe, Major), (Breaks, Major)),
    ("optional parameter moved", "      - {name: tags, type: list<string>}\n", "    header:\n      - {name: tags, type: list<string>}\n", (Breaks, Patch), (Breaks, Patch)),
    ("required parameters of one type swapped", "{name: first, type: string, required: true}\n      - {name: second,", "{name: second, type: string, required: true}\n      - {name: first,", (Safe, Silent), (Safe, Silent)),
    ("required parameters of two types swapped", "{name: second, type: string, required: true}\n      - {name: size, type: int32,", "{name: size, type: int32, required: true}\n      - {name: second, type: string,", (Safe, Major), (Safe, Major)),
    ("int32 to int64", "{name: size, type: int32,", "{name: size, type: int64,", (Safe, Major), (Part, Major)),
    ("string to enum", "{name: first, type: string,", "{name: first, type: Kind,", (Part, Major), (Safe, Major)),
    ("string to date-time", "{name: first, type: string,", "{name: first, type: date-time,", (Part, Major), (Safe, Major)),
    ("string to integer", "{name: first, type: string,", "{name: first, type: int32,", (Part, Major), (Part, Major)),
    ("string to uri", "{name: first, type: string,", "{name: first, type: uri,", (Safe, Patch), (Safe, Patch)),
    ("string to list", "{name: first, type: string,", "{name: first, type: list<string>,", (Breaks, Major), (Breaks, Major)),
    ("default changed", "default: 5", "default: 6", (Part, Patch), (Part, Patch)),
    ("limits narrowed", "max: 9", "max: 8", (Part, Patch), (Part, Patch)),
    ("limits removed", "limits: {max: 9}, ", "", (Safe, Patch), (Part, Patch)),
    ("join changed", "{name: tags, type: list<string>}", "{name: tags, type: list<string>, join: comma}", (Breaks, Patch), (Breaks, Patch)),
    ("enum value added behind", "[\"cat\", \"dog\"]", "[\"cat\", \"dog\", \"emu\"]", (Safe, Minor), (Breaks, Major)),
    ("enum value that takes a variant's name", "[\"cat\", \"dog\"]", "[\"CAT\", {value: \"cat\", rust: Kitten}, \"dog\"]", (Safe, Silent), (Breaks, Major)),
    ("enum value renamed, other Rust name", "[\"cat\", \"dog\"]", "[\"cat\", \"hound\"]", (Breaks, Major), (Breaks, Major)),
    ("enum value renamed, same Rust name", "[\"cat\", \"dog\"]", "[\"cat\", \"DOG\"]", (Breaks, Patch), (Breaks, Patch)),
    ("enum values reordered", "[\"cat\", \"dog\"]", "[\"dog\", \"cat\"]", (Safe, Patch), (Safe, Patch)),
    ("optional field added", "      age: int32\n", "      age: int32\n      colour: string\n", (Safe, Minor), (Risk, Major)),
    ("field that closes a circle", "      age: int32\n", "      age: int32\n      keeper: Keeper\n", (Safe, Major), (Risk, Major)),
    ("required field added", "      age: int32\n", "      age: int32\n      colour: {type: string, required: true}\n", (Breaks, Major), (Breaks, Major)),
    ("field renamed", "      age: int32\n", "      years: int32\n", (Risk, Major), (Risk, Major)),
    ("field renamed, Rust name kept", "      age: int32\n", "      years: {type: int32, rust: age}\n", (Risk, Patch), (Risk, Patch)),
    ("field type changed", "      age: int32\n", "      age: int64\n", (Safe, Major), (Part, Major)),
    ("required field now optional", "name: {type: string, required: true}", "name: string", (Breaks, Major), (Breaks, Major)),
    ("read-only field", "Room: {fields: {size: int32,", "Room: {fields: {size: {type: int32, read_only: true},", (Safe, Major), (Safe, Minor)),
    ("optional field nullable", "      age: int32\n", "      age: {type: int32, nullable: true}\n", (Safe, Minor), (Breaks, Major)),
    ("required field nullable", "weight: {type: double, required: true}", "weight: {type: double, required: true, nullable: true}", (Breaks, Major), (Breaks, Major)),
    ("secret field", "name: {type: string, required: true}", "name: {type: string, required: true, secret: true}", (Safe, Major), (Safe, Major)),
    ("required fields of one type reordered", "      id: {type: string, required: true}\n      name: {type: string, required: true}\n", "      name: {type: string, required: true}\n      id: {type: string, required: true}\n", (Safe, Silent), (Safe, Silent)),
    ("optional fields reordered", "      age: int32\n      kind: Kind\n", "      kind: Kind\n      age: int32\n", (Safe, Patch), (Safe, Patch)),
    ("returns another model", "returns: list<Animal>", "returns: Keeper", (Breaks, Major), (Breaks, Major)),
    ("returns void", "    returns: Pet\n", "    returns: void\n", (Breaks, Major), (Safe, Major)),
    ("returns json", "    returns: Pet\n", "    returns: json\n", (Safe, Major), (Part, Major)),
    ("returns a list", "    returns: Pet\n", "    returns: list<Pet>\n", (Breaks, Major), (Breaks, Major)),
    ("one answer as a list", "    returns: Pet\n", "    returns: [{status: 200, type: Pet}]\n", (Safe, Patch), (Safe, Patch)),
    ("answers of several types", "    returns: Pet\n", "    returns: [{status: 200, type: Pet}, {status: 202, type: string}]\n", (Part, Major), (Part, Major)),
    ("status added to an answer enum", "{status: 202, type: string}]", "{status: 202, type: string}, {status: 204, type: void}]", (Part, Minor), (Part, Major)),
    ("body removed", "    body: {type: Pet, required: true}\n", "", (Risk, Major), (Breaks, Major)),
    ("body now optional", "body: {type: Pet, required: true}", "body: {type: Pet}", (Safe, Major), (Breaks, Major)),
    ("body of another type", "body: {type: Pet, required: true}", "body: {type: Keeper, required: true}", (Breaks, Major), (Breaks, Major)),
    ("required body with another name", "body: {type: Pet, required: true}", "body: {type: Pet, required: true, name: pet}", (Safe, Patch), (Safe, Patch)),
    ("body with another media type", "body: {type: Pet, required: true}", "body: {type: Pet, required: true, content_type: application/vnd.pet+json}", (Breaks, Patch), (Breaks, Patch)),
    ("form of another encoding", "encoding: multipart", "encoding: urlencoded", (Breaks, Patch), (Breaks, Patch)),
    ("form field to file", "{name: note, type: string}", "{name: note, type: binary}", (Breaks, Major), (Breaks, Major)),
    ("paging removed", "    paging: {items: pets, cursor: {parameter: cursor, field: next}}\n", "", (Safe, Major), (Safe, Minor)),
    ("union variant added", "{cat: Cat, dog: Dog}", "{cat: Cat, dog: Dog, pet: Page}", (Safe, Minor), (Part, Major)),
    ("union variant of a present model", "{cat: Cat, dog: Dog}", "{cat: Cat, dog: Dog, wolf: Dog}", (Safe, Major), (Part, Major)),
    ("union variant of another model", "{cat: Cat, dog: Dog}", "{cat: Cat, dog: Page}", (Part, Major), (Part, Major)),
    ("discriminator renamed", "discriminator: type", "discriminator: kind", (Breaks, Patch), (Breaks, Patch)),
    ("permission tighter", "permissions: {any: [\"pets:pet:view\"]}", "permissions: {all: [\"pets:pet:view\", \"pets:pet:read\"]}", (Part, Patch), (Safe, Patch)),
    ("permission other", "permissions: {any: [\"pets:pet:view\"]}", "permissions: {any: [\"pets:pet:read\"]}", (Part, Patch), (Part, Patch)),
    ("permission in other words", "permissions: {any: [\"pets:pet:view\"]}", "permissions: {all: [\"pets:pet:view\"]}", (Safe, Patch), (Safe, Patch)),
    ("scopes added", "    returns: Page\n", "    returns: Page\n    scopes: [pets]\n", (Part, Patch), (Safe, Patch)),
    ("anonymous off", "returns: list<Animal>", "returns: list<Animal>\n    anonymous: true", (Safe, Patch), (Part, Patch)),
    ("deprecated", "    returns: Page\n", "    returns: Page\n    deprecated: true\n", (Safe, Minor), (Safe, Patch)),
    ("documentation", "    returns: Page\n", "    returns: Page\n    summary: Lists.\n", (Safe, Patch), (Safe, Patch)),
    ("model renamed", "  Cat: {fields: {type: string}}", "  Lion: {fields: {type: string}}", (Safe, Major), (Safe, Major)),
    ("enum renamed", "  Kind: {values", "  Sort: {values", (Safe, Major), (Safe, Major)),
];

/// Applies the edit; names of types follow.
pub(crate) fn edited(old: &str, new: &str) -> String {
    let count = PETS.matches(old).count();
    assert_eq!(count, 1, "`{old}` occurs {count} times");
    let text = PETS.replace(old, new);
    match new {
        _ if new.contains("Lion:") => text.replace("cat: Cat", "cat: Lion"),
        _ if new.contains("Sort:") => text
            .replace("type: Kind", "type: Sort")
            .replace("kind: Kind", "kind: Sort"),
        _ => text,
    }
}
