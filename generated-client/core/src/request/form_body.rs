//! Form bodies.
//!
//! They are encoded in memory, so that a retry can send them again.

use reqwest::header::HeaderValue;

use super::file_part::FilePart;
use crate::operation::{Content, Location, Parameter};
use crate::random;
use crate::text::encode_into;

/// The fields, in the order in which they were set.
#[derive(Default)]
pub(crate) struct Form(Vec<(String, Vec<Value>)>);

/// One value of a field.
pub(crate) enum Value {
    Text(String),
    File(FilePart),
    Json(String),
    /// A text with a name of its own.
    Pair(String, String),
}

impl Form {
    /// Sets a field, replacing earlier values.
    pub(crate) fn set(&mut self, name: &str, values: Vec<Value>) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = values,
            None => self.0.push((name.to_owned(), values)),
        }
    }

    /// Tells whether the form has no values.
    pub(crate) fn is_empty(&self) -> bool {
        self.values().next().is_none()
    }

    /// Encodes the form; returns the bytes and their `Content-Type`.
    ///
    /// # Errors
    ///
    /// Names the field of a file with an invalid media type.
    pub(crate) fn encode(
        &self,
        content: Content,
        parameters: &[Parameter],
    ) -> Result<(Vec<u8>, HeaderValue), String> {
        if content != Content::Multipart {
            return Ok((
                self.urlencoded(),
                HeaderValue::from_static(Content::Form.media_type()),
            ));
        }
        let boundary = format!("{:016x}{:016x}", random::bits(), random::bits());
        let body = self.multipart(&boundary, parameters)?;
        let media_type = format!("multipart/form-data; boundary={boundary}");
        let media_type = HeaderValue::try_from(media_type).map_err(|error| error.to_string())?;
        Ok((body, media_type))
    }

    fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        let fields = self.0.iter();
        fields.flat_map(|(name, values)| {
            values.iter().map(move |value| match value {
                Value::Pair(name, _) => (name.as_str(), value),
                _ => (name.as_str(), value),
            })
        })
    }

    fn urlencoded(&self) -> Vec<u8> {
        let mut output = Vec::new();
        for (name, value) in self.values() {
            if !output.is_empty() {
                output.push(b'&');
            }
            encode_into(&mut output, name);
            output.push(b'=');
            // Unreachable for files: generated code puts none into such a form.
            if let Value::Text(text) | Value::Json(text) | Value::Pair(_, text) = value {
                encode_into(&mut output, text);
            }
        }
        output
    }

    fn multipart(&self, boundary: &str, parameters: &[Parameter]) -> Result<Vec<u8>, String> {
        let mut output = Vec::new();
        for (name, value) in self.values() {
            let media_type = media_type(name, parameters);
            let name = quoted(name);
            let disposition = format!("Content-Disposition: form-data; name=\"{name}\"");
            output.extend(format!("--{boundary}\r\n{disposition}").into_bytes());
            let bytes = match value {
                Value::Text(text) | Value::Pair(_, text) => {
                    let head = media_type.map(|kind| format!("\r\nContent-Type: {kind}"));
                    output.extend(head.unwrap_or_default().into_bytes());
                    output.extend(b"\r\n\r\n");
                    text.as_bytes()
                }
                Value::Json(json) => {
                    let kind = media_type.unwrap_or("application/json");
                    output.extend(format!("\r\nContent-Type: {kind}\r\n\r\n").into_bytes());
                    json.as_bytes()
                }
                Value::File(file) => {
                    let (file_name, kind) = (quoted(file.name()), file.kind_in(media_type));
                    if kind.is_empty() || !kind.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
                        return Err(format!("form field `{name}` has an invalid media type"));
                    }
                    let head =
                        format!("; filename=\"{file_name}\"\r\nContent-Type: {kind}\r\n\r\n");
                    output.extend(head.into_bytes());
                    file.bytes()
                }
            };
            output.extend(bytes);
            output.extend(b"\r\n");
        }
        output.extend(format!("--{boundary}--\r\n").into_bytes());
        Ok(output)
    }
}

/// Media type of a form field; `None` if it follows from its type.
fn media_type(name: &str, parameters: &[Parameter]) -> Option<&'static str> {
    let is_field =
        |parameter: &&Parameter| parameter.location() == Location::Form && parameter.name() == name;
    parameters.iter().find(is_field)?.media_type()
}

/// Escapes a quoted parameter of a part's header, as specified by the HTML standard.
fn quoted(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: &Form, content: Content) -> String {
        let (bytes, media_type) = form.encode(content, &[]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        match media_type.to_str().unwrap().split_once("boundary=") {
            Some((_, boundary)) => text.replace(boundary, "BOUNDARY"),
            None => text,
        }
    }

    #[test]
    fn keeps_the_position_of_a_field_that_is_set_again() {
        let mut form = Form::default();
        form.set("a", vec![Value::Text("1".to_owned())]);
        form.set(
            "b c",
            vec![Value::Text("&".to_owned()), Value::Text(String::new())],
        );
        form.set("a", vec![Value::Text("2".to_owned())]);
        assert_eq!(text(&form, Content::Form), "a=2&b+c=%26&b+c=");
    }

    #[test]
    fn escapes_names_in_part_headers() {
        let mut form = Form::default();
        form.set(
            "a\"\r\nX: y",
            vec![Value::File(FilePart::new("f\"\n", "bytes"))],
        );
        form.set("j", vec![Value::Json("{}".to_owned())]);
        assert_eq!(
            text(&form, Content::Multipart),
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: y\"; filename=\"f%22%0A\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nbytes\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\n{}\r\n\
             --BOUNDARY--\r\n"
        );
    }

    #[test]
    fn rejects_a_media_type_with_a_line_break() {
        let mut form = Form::default();
        let file = FilePart::new("f", "").media_type("a/b\r\nX: y");
        form.set("f", vec![Value::File(file)]);
        assert!(form.encode(Content::Multipart, &[]).is_err());
    }
}
