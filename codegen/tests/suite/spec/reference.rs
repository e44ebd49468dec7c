//! The committed spec equals the API's reference page, and `spec/README.md` explains every rule.

use std::fs;

use codegen::Code;
use serde_json::Value;

use crate::support;

/// All operations of the page: id, method, path, permission mode, permissions, and deprecation.
const OPERATIONS: &str = "\
deleteOrganizationsMe DELETE /api/v2/organizations/me ANY internal:organization:terminate
getFieldconfig GET /api/v2/fieldconfig NO deprecated
getOrganizationsAuthenticationSettings GET /api/v2/organizations/authentication/settings ANY directory:organization:admin
getOrganizationsEmbeddedintegration GET /api/v2/organizations/embeddedintegration NO deprecated
getOrganizationsEnforcescopes GET /api/v2/organizations/enforcescopes ANY directory:organization:admin deprecated
getOrganizationsIpaddressauthentication GET /api/v2/organizations/ipaddressauthentication ANY directory:organization:admin deprecated
getOrganizationsLimitsChangerequest GET /api/v2/organizations/limits/changerequests/{requestId} ANY limits:organization:view
getOrganizationsLimitsChangerequests GET /api/v2/organizations/limits/changerequests ANY limits:organization:view
getOrganizationsLimitsDocs GET /api/v2/organizations/limits/docs NO
getOrganizationsLimitsNamespace GET /api/v2/organizations/limits/namespaces/{namespaceName} ANY limits:organization:view
getOrganizationsLimitsNamespaceDefaults GET /api/v2/organizations/limits/namespaces/{namespaceName}/defaults NO
getOrganizationsLimitsNamespaces GET /api/v2/organizations/limits/namespaces ANY limits:organization:view
getOrganizationsMe GET /api/v2/organizations/me NO
getOrganizationsMigration GET /api/v2/organizations/migrations/{migrationName} ANY migrations:organization:view
getOrganizationsMigrationState GET /api/v2/organizations/migrations/{migrationName}/state ANY migrations:organization:view
getOrganizationsMigrations GET /api/v2/organizations/migrations ANY migrations:organization:view
getOrganizationsPasswordrequirements GET /api/v2/organizations/passwordrequirements ANY directory:organization:admin deprecated
getOrganizationsWhitelist GET /api/v2/organizations/whitelist NO deprecated
patchOrganizationsAuthenticationSettings PATCH /api/v2/organizations/authentication/settings ANY directory:organization:admin
patchOrganizationsFeature PATCH /api/v2/organizations/features/{featureName} ANY directory:organization:admin
patchOrganizationsLimitsChangerequest PATCH /api/v2/organizations/limits/changerequests/{requestId} ANY internal:limitChangeRequest:update
patchOrganizationsMigration PATCH /api/v2/organizations/migrations/{migrationName} ANY migrations:organization:edit
postOrganizations POST /api/v2/organizations ANY internal:organization:add
postOrganizationsLimitsChangerequests POST /api/v2/organizations/limits/changerequests ANY internal:limitChangeRequest:create
putOrganizationsEmbeddedintegration PUT /api/v2/organizations/embeddedintegration ANY directory:organization:admin deprecated
putOrganizationsEnforcescopes PUT /api/v2/organizations/enforcescopes ANY directory:organization:admin deprecated
putOrganizationsIpaddressauthentication PUT /api/v2/organizations/ipaddressauthentication ANY directory:organization:admin deprecated
putOrganizationsMe PUT /api/v2/organizations/me ANY directory:organization:admin
putOrganizationsPasswordrequirements PUT /api/v2/organizations/passwordrequirements ANY directory:organization:admin deprecated
putOrganizationsWhitelist PUT /api/v2/organizations/whitelist ANY directory:organization:admin deprecated
";

/// All parameters of the page in order, bodies included.
///
/// Each line has the operation, the name, required or optional, the default, and the values.
const PARAMETERS: &str = "\
getFieldconfig type required values=person,group,org,externalContact
getOrganizationsLimitsChangerequest requestId required
getOrganizationsLimitsChangerequests after optional
getOrganizationsLimitsChangerequests before optional
getOrganizationsLimitsChangerequests status optional values=Approved,Rejected,Rollback,Pending,Open,SecondaryApprovalNamespacesAdded,ReviewerApproved,ReviewerRejected,ReviewerRollback,ImplementingChange,ChangeImplemented,ImplementingRollback,RollbackImplemented
getOrganizationsLimitsChangerequests pageSize optional default=25
getOrganizationsLimitsChangerequests expand optional values=statusHistory
getOrganizationsLimitsNamespace namespaceName required
getOrganizationsLimitsNamespaceDefaults namespaceName required
getOrganizationsLimitsNamespaces pageSize optional default=100
getOrganizationsLimitsNamespaces pageNumber optional default=1
getOrganizationsMigration migrationName required
getOrganizationsMigration includeDetails optional
getOrganizationsMigrationState migrationName required
getOrganizationsMigrations migrationType optional values=Enabled,Disabled,All
getOrganizationsMigrations includeHidden optional
getOrganizationsMigrations includeDetails optional
patchOrganizationsAuthenticationSettings body required
patchOrganizationsFeature featureName required values=realtimeCIC,purecloud,hipaa,ucEnabled,pci,purecloudVoice,xmppFederation,chat,informalPhotos,directory,contactCenter,unifiedCommunications,custserv
patchOrganizationsFeature enabled required
patchOrganizationsLimitsChangerequest requestId required
patchOrganizationsLimitsChangerequest body required
patchOrganizationsMigration migrationName required
patchOrganizationsMigration body required
postOrganizations body optional
postOrganizationsLimitsChangerequests body required
putOrganizationsEmbeddedintegration body required
putOrganizationsEnforcescopes body required
putOrganizationsIpaddressauthentication body required
putOrganizationsMe body optional
putOrganizationsPasswordrequirements body required
putOrganizationsWhitelist body required
";

fn export() -> Value {
    let text = codegen_openapi::export_openapi(&support::committed_spec()).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Returns path, method and metadata of each exported operation, sorted by id like the page.
fn operations(export: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = export["paths"].as_object().unwrap().iter();
    let mut operations: Vec<(&str, &str, &Value)> = paths
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().iter();
            methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
        .collect();
    operations.sort_by_key(|(_, _, operation)| text(&operation["operationId"]));
    operations
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn words(list: &Value) -> String {
    let items = list.as_array().unwrap().iter();
    items.map(text).collect::<Vec<_>>().join(",")
}

/// Returns the target of a JSON pointer into the document.
fn resolve<'a>(export: &'a Value, reference: &str) -> &'a Value {
    let pointer = reference.strip_prefix('#').unwrap();
    export
        .pointer(pointer)
        .unwrap_or_else(|| panic!("dangling reference `{reference}`"))
}

#[test]
fn operations_equal_the_reference_page() {
    let export = export();
    let found: Vec<String> = operations(&export)
        .into_iter()
        .map(|(path, method, operation)| {
            let permissions = &operation["x-inin-requires-permissions"];
            let permissions = if permissions.is_null() {
                "NO".to_owned()
            } else {
                format!(
                    "{} {}",
                    text(&permissions["type"]),
                    words(&permissions["permissions"])
                )
            };
            let deprecated = match operation.get("deprecated") {
                Some(Value::Bool(true)) => " deprecated",
                _ => "",
            };
            let id = text(&operation["operationId"]);
            format!(
                "{id} {} {path} {permissions}{deprecated}",
                method.to_uppercase()
            )
        })
        .collect();
    let mut expected: Vec<&str> = OPERATIONS.lines().collect();
    assert_eq!(expected.len(), 30);
    expected.sort_by_key(|line| line.split(' ').next());
    assert_eq!(found, expected);
}

#[test]
fn spec_has_the_order_of_the_reference_page() {
    let output = codegen::generate(&support::committed_spec(), &support::target()).unwrap();
    let group = output.file("tables/operations/organization.rs").unwrap();
    let found: Vec<&str> = group
        .split("runtime::endpoint! {")
        .skip(1)
        .filter_map(|text| text.split('"').nth(1))
        .collect();
    let expected: Vec<&str> = OPERATIONS
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn parameters_equal_the_reference_page() {
    let export = export();
    let mut found = Vec::new();
    for (_, _, operation) in operations(&export) {
        let id = text(&operation["operationId"]);
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            found.push(parameter_line(id, parameter, &export));
        }
        if let Some(body) = operation.get("requestBody") {
            let name = text(&body["x-name"]);
            found.push(format!("{id} {name} {}", requirement(body)));
        }
    }
    let mut expected: Vec<&str> = PARAMETERS.lines().collect();
    expected.sort_by_key(|line| line.split(' ').next());
    assert_eq!(found, expected);
}

fn requirement(item: &Value) -> &'static str {
    if item["required"] == true {
        "required"
    } else {
        "optional"
    }
}

fn parameter_line(id: &str, parameter: &Value, export: &Value) -> String {
    let name = text(&parameter["name"]);
    let mut line = format!("{id} {name} {}", requirement(parameter));
    let schema = &parameter["schema"];
    if let Some(default) = schema.get("default") {
        line.push_str(&format!(" default={default}"));
    }
    let item = schema.get("items").unwrap_or(schema);
    if let Some(reference) = item.get("$ref") {
        let values = &resolve(export, text(reference))["enum"];
        line.push_str(&format!(" values={}", words(values)));
    }
    line
}

#[test]
fn exported_references_resolve() {
    fn visit(value: &Value, export: &Value, count: &mut usize) {
        match value {
            Value::Object(map) => {
                if let Some(reference) = map.get("$ref") {
                    assert!(resolve(export, text(reference)).is_object());
                    *count += 1;
                }
                map.values().for_each(|value| visit(value, export, count));
            }
            Value::Array(items) => items.iter().for_each(|value| visit(value, export, count)),
            _ => {}
        }
    }
    let export = export();
    let mut count = 0;
    visit(&export, &export, &mut count);
    assert!(count > 60, "only {count} references were found");
}

/// Returns the sections of `spec/README.md` that explain a rule: code, title and text.
fn rules(readme: &str) -> Vec<(&str, &str, &str)> {
    let sections = readme.split("\n### ").skip(1);
    let sections = sections.filter_map(|section| {
        let (heading, text) = section.split_once('\n')?;
        let (code, title) = heading.split_once(": ")?;
        let text = text.split("\n## ").next().unwrap_or(text);
        (code.len() == 4 && code.starts_with(['E', 'L'])).then_some((code, title, text))
    });
    sections.collect()
}

#[test]
fn every_rule_has_a_wrong_and_a_right_example() {
    let readme = fs::read_to_string(support::path("../spec/README.md")).unwrap();
    let rules = rules(&readme);
    let found: Vec<(&str, &str)> = rules
        .iter()
        .map(|(code, title, _)| (*code, *title))
        .collect();
    let expected: Vec<(&str, &str)> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.title()))
        .collect();
    assert_eq!(found, expected, "expected a heading for each rule in order");
    for (code, _, text) in rules {
        let why = text.split("Wrong:").next().unwrap_or_default();
        assert!(why.trim().len() > 20, "{code} has no reason");
        for word in ["Wrong", "Right"] {
            let example = format!("\n{word}:\n\n```yaml\n");
            assert!(text.contains(&example), "{code} has no example: {word}");
        }
    }
}

#[test]
fn rule_codes_are_unique() {
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    codes.dedup();
    assert_eq!(codes.len(), Code::ALL.len());
    assert!(codes.is_sorted(), "{codes:?}");
}
