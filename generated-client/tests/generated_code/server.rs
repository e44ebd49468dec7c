//! A base URL with variables.

use crate::runtime::{Client, ErrorKind};
use crate::specs::server::{BASE_URL, SERVER};

#[test]
fn unset_variables_have_their_defaults() {
    assert_eq!(BASE_URL, "https://eu.example.com:443/v2/api");
    assert_eq!(SERVER.url(&[]).unwrap(), BASE_URL);
    let url = SERVER.url(&[("base", "v3"), ("region", "us")]).unwrap();
    assert_eq!(url, "https://us.example.com:443/v3");
    let client = Client::builder().base_url(url).token("t").build().unwrap();
    assert_eq!(client.base_url(), "https://us.example.com/v3");
    let template = "https://{region}.example.com:{port}/{base}";
    assert_eq!(SERVER.template(), template);
    let names: Vec<_> = SERVER.variables().iter().map(|item| item.name()).collect();
    assert_eq!(names, ["region", "port", "base"]);
    assert_eq!(SERVER.variables()[0].values(), ["eu", "us"]);
    assert_eq!(SERVER.variables()[1].default_value(), "443");
}

#[test]
fn invalid_variables_are_errors() {
    for (name, value, expected) in [
        ("zone", "eu", "no variable \"zone\""),
        ("region", "de", "must be one of [\"eu\", \"us\"]"),
        ("base", "@evil.example", "an invalid character"),
        ("base", "{region}", "an invalid character"),
        ("port", "4 4", "an invalid character"),
    ] {
        let error = SERVER.url(&[(name, value)]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains(expected), "{error}");
    }
}
