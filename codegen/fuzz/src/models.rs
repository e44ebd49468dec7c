//! Models beside the same models with derived serde implementations.

use generated_client::models::{FieldConfig, LimitChangeRequest};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// [`LimitChangeRequest`] with derived implementations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LimitTwin {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    key: String,
    namespace: String,
    requested_value: f64,
    description: String,
    support_case_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    self_uri: Option<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// [`FieldConfig`] with derived implementations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FieldTwin {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<SectionTwin>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    self_uri: Option<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SectionTwin {
    #[serde(skip_serializing_if = "Option::is_none")]
    field_list: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instruction_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// A model reads what its twin reads, and both write the same JSON.
pub fn models(data: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    compare::<LimitChangeRequest, LimitTwin>(&value);
    compare::<FieldConfig, FieldTwin>(&value);
}

fn compare<M: DeserializeOwned + Serialize, T: DeserializeOwned + Serialize>(value: &Value) {
    let model = serde_json::from_value::<M>(value.clone());
    let twin = serde_json::from_value::<T>(value.clone());
    // The twins do not check the fields of nested models.
    if let (Ok(model), Ok(twin)) = (&model, &twin) {
        let written = |result: Result<Value, serde_json::Error>| {
            result.unwrap_or_else(|error| panic!("not written: {error}"))
        };
        let model = written(serde_json::to_value(model));
        assert_eq!(model, written(serde_json::to_value(twin)), "of {value}");
        return;
    }
    assert!(
        model.is_err(),
        "the model reads what the twin refuses: {value}"
    );
}
