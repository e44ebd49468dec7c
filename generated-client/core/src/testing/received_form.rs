//! Parses the form in a request.

use std::fmt;

use reqwest::header::CONTENT_TYPE;

use super::received::{Received, pairs};

/// A field of a form that the [`Server`](super::Server) received; see [`Received::form`].
///
/// `Debug` shows only the size of the value.
#[derive(Clone, PartialEq, Eq)]
pub struct FormField {
    name: String,
    file_name: Option<String>,
    media_type: Option<String>,
    bytes: Vec<u8>,
}

impl FormField {
    /// The name of the field.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file name, if the field is a file.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The media type, if the field has one.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The value.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The value as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl fmt::Debug for FormField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormField")
            .field("name", &self.name)
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .field("size", &self.bytes.len())
            .finish()
    }
}

/// Parses the form in a request; returns no fields if the body is not a form.
///
/// # Errors
///
/// Describes the problem of a body that has the media type of a form and is not a valid form.
pub(super) fn fields(request: &Received) -> Result<Vec<FormField>, String> {
    let media_type = request.header(CONTENT_TYPE.as_str()).unwrap_or_default();
    let (essence, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => {
            let text = str::from_utf8(request.body());
            let text = text.map_err(|error| format!("the form is not text: {error}"))?;
            Ok(pairs(text).map(plain).collect())
        }
        "multipart/form-data" => {
            let boundary = parameter(parameters, "boundary");
            let boundary = boundary.ok_or("the `Content-Type` of the form has no `boundary`")?;
            parts(request.body(), &boundary)
                .ok_or_else(|| "the form is not valid `multipart/form-data`".to_owned())
        }
        _ => Ok(Vec::new()),
    }
}

fn plain((name, value): (String, String)) -> FormField {
    FormField {
        name,
        file_name: None,
        media_type: None,
        bytes: value.into_bytes(),
    }
}

/// Returns a parameter of a header, as in `form-data; name="a"`.
fn parameter(text: &str, name: &str) -> Option<String> {
    let pairs = text
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs
        .into_iter()
        .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))?;
    let value = value.trim().trim_matches('"');
    let value = value.replace("%22", "\"").replace("%0D", "\r");
    Some(value.replace("%0A", "\n"))
}

/// Splits a body at the boundaries; `None` if it is not valid `multipart/form-data`.
fn parts(body: &[u8], boundary: &str) -> Option<Vec<FormField>> {
    let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes())?;
    let delimiter = format!("\r\n--{boundary}");
    let mut fields = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(fields);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, delimiter.as_bytes())?;
        fields.push(part(rest.get(..end)?)?);
        rest = rest.get(end + delimiter.len()..)?;
    }
}

fn part(part: &[u8]) -> Option<FormField> {
    let end = find(part, b"\r\n\r\n")?;
    let head = str::from_utf8(part.get(..end)?).ok()?;
    let header = |name: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        let (_, value) = lines.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value.trim().to_owned())
    };
    let disposition = header("Content-Disposition")?;
    Some(FormField {
        name: parameter(&disposition, "name")?,
        file_name: parameter(&disposition, "filename"),
        media_type: header("Content-Type"),
        bytes: part.get(end + 4..)?.to_vec(),
    })
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}
