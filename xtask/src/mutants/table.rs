//! The mutations: what is broken, where, and which tests should notice.

mod client;
mod output;

/// One way to break the code.
pub(super) struct Mutation {
    /// The file, from the root of the repository.
    pub(super) file: &'static str,
    /// What stands there, once.
    pub(super) before: &'static str,
    /// What shall stand there.
    pub(super) after: &'static str,
    /// The tests that should notice.
    pub(super) guard: Guard,
}

/// Which tests are run, the quick ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guard {
    /// Those of the generator.
    Generator,
    /// Those of the requests that the client sends.
    Client,
    /// Those of what is written to the disk.
    Files,
    /// Those that compile what is generated from hostile specs.
    Torture,
}

impl Guard {
    /// What follows after `cargo test`.
    pub(super) fn commands(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Generator => &[
                &[
                    "-p", "codegen", "--lib", "--test", "fixtures", "--test", "names",
                ],
                &["-p", "codegen"],
            ],
            Self::Client => &[
                &[
                    "-p",
                    "generated-client",
                    "--test",
                    "wire",
                    "--test",
                    "redirects",
                ],
                &[
                    "-p",
                    "generated-client",
                    "-p",
                    "generated-client-core",
                    "--lib",
                    "--test",
                    "client",
                    "--test",
                    "fixtures",
                    "--test",
                    "operations",
                ],
            ],
            Self::Files => &[&[
                "-p", "xtask", "--test", "regen", "--test", "features", "--test", "faults",
            ]],
            Self::Torture => &[&["-p", "xtask", "--test", "torture", "--", "--ignored"]],
        }
    }
}

const fn generator(file: &'static str, before: &'static str, after: &'static str) -> Mutation {
    Mutation {
        file,
        before,
        after,
        guard: Guard::Generator,
    }
}

const fn client(file: &'static str, before: &'static str, after: &'static str) -> Mutation {
    Mutation {
        file,
        before,
        after,
        guard: Guard::Client,
    }
}

const fn files(file: &'static str, before: &'static str, after: &'static str) -> Mutation {
    Mutation {
        file,
        before,
        after,
        guard: Guard::Files,
    }
}

const fn torture(file: &'static str, before: &'static str, after: &'static str) -> Mutation {
    Mutation {
        file,
        before,
        after,
        guard: Guard::Torture,
    }
}

/// All of them.
pub(super) fn mutations() -> impl Iterator<Item = &'static Mutation> {
    [GENERATOR, output::MUTATIONS, client::MUTATIONS]
        .into_iter()
        .flatten()
}

const GENERATOR: &[Mutation] = &[
    generator(
        "codegen/src/base_url.rs",
        "letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_')",
        "letter.is_ascii_graphic()",
    ),
    generator(
        "codegen/src/base_url.rs",
        "segment.is_empty() && place > start",
        "segment.is_empty() && place > start + 1",
    ),
    generator(
        "codegen/src/check/base_url.rs",
        "Some(if other == name { value } else",
        "Some(if other == value { value } else",
    ),
    generator(
        "codegen/src/check/mod.rs",
        "if replacement != &operation.id && ids",
        "if ids",
    ),
    generator(
        "codegen/src/check/mod.rs",
        "let key = (endpoint.method.as_str(), endpoint.shape());",
        "let key = (endpoint.method.as_str(), endpoint.path.to_owned());",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "[_, _, _] => parts",
        "[_, _, _] | [_, _, _, _] => parts",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "if !endpoint.method.takes_body() {",
        "if endpoint.method == crate::ir::Method::Get {",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "name.to_ascii_lowercase()",
        "name.to_owned()",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "if parameter.required && parameter.default.is_some() {",
        "if parameter.required && parameter.default.is_some() && parameter.doc.is_some() {",
    ),
    generator(
        "codegen/src/check/answers.rs",
        "(200..=299).contains",
        "(200..=300).contains",
    ),
    generator(
        "codegen/src/check/paging.rs",
        "paging.page_count.is_some() && paging.page_number.is_none() && !damaged",
        "paging.page_count.is_some() && paging.next_uri.is_some() && !damaged",
    ),
    generator(
        "codegen/src/check/characters.rs",
        "'<' | '>' | ',' | '[' | ']' | '?'",
        "'<' | '>' | ',' | '[' | ']'",
    ),
    generator(
        "codegen/src/http.rs",
        r#"matches!(segment, "." | "..").then("#,
        r#"(segment == "..").then("#,
    ),
    generator("codegen/src/prune.rs", "empty || !items.is_empty()", "true"),
    generator(
        "codegen/src/yaml.rs",
        "if entries.len() == LARGE_MAP {",
        "if entries.len() == LARGE_MAP + 1 {",
    ),
    generator(
        "codegen/src/yaml.rs",
        "const DEPTH_LIMIT: usize = 32;",
        "const DEPTH_LIMIT: usize = 64;",
    ),
    generator(
        "codegen/src/suggest.rs",
        "row > 0 && column > 0 &&",
        "row > 1 && column > 0 &&",
    ),
    generator(
        "codegen/src/names.rs",
        r#""final", "fn", "for", "gen", "if""#,
        r#""final", "fn", "for", "if""#,
    ),
    generator(
        "codegen/src/names.rs",
        r#"&["self", "Self", "super", "crate", "_", ""]"#,
        r#"&["self", "Self", "crate", "_", ""]"#,
    ),
    generator(
        "codegen/src/names.rs",
        "let plural = after(1) == 's' && !after(2).is_ascii_lowercase();",
        "let plural = after(1) == 's';",
    ),
    generator(
        "codegen/src/names.rs",
        "after(1).is_ascii_lowercase() && !plural && !version",
        "after(1).is_ascii_lowercase() && !plural",
    ),
    generator(
        "codegen/src/names.rs",
        "let own = CONSTANTS.iter().chain([&CATCH_ALL]);",
        "let own = CONSTANTS.iter();",
    ),
    generator(
        "codegen/src/names.rs",
        "self.taken.entry(name.as_str().to_owned())",
        "self.taken.entry(name.as_str().to_lowercase())",
    ),
    generator(
        "codegen/src/names.rs",
        "[plain, told_by_case, spelled, unique]",
        "[plain, spelled, told_by_case, unique]",
    ),
    generator(
        "codegen/src/names.rs",
        r#"_ if FORBIDDEN.contains(&name.as_str()) => Self(name + "_"),"#,
        r#"_ if FORBIDDEN[..1].contains(&name.as_str()) => Self(name + "_"),"#,
    ),
    generator(
        "codegen/src/lower/literal.rs",
        "(year % 100 != 0 || year % 400 == 0)",
        "year % 100 != 0",
    ),
    generator(
        "codegen/src/lower/literal.rs",
        "i32::try_from(*value).is_ok()",
        "u32::try_from(*value).is_ok()",
    ),
    generator(
        "codegen/src/lower/recursion.rs",
        "cycles[target.0] == cycles[index]",
        "target.0 == index",
    ),
    generator(
        "codegen/src/lower/recursion.rs",
        "follow == Follow::All || !field.is_option()",
        "follow == Follow::All || field.is_option()",
    ),
    generator(
        "codegen/src/lower/mod.rs",
        r"rsplit(['/', '\\']).take(2)",
        r"rsplit(['/', '\\']).take(3)",
    ),
    generator(
        "codegen/src/lower/mod.rs",
        "base_url.trim_end_matches('/')",
        "base_url.trim()",
    ),
    generator("codegen/src/lower/mod.rs", "    \"base_url\",\n", ""),
    generator(
        "codegen/src/lower/reach.rs",
        "operation.method == Method::Patch",
        "operation.method == Method::Put",
    ),
    generator(
        "codegen/src/lower/symbols.rs",
        "|| !expr.containers.is_empty()",
        "",
    ),
    generator(
        "codegen/src/lower/paging.rs",
        "if parameter.required {",
        "if false {",
    ),
    generator(
        "codegen/src/emit/docs.rs",
        "line.matches('`').count().is_multiple_of(2) && longest_run",
        "longest_run",
    ),
    generator(
        "codegen/src/emit/docs.rs",
        r#""`".repeat(longest_run(&text, '`') + 1)"#,
        r#""`".repeat(longest_run(&text, '`'))"#,
    ),
    generator(
        "codegen/src/emit/docs.rs",
        "Some(b'.' | b')')",
        "Some(b'.')",
    ),
    generator("codegen/src/visible.rs", r"| '\u{e0000}'..='\u{e0fff}'", ""),
    torture("codegen/src/emit/lints.rs", "    \"cmp\",\n", ""),
    generator(
        "codegen/src/emit/facts.rs",
        "parameter.location != Location::Path",
        "parameter.location == Location::Query",
    ),
    generator(
        "codegen/src/emit/arguments.rs",
        r#"(Location::Query, Kind::List, None) => "query_list""#,
        r#"(Location::Query, Kind::List, None) => "query""#,
    ),
    generator(
        "codegen/src/format.rs",
        r"letter != '\n' && is_hidden(letter)",
        r"letter.is_control() && letter != '\n'",
    ),
    generator(
        "codegen/src/emit/lines.rs",
        "escaped(&Literal::string(text).to_string())",
        "Literal::string(text).to_string()",
    ),
    generator("codegen/src/emit/lines.rs", "!is_plain(text)", "false"),
    generator("codegen/src/emit/lines.rs", "COLUMNS + comma", "COLUMNS"),
    generator(
        "codegen/src/emit/calls.rs",
        "function.len() <= COLUMNS;",
        "function.len() < COLUMNS;",
    ),
    generator(
        "codegen/src/emit/calls.rs",
        "\",\".len()\n                };",
        "2\n                };",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "if lines > 1 {",
        "if lines > 2 {",
    ),
    generator(
        "codegen/src/check/operation.rs",
        "!word.contains(['.', '*'])",
        "!word.contains(['.'])",
    ),
    generator(
        "codegen/src/check/form.rs",
        "if operation.body.is_some() {",
        "if operation.body.is_some() && form.fields.is_empty() {",
    ),
    generator(
        "codegen/src/check/scopes.rs",
        r#"byte != b'"' && byte != b'\\'"#,
        r#"byte != b'"'"#,
    ),
    generator(
        "codegen/src/check/default_groups.rs",
        "&& group.operations.is_empty() && !group.damaged",
        "&& group.operations.is_empty()",
    ),
    generator(
        "codegen/src/http.rs",
        "&& !(start == path.len() && path.len() > 1) && path",
        "&& path",
    ),
    generator(
        "codegen/src/names.rs",
        "(fits && !FORBIDDEN.contains(&text)).then(",
        "fits.then(",
    ),
    generator(
        "codegen/src/names.rs",
        "    let spelled = Name::of_words(&spell(value), Case::Camel);",
        "    let spelled = plain.suffixed(case);",
    ),
    generator(
        "codegen/src/lower/answers.rs",
        "(content.ty.clone(), content.encoding)",
        "content.encoding",
    ),
    generator(
        "codegen/src/lower/arguments.rs",
        "(list && location == Location::Header)",
        "list",
    ),
    generator(
        "codegen/src/lower/arguments.rs",
        "Type::Binary | Type::Model(_) | Type::List(_)",
        "Type::Binary | Type::List(_)",
    ),
    generator(
        "codegen/src/lower/content.rs",
        r#"|| essence.ends_with("+json")"#,
        "",
    ),
    generator(
        "codegen/src/lower/extends.rs",
        "first.required |= field.required;",
        "",
    ),
    generator(
        "codegen/src/lower/extends.rs",
        "if first.ty != field.ty {",
        "if first.ty != field.ty && field.inherited {",
    ),
    generator(
        "codegen/src/lower/limits.rs",
        "&& least > greatest",
        "&& least >= greatest",
    ),
    generator("codegen/src/lower/limits.rs", "value <= 0.0", "value < 0.0"),
    generator(
        "codegen/src/lower/literal.rs",
        "fraction.len() <= FRACTION_DIGITS",
        "fraction.len() <= FRACTION_DIGITS + 1",
    ),
    generator(
        "codegen/src/lower/unions.rs",
        "Type::String | Type::Enum(_) | Type::Json",
        "Type::String | Type::Enum(_) | Type::Json | Type::Int32",
    ),
];
