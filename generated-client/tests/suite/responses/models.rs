//! Models and enums as JSON and in other formats.
//!
//! Round trips are lossless, types are strict, and errors have paths.

use generated_client::enums::{LimitChangeStatus, LimitNamespace, OrganizationState};
use generated_client::models::{
    ErrorBody, FieldList, LimitChangeRequest, LimitChangeRequestDetails,
    LimitChangeRequestsEntityListing, OrgAuthSettings, Organization, OrganizationCreate,
    PasswordRequirements, StatusChange,
};
use generated_client::{Extra, Secret};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

/// Returns an object with all required fields, after a change.
pub(super) fn details(change: impl FnOnce(&mut Value)) -> Value {
    let mut object = json!({"key": "k", "namespace": "audit", "requestedValue": 2.5, "description": "d", "supportCaseUrl": "u"});
    change(&mut object);
    object
}

pub(super) fn details_error(change: impl FnOnce(&mut Value)) -> String {
    from_value::<LimitChangeRequestDetails>(details(change))
        .unwrap_err()
        .to_string()
}

#[test]
fn fetch_change_and_put_loses_nothing() {
    let fetched = r#"{"id":"1","name":"old","version":7,"state":"frozen","features":{"a":true,"b":false},
        "newObject":{"deep":[1,2.5,null]},"newNull":null,"newNumber":18446744073709551615}"#;
    let mut organization: Organization = from_str(fetched).unwrap();
    assert_eq!(
        organization.state,
        Some(OrganizationState::Unrecognized("frozen".to_owned()))
    );
    organization.name = Some("new".to_owned());
    let mut expected: Value = from_str(fetched).unwrap();
    expected["name"] = json!("new");
    assert_eq!(to_value(&organization).unwrap(), expected);
}

#[test]
fn unknown_fields_are_preserved_and_written_last() {
    let text = r#"{"unknown":1,"entities":[{"key":"k","namespace":"audit","requestedValue":1.0,"description":"d","supportCaseUrl":"u","inner":[{}]}]}"#;
    let listing: LimitChangeRequestsEntityListing = from_str(text).unwrap();
    assert_eq!(listing.extra["unknown"], 1);
    assert_eq!(
        listing.entities.as_ref().unwrap()[0].extra["inner"],
        json!([{}])
    );
    let moved = text
        .replacen(r#""unknown":1,"#, "", 1)
        .replace("]}]}", r#"]}],"unknown":1}"#);
    assert_eq!(to_string(&listing).unwrap(), moved);
}

#[test]
fn extra_fields_can_be_null_and_never_duplicate_known_fields() {
    let mut organization = Organization::new(3).with_name("known");
    organization.extra.insert("domain".to_owned(), Value::Null);
    organization.extra.insert("name".to_owned(), json!("extra"));
    organization.extra.insert("version".to_owned(), json!(9));
    assert_eq!(
        to_string(&organization).unwrap(),
        r#"{"name":"known","version":3,"domain":null}"#
    );
}

#[test]
fn enums_parse_their_values_and_preserve_unknown_ones() {
    assert_eq!(
        "agent.assistant".parse(),
        Ok(LimitNamespace::AgentAssistant)
    );
    assert_eq!(
        LimitNamespace::from("bots.voice".to_owned()),
        LimitNamespace::BotsVoice
    );
    for value in LimitNamespace::ALL {
        assert_eq!(&LimitNamespace::from(value.as_str()), value);
        assert_eq!(
            &from_value::<LimitNamespace>(json!(value.as_str())).unwrap(),
            value
        );
        assert_eq!(to_value(value).unwrap(), value.as_str());
        assert_eq!(
            (value.to_string().as_str(), value.as_ref()),
            (value.as_str(), value.as_str())
        );
        // Values with equal wire values are equal.
        assert_eq!(
            value,
            &LimitNamespace::Unrecognized(value.as_str().to_owned())
        );
    }
    for unknown in ["", "audit ", "Audit", "nouveau🦀"] {
        let value: LimitNamespace = from_value(json!(unknown)).unwrap();
        assert_eq!(value, LimitNamespace::Unrecognized(unknown.to_owned()));
        assert_eq!(to_value(&value).unwrap(), unknown);
    }
    assert_eq!(format!("[{:>9}]", LimitNamespace::Audit), "[    audit]");
    assert!(from_value::<LimitNamespace>(json!(1)).is_err());
}

#[test]
fn null_is_absent_for_optional_and_an_error_for_required_fields() {
    let organization: Organization =
        from_str(r#"{"version":1,"name":null,"features":null,"state":null}"#).unwrap();
    assert_eq!(organization, Organization::new(1));
    assert_eq!(to_string(&organization).unwrap(), r#"{"version":1}"#);
    let error = from_str::<Organization>(r#"{"version":null}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("version: invalid type: null, expected a 32-bit integer"),
        "{error}"
    );
    let error = from_str::<Organization>(r#"{"version":1,"features":{"a":null}}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("features.a: invalid type: null, expected a boolean"),
        "{error}"
    );
}

#[test]
fn names_all_missing_fields() {
    let error = from_str::<Organization>("{}").unwrap_err().to_string();
    assert!(
        error.starts_with("missing field `version` of Organization"),
        "{error}"
    );
    let error = from_str::<LimitChangeRequest>(r#"{"namespace":"n","requestedValue":1}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with(
            "missing fields `key`, `description`, `supportCaseUrl` of LimitChangeRequest"
        ),
        "{error}"
    );
    let error = from_str::<LimitChangeRequestsEntityListing>(r#"{"entities":[{}]}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("entities[0]: missing fields `key`, `namespace`"),
        "{error}"
    );
}

#[test]
fn last_of_repeated_fields_wins() {
    let text = r#"{"version":1,"name":"a","features":{"a":true,"b":true},"x":1,"version":2,"name":null,"features":{"b":false,"b":true},"x":2}"#;
    let organization: Organization = from_str(text).unwrap();
    assert_eq!(
        to_string(&organization).unwrap(),
        r#"{"version":2,"features":{"b":true},"x":2}"#
    );
    let text = r#"{"limit":{"key":"a","value":1,"x":1},"limit":{"key":"b"},"details":[{},{}],"details":[{"errorCode":"c"}]}"#;
    let error: ErrorBody = from_str(text).unwrap();
    assert_eq!(
        to_string(&error).unwrap(),
        r#"{"details":[{"errorCode":"c"}],"limit":{"key":"b"}}"#
    );
    // An error in an overwritten value is still an error.
    assert!(from_str::<Organization>(r#"{"version":"1","version":1}"#).is_err());
}

#[test]
fn errors_have_the_path_of_the_value() {
    let history = json!([{}, {"status": "Open"}, {"status": 5}]);
    let listing =
        json!({"entities": [details(|_| ()), details(|object| object["statusHistory"] = history)]});
    for result in [
        from_value::<LimitChangeRequestsEntityListing>(listing.clone())
            .map_err(|error| error.to_string()),
        from_str(&listing.to_string()).map_err(|error| error.to_string()),
        serde_yaml::from_str(&listing.to_string().replace("\"status\":5", "\"status\":[]"))
            .map_err(|error| error.to_string()),
    ] {
        let error = result.unwrap_err();
        assert!(
            error.starts_with("entities[1].statusHistory[2].status: invalid type: "),
            "{error}"
        );
    }
    let error = from_str::<Organization>(r#"{"version":1,"features":{"a \"b\"\n":1}}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error
            .starts_with(r#"features["a \"b\"\n"]: invalid type: integer `1`, expected a boolean"#),
        "{error}"
    );
    let long = format!(
        r#"{{"version":1,"features":{{"{}":1}}}}"#,
        "k".repeat(10_000)
    );
    assert!(
        from_str::<Organization>(&long)
            .unwrap_err()
            .to_string()
            .len()
            < 200
    );
}

#[test]
fn models_work_with_other_formats() {
    let request: LimitChangeRequestDetails = from_value(details(|object| {
        object["status"] = json!("Open");
        object["dateCreated"] = json!("2023-10-31T12:00:00.5Z");
        object["statusHistory"] = json!([{"status": "unheard-of", "more": {"x": [1, null]}}]);
    }))
    .unwrap();
    let yaml = serde_yaml::to_string(&request).unwrap();
    assert!(yaml.contains("status: unheard-of"), "{yaml}");
    assert_eq!(
        serde_yaml::from_str::<LimitChangeRequestDetails>(&yaml).unwrap(),
        request
    );
    assert_eq!(
        from_value::<LimitChangeRequestDetails>(to_value(&request).unwrap()).unwrap(),
        request
    );
    assert_eq!(
        serde_json::from_reader::<_, LimitChangeRequestDetails>(
            to_string(&request).unwrap().as_bytes()
        )
        .unwrap(),
        request
    );
    let history = request.status_history.unwrap();
    assert_eq!(
        history[0].status,
        Some(LimitChangeStatus::Unrecognized("unheard-of".to_owned()))
    );
}

#[test]
fn models_work_inside_other_types() {
    let text = r#"[{"a":{"status":"Open"},"b":{}},null]"#;
    let values: Vec<Option<std::collections::BTreeMap<String, StatusChange>>> =
        from_str(text).unwrap();
    assert_eq!(
        values[0].as_ref().unwrap()["a"].status,
        Some(LimitChangeStatus::Open)
    );
    assert_eq!(to_string(&values).unwrap(), text);
}

#[test]
fn untyped_json_is_preserved() {
    let text = r#"{"params":{"a":null,"b":[1,{"c":2.5}],"d":"x"},"type":"t"}"#;
    let list: FieldList = from_str(text).unwrap();
    assert_eq!(list.params.as_ref().unwrap()["b"][1]["c"], 2.5);
    assert_eq!(to_string(&list).unwrap(), text);
}

#[test]
fn recursive_models_have_a_depth_limit() {
    let text = format!(
        "{}{}{}",
        r#"{"errors":["#.repeat(40),
        r#"{"code":"deep"}"#,
        "]}".repeat(40)
    );
    let error: ErrorBody = from_str(&text).unwrap();
    assert_eq!(to_string(&error).unwrap(), text);
    assert!(from_str::<ErrorBody>(&r#"{"errors":["#.repeat(100_000)).is_err());
}

#[test]
fn debug_redacts_secrets() {
    let create = OrganizationCreate::new("Name", "admin", "hunter2", "domain", "short");
    let shown = format!("{create:?} {create:#?}");
    assert!(
        shown.contains("[redacted]") && !shown.contains("hunter2"),
        "{shown}"
    );
    assert_eq!(create.admin_password.expose(), "hunter2");
    assert_eq!(create, create.clone());
    assert_ne!(Secret::from("hunter2"), Secret::from("hunter3"));
    assert_ne!(Secret::from("hunter2"), Secret::from("hunter"));
    for wrong in [json!(31337), json!(["31337"]), json!({"31337": 31337})] {
        let mut object = to_value(&create).unwrap();
        object["adminPassword"] = wrong;
        for error in [
            from_value::<OrganizationCreate>(object.clone())
                .unwrap_err()
                .to_string(),
            from_str::<OrganizationCreate>(&object.to_string())
                .unwrap_err()
                .to_string(),
        ] {
            assert!(
                error.starts_with("adminPassword: ") && !error.contains("31337"),
                "{error}"
            );
        }
    }
    let mut extra = Extra::new();
    extra.insert("token".to_owned(), json!("hunter2"));
    assert_eq!(format!("{extra:?}"), r#"{"token"}"#);
}

#[test]
fn setters_set_fields() {
    let requirements = PasswordRequirements::new()
        .with_minimum_length(8)
        .with_expiration_days(0);
    assert_eq!(
        to_string(&requirements).unwrap(),
        r#"{"minimumLength":8,"expirationDays":0}"#
    );
    assert_eq!(
        from_str::<PasswordRequirements>("{}").unwrap(),
        PasswordRequirements::default()
    );
}

#[test]
fn patch_fields_are_absent_null_or_set() {
    let requirements = PasswordRequirements::new()
        .null_expiration_days()
        .with_minimum_length(8);
    let settings = OrgAuthSettings::new()
        .with_domain_allowlist(["example.com".to_owned()])
        .null_ip_address_allowlist()
        .with_password_requirements(requirements);
    let expected = json!({
        "domainAllowlist": ["example.com"],
        "ipAddressAllowlist": null,
        "passwordRequirements": {"minimumLength": 8, "expirationDays": null},
    });
    assert_eq!(to_value(&settings).unwrap(), expected);
    assert_eq!(to_string(&OrgAuthSettings::new()).unwrap(), "{}");
    let without = OrgAuthSettings::new().null_password_requirements();
    let text = to_string(&without).unwrap();
    assert_eq!(text, r#"{"passwordRequirements":null}"#);
    assert_eq!(
        from_str::<OrgAuthSettings>(&text).unwrap(),
        OrgAuthSettings::new(),
        "what the server says is null is absent"
    );
}

#[test]
fn last_of_null_and_value_wins() {
    let null_last = OrgAuthSettings::new()
        .with_domain_allowlist_enabled(true)
        .null_domain_allowlist_enabled();
    assert_eq!(null_last.domain_allowlist_enabled, None);
    assert_eq!(
        to_string(&null_last).unwrap(),
        r#"{"domainAllowlistEnabled":null}"#
    );
    let value_last = null_last.with_domain_allowlist_enabled(false);
    assert_eq!(
        to_string(&value_last).unwrap(),
        r#"{"domainAllowlistEnabled":false}"#
    );
}
