//! The programs that are measured: each makes the same calls.

use std::fmt::Write as _;

use super::arguments;
use super::calls::Call;
use super::surface::{Function, Method, Surface, Typed, last_name};

/// How a client is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// By `new` of the type that has the operations, with whatever it takes.
    New,
    /// By the builder of this repository's client.
    Builder,
}

/// A program that makes the calls with a generated crate.
///
/// # Errors
///
/// When the crate has nothing for one of them, or something with arguments that nobody can guess.
pub(super) fn text(surface: &Surface, calls: &[Call], start: Start) -> Result<String, String> {
    let mut client = None;
    let mut body = String::new();
    for Call { id, .. } in calls {
        let called = match (surface.method_of(id), surface.function_of(id)) {
            (Some(method), _) => call(method, surface),
            (None, Some(function)) => call_function(function, surface),
            (None, None) => return Err(format!("it has no method for `{id}`")),
        };
        let called = called.map_err(|error| format!("`{id}`: {error}"))?;
        client = called.client.or(client);
        // writing to a String cannot fail
        let _ = write!(
            body,
            "    match {}.await {{\n        Ok(answer) => drop(black_box(answer)),\n        \
             Err(error) => eprintln!(\"{{error}}\"),\n    }}\n",
            called.expression
        );
    }
    let start = match (start, client) {
        (Start::Builder, _) => BUILDER.to_owned(),
        (Start::New, Some(client)) => format!("    let client = {client};\n"),
        (Start::New, None) => return Err("it has no client that could be made".to_owned()),
    };
    Ok(format!(
        "use std::hint::black_box;\n\n#[allow(unused_imports)]\nuse api_client::*;\n\n{MAIN}{start}{body}}}\n"
    ))
}

pub(super) const MAIN: &str = "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {\n";

const BUILDER: &str = "    let client = Client::builder().region(Region::EuWest1).client_credentials(\"id\", \"secret\").build();
    let client = match client {
        Ok(client) => client,
        Err(error) => return eprintln!(\"{error}\"),
    };
";

/// A call of an operation.
struct Called {
    /// What makes the client, unless a builder does.
    client: Option<String>,
    expression: String,
}

/// `client.pets().get_pet("id")`, or without `pets()` if the client itself has the method.
fn call(method: &Method, surface: &Surface) -> Result<Called, String> {
    let (owner, name) = (&method.owner, &method.name);
    let arguments = arguments::text(&method.arguments, surface)?;
    let called = match surface.way_to(owner) {
        Some(way) => Called {
            client: None,
            expression: format!("client.{}().{name}({arguments})", way.name),
        },
        None => {
            let (new, values) = new(surface, owner)?;
            Called {
                client: Some(format!("{}::new({values})", new.owner)),
                expression: format!("client.{name}({arguments})"),
            }
        }
    };
    Ok(called)
}

/// `apis::pets::get_pet(&client, "id")`
fn call_function(function: &Function, surface: &Surface) -> Result<Called, String> {
    let Function {
        module,
        name,
        arguments,
    } = function;
    let owner = arguments.first().and_then(referred);
    let (Some(owner), [_, others @ ..]) = (owner, arguments.as_slice()) else {
        return Err("it is not given a client".to_owned());
    };
    let (new, values) = new(surface, &owner)?;
    let others = arguments::text(others, surface)?;
    Ok(Called {
        client: Some(format!("{}::{owner}::new({values})", new.module)),
        expression: format!("{module}::{name}(&client, {others})"),
    })
}

/// The name of the type that an argument is a reference to.
fn referred((_, ty): &Typed) -> Option<String> {
    match ty {
        syn::Type::Reference(reference) => last_name(&reference.elem),
        _ => None,
    }
}

/// The client of another generator: what makes it, and of what.
fn new<'a>(surface: &'a Surface, owner: &str) -> Result<(&'a Method, String), String> {
    let new = surface.new_of(owner);
    let new = new.ok_or_else(|| format!("`{owner}` has no `new`"))?;
    let arguments = arguments::text(&new.arguments, surface);
    let arguments = arguments.map_err(|error| format!("`{owner}::new`: {error}"))?;
    Ok((new, arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls() -> Vec<Call> {
        let get = |id: &str, method, path: &str| Call {
            id: id.to_owned(),
            method,
            path: path.to_owned(),
        };
        vec![
            get("getPet", "GET", "/pets/{petId}"),
            get("deletePetsTag", "DELETE", "/pets/{petId}/tags/{tag}/now"),
        ]
    }

    #[track_caller]
    fn program(source: &str, start: Start) -> Result<String, String> {
        let mut surface = Surface::default();
        surface.add(syn::parse_file(source).unwrap().items, "");
        let text = text(&surface, &calls(), start);
        text.inspect(|text| {
            syn::parse_file(text).unwrap();
        })
    }

    #[track_caller]
    fn has(program: &str, part: &str) {
        assert!(program.contains(part), "no `{part}` in:\n{program}");
    }

    #[test]
    fn our_client_is_called_by_way_of_its_groups() {
        let source = "
            pub struct PetsApi<'c> { client: &'c Client }
            impl<'c> PetsApi<'c> {
                pub(crate) fn new(client: &'c Client) -> Self { todo!() }
                pub fn get_pet(&self, pet_id: &str) -> Request<GetPet> { todo!() }
                pub fn delete_pets_tag(&self, pet_id: &str, tag: &str) -> Request<DeletePetsTag> { todo!() }
            }
            impl runtime::Client {
                pub fn pets(&self) -> pets::PetsApi<'_> { todo!() }
            }";
        let program = program(source, Start::Builder).unwrap();
        has(&program, "Client::builder()");
        has(&program, "match client.pets().get_pet(\"id\").await {");
        has(&program, "client.pets().delete_pets_tag(\"id\", \"id\")");
    }

    #[test]
    fn arguments_of_all_kinds_are_filled() {
        let source = "
            impl Client {
                pub fn new(baseurl: &str) -> Self { todo!() }
                pub async fn get_pet<'a>(&'a self, pet_id: &'a str, limit: Option<i32>, sort: Option<impl AsRef<str>>,
                    page: ::std::primitive::i64, deep: bool) -> Result<(), ()> { todo!() }
                pub async fn delete_pets_tag(&self, pet_id: impl AsRef<str>, tag: impl Into<String>, all: &Vec<String>)
                    -> Result<(), ()> { todo!() }
            }";
        let program = program(source, Start::New).unwrap();
        has(
            &program,
            "let client = Client::new(\"https://api.example\");",
        );
        has(
            &program,
            "client.get_pet(\"id\", None, None::<&str>, 1, false).await",
        );
        has(
            &program,
            "client.delete_pets_tag(\"id\", \"id\", &Vec::new()).await",
        );
    }

    #[test]
    fn functions_are_given_the_client() {
        let source = "
            mod apis {
                mod configuration {
                    pub struct Configuration { pub client: reqwest::Client }
                    impl Configuration { pub fn new() -> Configuration { todo!() } }
                }
                mod pets_api {
                    pub async fn get_pet(configuration: &configuration::Configuration, pet_id: &str,
                        limit: Option<i32>) -> Result<(), Error> { todo!() }
                    pub async fn delete_pets_tag(configuration: &configuration::Configuration, pet_id: &str, tag: &str)
                        -> Result<(), Error> { todo!() }
                }
            }";
        let program = program(source, Start::New).unwrap();
        has(
            &program,
            "let client = apis::configuration::Configuration::new();",
        );
        has(
            &program,
            "match apis::pets_api::get_pet(&client, \"id\", None).await {",
        );
    }

    #[test]
    fn requests_that_are_structs_are_filled_field_by_field() {
        let source = "
            impl PetsClient {
                pub fn new() -> Self { todo!() }
                pub async fn get_pet(&self, request: GetPetRequest) -> Result<(), ()> { todo!() }
                pub async fn delete_pets_tag(&self) -> Result<(), ()> { todo!() }
            }
            mod types {
                pub struct GetPetRequest { pub path: GetPetRequestPath, pub query: GetPetRequestQuery }
                pub struct GetPetRequestPath { pub pet_id: String }
                pub struct GetPetRequestQuery { pub expand: Option<Vec<Expand>> }
            }";
        let program = program(source, Start::New).unwrap();
        has(&program, "PetsClient::new()");
        has(
            &program,
            "client.get_pet(GetPetRequest { path: GetPetRequestPath { pet_id: \"id\".to_owned() }, \
             query: GetPetRequestQuery { expand: None } })",
        );
    }

    #[test]
    fn what_nobody_can_call_is_told() {
        let refusal = |rest: &str| {
            let source = format!("impl Client {{ pub fn new() -> Self {{ todo!() }} {rest} }}");
            program(&source, Start::New).unwrap_err()
        };
        assert_eq!(refusal(""), "it has no method for `getPet`");
        assert_eq!(
            refusal("pub async fn getPet(&self, kind: Kind) {}"),
            "`getPet`: nothing is known for its argument `kind`"
        );
        let loops =
            "pub async fn get_pet(&self, pet: Pet) {} } struct Pet { parent: Pet } impl Pet {";
        assert_eq!(
            refusal(loops),
            "`getPet`: nothing is known for its argument `parent`"
        );
    }
}
