//! Validation of base URLs and the spans of its diagnostics.

use codegen::{Code, Diagnostics, Source};

use crate::support;

/// Returns the diagnostics of a base URL; `None` if it is valid.
fn problems(url: &str, variables: &str) -> Option<Diagnostics> {
    let url = serde_json::to_string(url).unwrap();
    let api = format!(
        "title: T\nversion: v1\nbase_url: {url}\nvariables: {{{variables}}}\ngroups: [group.yaml]\n"
    );
    let group = "group: T\noperations: [{id: a, http: GET /a, permissions: none, returns: void}]\n";
    let sources = [
        Source::new("api.yaml", api),
        Source::new("group.yaml", group),
    ];
    codegen::generate(&sources, &support::target()).err()
}

/// Returns the marked text and the message of the only diagnostic.
fn marked(problems: &Diagnostics, api: &str) -> (String, String) {
    let [item] = problems.items() else {
        panic!("{problems}");
    };
    assert_eq!(item.code, Code::BaseUrl, "{problems}");
    assert!(item.help.is_some(), "{problems}");
    let shown = problems.render(codegen::Style::Plain);
    let line = shown.lines().find(|line| line.contains(api)).unwrap();
    let carets = shown.lines().find(|line| line.contains('^')).unwrap();
    let start = carets.find('^').unwrap();
    let count = carets.matches('^').count();
    let part = line.chars().skip(start).take(count).collect();
    (part, item.message.clone())
}

#[test]
fn accepts_valid_base_urls() {
    for url in [
        "https://api.example.com",
        "http://localhost:8080",
        "https://api.example.com/",
        "https://api.example.com//",
        "https://api.example.com/platform/v2/",
        "https://xn--bcher-kva.example",
        "https://EXAMPLE.com./%20a/~b/@c:d",
        "https://my_host-1.example:65535",
        "https://192.0.2.1/api",
        "https://[2001:db8::1]:8443/api",
    ] {
        if let Some(problems) = problems(url, "") {
            panic!("{url}:\n{problems}");
        }
    }
}

#[test]
fn marks_the_invalid_part() {
    const SCHEME: &str = "base URL must start with `https://` or `http://`";
    const HOST: &str = "missing host in base URL";
    const PORT: &str = "port must be a number from 1 to 65535";
    for (url, part, message) in [
        ("htps://a.b", "htps", SCHEME),
        ("HTTPS://a.b", "HTTPS", SCHEME),
        ("ftp://a.b/c", "ftp", SCHEME),
        ("https:/a.b", "https:/", SCHEME),
        ("https//a.b", "https//", SCHEME),
        ("a.b", "a.b", SCHEME),
        ("/a", "/a", SCHEME),
        ("//a.b/c", "//a.b/c", SCHEME),
        ("https://", "https://", HOST),
        ("https:///a", "https://", HOST),
        ("https://:443/a", "https://:443", HOST),
        ("https://me@a.b", "me@", "user info in base URL"),
        ("https://me:pw@a.b/c", "me:pw@", "user info in base URL"),
        ("https://a.b:", ":", PORT),
        ("https://a.b:0", "0", PORT),
        ("https://a.b:65536/c", "65536", PORT),
        ("https://a.b:+1", "+1", PORT),
        ("https://a.b:443:1", "443:1", PORT),
        ("https://[::1]x", "x", PORT),
        ("https://[::g]/", "[::g]", "invalid IPv6 address `[::g]`"),
        (
            "https://1.2.3.4.5",
            "1.2.3.4.5",
            "invalid IPv4 address `1.2.3.4.5`",
        ),
        (
            "https://1.2.3.256",
            "1.2.3.256",
            "invalid IPv4 address `1.2.3.256`",
        ),
        ("https://.a.b", ".", "empty label in host"),
        ("https://a..b", "..", "empty label in host"),
        ("https://a. b", " ", "unexpected space in host"),
        ("https://ä.b", "ä", "unexpected `ä` in host"),
        ("https://a%2eb", "%", "unexpected `%` in host"),
        ("https://a.b\\c", "\\", "unexpected `\\` in base URL"),
        ("https://a.b/c d", " ", "unexpected space in base URL"),
        ("https://a.b/ü", "ü", "unexpected `ü` in base URL"),
        ("https://a.b//c", "//", "empty path segment"),
        ("https://a.b/c//d", "//", "empty path segment"),
        ("https://a.b/../c", "..", "relative segment `..` in path"),
        ("https://a.b/c/.", ".", "relative segment `.` in path"),
        ("https://a.b/c?d=e#f", "?d=e#f", "query in base URL"),
        ("https://a.b?d", "?d", "query in base URL"),
        ("https://a.b/#f", "#f", "fragment in base URL"),
    ] {
        let problems = problems(url, "").unwrap_or_else(|| panic!("{url} is accepted"));
        let (found, actual) = marked(&problems, "base_url:");
        // A text with an escape is marked as a whole.
        let part = if url.contains('\\') {
            "\"https://a.b\\\\c\""
        } else {
            part
        };
        assert_eq!((found.as_str(), actual.as_str()), (part, message), "{url}");
    }
}

#[test]
fn marks_the_template_or_the_variable() {
    for (url, variables, line, part) in [
        // These errors are in the template.
        ("https://{a}.b?c", "a: {default: x}", "base_url:", "?c"),
        (
            "https://{a}.b:99999/{a}/c",
            "a: {default: x}",
            "base_url:",
            "99999",
        ),
        (
            "https://a.b/{a}/c",
            "a: {default: \"\"}",
            "base_url:",
            "/{a}/",
        ),
        ("htps://{a}", "a: {default: x}", "base_url:", "htps"),
        (
            "https://{a}:{b}",
            "a: {default: x}, b: {default: y}",
            "variables:",
            "y",
        ),
        // These errors are in a variable.
        ("https://{a}.b", "a: {default: x@y}", "variables:", "x@y"),
        ("{a}://b.c", "a: {default: htps}", "variables:", "htps"),
        (
            "https://{a}.b",
            "a: {default: x, values: [x, y, y z]}",
            "variables:",
            "y z",
        ),
        (
            "https://b.c:{a}",
            "a: {default: \"1\", values: [\"0\", \"1\"]}",
            "variables:",
            "\"0\"",
        ),
    ] {
        let problems = problems(url, variables).unwrap_or_else(|| panic!("{url} is accepted"));
        let (found, _) = marked(&problems, line);
        assert_eq!(found, part, "{url}\n{problems}");
    }
}
