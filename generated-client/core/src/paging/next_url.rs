//! The URL of the next page.

use std::borrow::Cow;

use reqwest::Url;

use crate::text::encoded;

/// Resolves the URL of the next page: a path, or a whole URL of the same server.
///
/// # Errors
///
/// Explains why the URL must not be requested. Another server would receive the credentials of this
/// one.
pub(super) fn resolve(base: &Url, address: &str) -> Result<Url, &'static str> {
    let mut url = base.join(address).map_err(|_| "it is not a URL")?;
    let named = !url.username().is_empty() || url.password().is_some();
    if named || url.origin() != base.origin() {
        return Err("it belongs to another server, which must not receive the credentials");
    }
    url.set_fragment(None);
    // Behind a gateway, the API is below a path that its own URLs do not contain.
    let prefix = base.path().trim_end_matches('/');
    let within = url.path().strip_prefix(prefix);
    if !within.is_some_and(|rest| rest.starts_with('/')) {
        let path = format!("{prefix}{}", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// Adds the parameters of a query that the URL does not have.
pub(super) fn add_missing_parameters(url: &mut Url, query: &str) {
    let present: Vec<String> = pairs(url.query())
        .map(|pair| key(pair).into_owned())
        .collect();
    let missing: Vec<&str> = pairs(Some(query))
        .filter(|pair| !present.iter().any(|name| *name == key(pair)))
        .collect();
    let all: Vec<&str> = pairs(url.query()).chain(missing).collect();
    set_query(url, &all.join("&"));
}

/// Sets a query parameter, replacing earlier values.
pub(super) fn set_parameter(url: &mut Url, name: &str, value: &str) {
    let pair = format!("{}={}", encoded(name), encoded(value));
    let others = pairs(url.query()).filter(|pair| key(pair) != name);
    let all: Vec<&str> = others.chain([pair.as_str()]).collect();
    set_query(url, &all.join("&"));
}

/// Returns the value of a query parameter.
pub(super) fn parameter<'a>(url: &'a Url, name: &str) -> Option<Cow<'a, str>> {
    let mut all = url.query_pairs();
    all.find(|(key, _)| key == name).map(|(_, value)| value)
}

fn pairs(query: Option<&str>) -> impl Iterator<Item = &str> {
    let pairs = query.unwrap_or_default().split('&');
    pairs.filter(|pair| !pair.is_empty())
}

fn key(pair: &str) -> Cow<'_, str> {
    let key = pair.split_once('=').map_or(pair, |(key, _)| key);
    percent_encoding::percent_decode_str(key).decode_utf8_lossy()
}

fn set_query(url: &mut Url, query: &str) {
    url.set_query(Some(query).filter(|query| !query.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> Url {
        resolve(&Url::parse("https://a.example").unwrap(), address).unwrap()
    }

    fn resolved(base_url: &str, address: &str) -> String {
        resolve(&Url::parse(base_url).unwrap(), address).map_or_else(str::to_owned, String::from)
    }

    #[test]
    fn follows_paths_and_urls_of_the_same_server() {
        let base = "https://api.platform.example";
        let expected = "https://api.platform.example/api/v2/things?cursor=a%20b";
        for address in [
            "/api/v2/things?cursor=a%20b",
            "/api/v2/things?cursor=a b",
            "api/v2/things?cursor=a%20b#top",
            "https://api.platform.example/api/v2/things?cursor=a%20b",
            "https://API.platform.example:443/api/v2/things?cursor=a%20b",
            "//api.platform.example/api/v2/things?cursor=a%20b",
        ] {
            assert_eq!(resolved(base, address), expected, "{address}");
        }
    }

    #[test]
    fn keeps_the_path_prefix_of_a_gateway() {
        let base = "https://gateway.example/gateway-path";
        let expected = "https://gateway.example/gateway-path/api/v2/things";
        for address in ["/api/v2/things", "/gateway-path/api/v2/things", expected] {
            assert_eq!(resolved(base, address), expected, "{address}");
        }
        let twin = resolved(base, "/gateway-path-other/things");
        assert_eq!(
            twin,
            "https://gateway.example/gateway-path/gateway-path-other/things"
        );
    }

    #[test]
    fn refuses_other_servers() {
        for address in [
            "https://evil.example/api/v2/things",
            "//evil.example/api",
            "\\\\evil.example/api",
            "/\\evil.example/api",
            "http://api.platform.example/api",
            "https://api.platform.example:8443/api",
            "https://api.platform.example.evil.example/api",
            "https://api.platform.example@evil.example/api",
            "https://user:password@api.platform.example/api",
            "javascript:alert(1)",
        ] {
            let text = resolved("https://api.platform.example", address);
            assert_eq!(
                text, "it belongs to another server, which must not receive the credentials",
                "{address}"
            );
        }
        assert_eq!(
            resolved("https://api.platform.example", "https://["),
            "it is not a URL"
        );
    }

    #[test]
    fn adds_only_missing_parameters() {
        let mut url = at("/x?page=2&na%6De=new");
        add_missing_parameters(&mut url, "page=1&expand=a&expand=b%2Fc&name=old");
        assert_eq!(url.query(), Some("page=2&na%6De=new&expand=a&expand=b%2Fc"));
        let mut url = at("/x");
        add_missing_parameters(&mut url, "");
        assert_eq!(url.as_str(), "https://a.example/x");
    }

    #[test]
    fn replaces_a_parameter() {
        let mut url = at("/x?b=1&page%4Eo=1&a=2");
        assert_eq!(parameter(&url, "pageNo").as_deref(), Some("1"));
        set_parameter(&mut url, "pageNo", "2&x=3");
        assert_eq!(url.query(), Some("b=1&a=2&pageNo=2%26x%3D3"));
    }
}
