//! What is broken in how the client builds its requests.

use super::{Mutation, client};

pub(super) const MUTATIONS: &[Mutation] = &[
    client(
        "generated-client/core/src/target.rs",
        "    .remove(b'~');",
        "    .remove(b'~')\n    .remove(b'/');",
    ),
    client(
        "generated-client/core/src/target.rs",
        r#"Some(dots @ ("." | ".."))"#,
        r#"Some(dots @ "..")"#,
    ),
    client(
        "generated-client/core/src/target.rs",
        ".filter(|pair| !named(pair))",
        ".filter(|pair| named(pair))",
    ),
    client(
        "generated-client/core/src/target.rs",
        "if self.query.is_some() {\n            self.url.push('&');",
        "if self.query.is_some() {\n            self.url.push(';');",
    ),
    client(
        "generated-client/core/src/target.rs",
        "        url.push_str(base_path);\n",
        "",
    ),
    client(
        "generated-client/core/src/builder.rs",
        r#"trim_end_matches('/').starts_with("//")"#,
        r#"starts_with("///")"#,
    ),
    client(
        "generated-client/core/src/call.rs",
        "if !(self.operation.anonymous && name == AUTHORIZATION) {",
        "if !self.operation.anonymous {",
    ),
    client(
        "generated-client/core/src/call.rs",
        "(Content::Form | Content::Multipart)) if !form.is_empty()",
        "(Content::Form | Content::Multipart))",
    ),
    client(
        "generated-client/core/src/call.rs",
        "        for (name, value) in &self.headers {\n",
        "        for (name, value) in self.headers.iter().take(1) {\n",
    ),
    client(
        "generated-client/core/src/parts.rs",
        r#"self.content(body, "application/octet-stream")"#,
        r#"self.content(body, "application/json")"#,
    ),
    client(
        "generated-client/core/src/header.rs",
        "key == CONTENT_LENGTH || key == TRANSFER_ENCODING",
        "key == CONTENT_LENGTH",
    ),
    client(
        "generated-client/core/src/header.rs",
        "key == AUTHORIZATION || key == PROXY_AUTHORIZATION || key == COOKIE",
        "key == AUTHORIZATION",
    ),
    client(
        "generated-client/core/src/redirect.rs",
        "!named && next.origin() == response.url().origin()",
        "!named && next.host() == response.url().host()",
    ),
    client(
        "generated-client/core/src/redirect.rs",
        "if matches!(*method, Method::GET | Method::HEAD)",
        "if *method != Method::POST",
    ),
    client(
        "generated-client/core/src/target.rs",
        "(_, \",\") => self.url.push(','),\n",
        "",
    ),
    client(
        "generated-client/core/src/target.rs",
        "        if values.peek().is_none() {\n            return Ok(());\n        }\n",
        "",
    ),
    client(
        "generated-client/core/src/parts.rs",
        "        if values.is_empty() {\n            self.headers.remove(name);\n            return self;\n        }\n",
        "",
    ),
    client(
        "generated-client/core/src/parts.rs",
        "self.problem.get_or_insert_with(|| {\n                Error::new(ErrorKind::InvalidParameter, message).of(self.operation)\n            });",
        "self.problem = Some(Error::new(ErrorKind::InvalidParameter, message).of(self.operation));",
    ),
    client(
        "generated-client/core/src/form.rs",
        "Some((_, old)) => *old = values,",
        "Some((_, old)) => old.extend(values),",
    ),
    client(
        "generated-client/core/src/form.rs",
        r#".replace('\r', "%0D")"#,
        "",
    ),
    client(
        "generated-client/core/src/form.rs",
        "(b' '..=b'~')",
        "(b'\\n'..=b'~')",
    ),
    client(
        "generated-client/core/src/body.rs",
        r#"Self::Text => "text/plain""#,
        r#"Self::Text => "application/json""#,
    ),
    client(
        "generated-client/core/src/auth/form.rs",
        "b' ' => output.push(b'+'),",
        "b'+' => output.push(b'+'),",
    ),
    client(
        "generated-client/core/src/encode.rs",
        "SlotRef::Double(value) if value.is_finite() =>",
        "SlotRef::Double(value) if !value.is_infinite() =>",
    ),
    client(
        "generated-client/core/src/encode.rs",
        "            && !is_tag(name)\n",
        "",
    ),
    client(
        "generated-client/core/src/model.rs",
        "        && !schema.required.contains(schema.fields.get(index)?);",
        "        && schema.fields.get(index).is_some();",
    ),
    client(
        "generated-client/core/src/scalar.rs",
        "SlotRef::Secret(self)",
        "SlotRef::Text(Cow::Borrowed(self.expose()))",
    ),
    client(
        "generated-client/core/src/show.rs",
        "= present(model, index)",
        "= model.field(index)",
    ),
    client(
        "generated-client/core/src/show.rs",
        "if !model.extra().is_empty() {",
        "if model.extra().len() > 1 {",
    ),
    client(
        "generated-client/core/src/same.rs",
        "one.extra() == two.extra()\n        && fields",
        "fields",
    ),
    client(
        "generated-client/core/src/same.rs",
        "one.len() == two.len()\n        && values(one)",
        "one.len() <= two.len()\n        && values(one)",
    ),
    client(
        "generated-client/core/src/same.rs",
        "index == other && same_models",
        "index <= other && same_models",
    ),
    client(
        "generated-client/core/src/url_template.rs",
        r"['@', '?', '#', '\\', '{', '}']",
        r"['?', '#', '\\', '{', '}']",
    ),
    client(
        "generated-client/core/src/url_template.rs",
        "!self.values.is_empty() && !self.values.contains(&value)",
        "false",
    ),
];
