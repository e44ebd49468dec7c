//! Parsing of regions and environments.

use std::collections::HashSet;

use generated_client::ErrorKind;
use generated_client::region::{Environment, Region};

#[test]
fn every_region_has_its_hosts() {
    let table: Vec<_> = Region::ALL
        .iter()
        .map(|region| (region.name().unwrap(), region.environment()))
        .collect();
    assert_eq!(
        table,
        [
            ("us-east-1", "mypurecloud.com"),
            ("eu-west-1", "mypurecloud.ie"),
            ("ap-southeast-2", "mypurecloud.com.au"),
            ("ap-northeast-1", "mypurecloud.jp"),
            ("eu-central-1", "mypurecloud.de"),
            ("us-west-2", "usw2.pure.cloud"),
            ("ca-central-1", "cac1.pure.cloud"),
            ("ap-northeast-2", "apne2.pure.cloud"),
            ("eu-west-2", "euw2.pure.cloud"),
            ("ap-south-1", "aps1.pure.cloud"),
            ("us-east-2", "use2.us-gov-pure.cloud"),
            ("sa-east-1", "sae1.pure.cloud"),
            ("me-central-1", "mec1.pure.cloud"),
            ("ap-northeast-3", "apne3.pure.cloud"),
            ("eu-central-2", "euc2.pure.cloud"),
            ("mx-central-1", "mxc1.pure.cloud"),
            ("ap-southeast-1", "apse1.pure.cloud"),
            ("eusc-de-east-1", "edee1.eusc-pure.cloud"),
        ]
    );
    assert_eq!(Region::ALL.iter().collect::<HashSet<_>>().len(), 18);
    assert_eq!(Region::UsWest2.api_url(), "https://api.usw2.pure.cloud");
    assert_eq!(Region::UsWest2.login_url(), "https://login.usw2.pure.cloud");
}

#[test]
fn parses_names_domains_and_urls_of_regions() {
    for region in Region::ALL {
        let (name, domain) = (region.name().unwrap(), region.environment());
        for text in [
            name.to_owned(),
            name.to_uppercase(),
            format!("\t{name} \n"),
            domain.to_owned(),
            domain.to_uppercase(),
            format!("  {domain}  "),
            format!("{domain}/"),
            format!("api.{domain}"),
            format!("login.{domain}"),
            format!("apps.{domain}"),
            format!("https://{domain}"),
            format!("https://api.{domain}/"),
            format!("HTTPS://API.{}/", domain.to_uppercase()),
            format!("http://login.{domain}"),
            region.to_string(),
            region.api_url(),
            region.login_url(),
        ] {
            assert_eq!(&text.parse::<Region>().unwrap(), region, "{text:?}");
            assert_eq!(&Region::try_from(text.as_str()).unwrap(), region);
        }
        let environment: Environment = domain.parse().unwrap();
        assert_eq!(&Region::from(environment), region);
    }
}

#[test]
fn unknown_domains_become_other_regions() {
    for (text, domain) in [
        ("inindca.com", "inindca.com"),
        ("https://api.inindca.com/", "inindca.com"),
        ("API.xyz9.Pure.Cloud", "xyz9.pure.cloud"),
        ("api.com", "api.com"),
        ("api.login.example.com", "login.example.com"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("a.b", "a.b"),
    ] {
        let region: Region = text.parse().unwrap();
        let environment: Environment = text.parse().unwrap();
        assert_eq!(region, Region::Other(environment.clone()), "{text}");
        assert_eq!((region.name(), region.environment()), (None, domain));
        assert_eq!(
            (
                region.to_string().as_str(),
                environment.to_string().as_str()
            ),
            (domain, domain)
        );
        assert_eq!(environment.as_ref() as &str, domain);
        assert_eq!(region.api_url(), format!("https://api.{domain}"));
    }
}

#[test]
fn rejects_invalid_regions_with_a_suggestion() {
    let long = format!("{}.com", "a".repeat(64));
    let very_long = "a.".repeat(200) + "com";
    for (text, problem) in [
        ("", "it is empty; known regions: us-east-1, eu-west-1, "),
        ("   ", "it is empty"),
        ("https://", "it is empty"),
        (
            "eu-wst-1",
            "it must contain a dot, as in `mypurecloud.ie`; did you mean `eu-west-1`?",
        ),
        (
            "EU_WEST_1",
            "it contains invalid characters; did you mean `eu-west-1`?",
        ),
        (
            "us-east1",
            "it must contain a dot, as in `mypurecloud.ie`; did you mean `us-east-1`?",
        ),
        (
            "eu.west.1",
            "it ends with a number, like an IP address; did you mean `eu-west-1`?",
        ),
        (
            "dublin",
            "it must contain a dot, as in `mypurecloud.ie`; known regions",
        ),
        (
            "https://hunter2@mypurecloud.ie",
            "it must not contain a user name",
        ),
        (
            "u:hunter2@mypurecloud.ie",
            "it must not contain a port or a scheme other than https",
        ),
        ("mypurecloud.ie:443", "it must not contain a port"),
        (
            "ftp://mypurecloud.ie",
            "it must not contain a port or a scheme other than https",
        ),
        (
            "https://apps.mypurecloud.ie/hunter2/",
            "it must not contain a path",
        ),
        ("mypurecloud.ie//", "it must not contain a path"),
        (r"mypurecloud.ie\hunter2", "it must not contain a path"),
        (
            "mypurecloud.ie?hunter2",
            "it must not contain a query or fragment",
        ),
        (
            "mypurecloud.ie#hunter2",
            "it must not contain a query or fragment",
        ),
        ("my purecloud.ie", "it contains invalid characters"),
        ("mypürecloud.ie", "it contains invalid characters"),
        ("mypurecloud.ie\0", "it contains invalid characters"),
        ("İ.İ", "it contains invalid characters"),
        (".ie", "a label between its dots"),
        ("mypurecloud..ie", "a label between its dots"),
        ("mypurecloud.ie.", "a label between its dots"),
        ("-a.ie", "a label between its dots"),
        ("a-.ie", "a label between its dots"),
        ("api.", "a label between its dots"),
        ("127.0.0.1", "it ends with a number"),
        ("[::1]", "it contains invalid characters"),
        (&long, "a label between its dots"),
        (&very_long, "it is too long"),
    ] {
        let error = text.parse::<Region>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let shown = error.to_string();
        let start = format!("neither a region nor an environment: {problem}");
        assert!(shown.starts_with(&start), "{text:?}: {shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(text.parse::<Environment>().is_err(), "{text}");
    }
}

#[test]
fn parsing_never_panics() {
    let pieces = [
        "api.",
        "https://",
        "é",
        "a",
        ".",
        "-",
        "/",
        "@",
        "\u{202e}",
        "🦀",
        "eu-west-1",
        " ",
        "1",
    ];
    for one in pieces {
        for two in pieces {
            for three in pieces {
                let text = format!("{one}{two}{three}").repeat(3);
                let _ = text.parse::<Region>();
            }
        }
    }
}
