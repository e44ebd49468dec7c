//! Programs that make the calls with a generated crate.

use std::fmt::Write as _;

use super::arguments;
use super::calls::Call;
use super::public_api::{Function, Method, PublicApi, Typed, last_name};

/// The way to create a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// `new` of the type that has the operations.
    New,
    /// The builder of this repository's client.
    Builder,
}

/// Returns a program that makes the calls with a generated crate.
///
/// # Errors
///
/// If the crate has no method for a call, or one with arguments of unknown types.
pub(super) fn text(api: &PublicApi, calls: &[Call], start: Start) -> Result<String, String> {
    let mut client = None;
    let mut body = String::new();
    for Call { id, .. } in calls {
        let called = match (api.method_of(id), api.function_of(id)) {
            (Some(method), _) => call(method, api),
            (None, Some(function)) => call_function(function, api),
            (None, None) => return Err(format!("the crate has no method for `{id}`")),
        };
        let called = called.map_err(|error| format!("`{id}`: {error}"))?;
        client = called.client.or(client);
        // Writing to a `String` cannot fail.
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
        (Start::New, None) => {
            return Err("the crate has no client with a known constructor".to_owned());
        }
    };
    Ok(format!(
        "use std::hint::black_box;\n\n#[allow(unused_imports)]\nuse api_client::*;\n\n{MAIN}{start}{body}}}\n"
    ))
}

pub(super) const MAIN: &str = "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {\n";

const BUILDER: &str = "    let client = Client::builder().login_url(\"https://login.example\").client_credentials(\"id\", \"secret\").build();
    let client = match client {
        Ok(client) => client,
        Err(error) => return eprintln!(\"{error}\"),
    };
";

/// A call of an operation.
struct Called {
    /// The expression that creates the client, unless a builder does.
    client: Option<String>,
    expression: String,
}

/// Returns `client.pets().get_pet("id")`, or `client.get_pet("id")` if the client has the method.
fn call(method: &Method, api: &PublicApi) -> Result<Called, String> {
    let (owner, name) = (&method.owner, &method.name);
    let arguments = arguments::text(&method.arguments, api)?;
    let called = match api.accessor_of(owner) {
        Some(accessor) => Called {
            client: None,
            expression: format!("client.{}().{name}({arguments})", accessor.name),
        },
        None => {
            let (new, values) = new(api, owner)?;
            Called {
                client: Some(format!("{}::new({values})", new.owner)),
                expression: format!("client.{name}({arguments})"),
            }
        }
    };
    Ok(called)
}

/// Returns `apis::pets::get_pet(&client, "id")`.
fn call_function(function: &Function, api: &PublicApi) -> Result<Called, String> {
    let Function {
        module,
        name,
        arguments,
    } = function;
    let owner = arguments.first().and_then(referred);
    let (Some(owner), [_, others @ ..]) = (owner, arguments.as_slice()) else {
        return Err("its first argument is not a client".to_owned());
    };
    let (new, values) = new(api, &owner)?;
    let others = arguments::text(others, api)?;
    Ok(Called {
        client: Some(format!("{}::{owner}::new({values})", new.module)),
        expression: format!("{module}::{name}(&client, {others})"),
    })
}

/// Returns the name of the type that an argument refers to.
fn referred((_, ty): &Typed) -> Option<String> {
    match ty {
        syn::Type::Reference(reference) => last_name(&reference.elem),
        _ => None,
    }
}

/// Returns the constructor of another generator's client, and its arguments.
fn new<'a>(api: &'a PublicApi, owner: &str) -> Result<(&'a Method, String), String> {
    let new = api.constructor_of(owner);
    let new = new.ok_or_else(|| format!("`{owner}` has no `new`"))?;
    let arguments = arguments::text(&new.arguments, api);
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
        let mut api = PublicApi::default();
        api.add(syn::parse_file(source).unwrap().items, "");
        let text = text(&api, &calls(), start);
        text.inspect(|text| {
            syn::parse_file(text).unwrap();
        })
    }

    #[track_caller]
    fn has(program: &str, part: &str) {
        assert!(program.contains(part), "no `{part}` in:\n{program}");
    }

    #[test]
    fn our_client_is_called_through_its_groups() {
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
    fn arguments_of_all_kinds_have_values() {
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
    fn functions_receive_the_client() {
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
    fn request_structs_are_filled_field_by_field() {
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
    fn operations_that_cannot_be_called_are_errors() {
        let refusal = |rest: &str| {
            let source = format!("impl Client {{ pub fn new() -> Self {{ todo!() }} {rest} }}");
            program(&source, Start::New).unwrap_err()
        };
        assert_eq!(refusal(""), "the crate has no method for `getPet`");
        assert_eq!(
            refusal("pub async fn getPet(&self, kind: Kind) {}"),
            "`getPet`: no value is known for the argument `kind`"
        );
        let loops =
            "pub async fn get_pet(&self, pet: Pet) {} } struct Pet { parent: Pet } impl Pet {";
        assert_eq!(
            refusal(loops),
            "`getPet`: no value is known for the argument `parent`"
        );
    }
}
