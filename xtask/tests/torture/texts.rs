//! Texts that could end a doc comment early, or be hidden in one.

/// Returns each text alone, and between lines of prose.
pub(crate) fn all() -> Vec<String> {
    let mut texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
    texts.push("long ".repeat(2_000));
    texts.push("`long` <b> ".repeat(1_000));
    texts.push("x".repeat(10_000));
    let around: Vec<String> = texts
        .iter()
        .map(|text| format!("Before.\n{text}\nAfter."))
        .collect();
    texts.extend(around);
    texts
}

const TEXTS: &[&str] = &[
    "Plain.",
    "",
    "   ",
    "```\ncompile_error!(\"a doctest\");\n```",
    "```rust\npanic!();",
    "~~~\nnot code\n~~~",
    "````rust\n```\nnested\n````",
    "    indented();\n    code();",
    "\tindented by a tab",
    "Text\n\n        deep();",
    "<script>alert(1)</script>",
    "<!-- comment",
    "<div><b>open",
    "</div>",
    "&amp; &#35; &lt;b&gt; &nosuch;",
    "*/ pub fn out() {} /*",
    "/* /* /**/",
    "//! inner",
    "/// outer",
    "#[cfg(any())]",
    "#![no_std]",
    "\"quotes\" 'and' `ticks`",
    "\"# \"## r#\"raw\"# r##\"x\"##",
    "\\ \\n \\u{41} \\\" trailing \\",
    "{} {{}} {0} {name} {:?}",
    "\u{202e}right to left\u{202c} \u{2066}isolated\u{2069}",
    "zero\u{200b}width \u{200d}joiner \u{feff}mark \u{ad}soft",
    "bell\u{7} escape\u{1b}[31m nul\u{0} nel\u{85} ls\u{2028}ps\u{2029}",
    "tags\u{e0041}\u{e0042} fillers\u{3164}\u{115f} \u{fe00}",
    "carriage\rreturn\r\nline",
    "[`Option`] [Vec] [struct@Missing] [`nothing::here`]",
    "[text](https://example.com) [text](javascript:alert(1)) ![image](x)",
    "[x]: https://example.com\n[x]",
    "[^1]\n\n[^1]: note",
    "[link][x] [][y] [a][] [[b]]",
    "https://example.com/a_b_c?x=[y]&z=*w*. (http://x.y/z)",
    "www.example.com and a@example.com and <https://a.b>",
    "*a* **b** _c_ __d__ ~~e~~ snake_case_word ***",
    "# Heading\n## Another\n# Example\n# Panics",
    "Setext\n======\nagain\n------",
    "- list\n  - nested\n    - deeper\n\n          code();",
    "1. one\n12) two\n+ three\n* four",
    "- [ ] task\n- [x] done",
    "> quote\n>     code();",
    "| a | b |\n|---|---|\n| 1 | `|` |",
    "---",
    "***\n___",
    "`unbalanced ``ticks``` `",
    "`` ` ``",
    "$x$ \\(y\\) :smile: @mention #123",
    "compile_error!(\"x\"); fn main() {}",
    "e\u{301}\u{301}\u{301} combining, 🦀 👩\u{200d}👩\u{200d}👧 pictures ⚠\u{fe0f}",
    "<https://example.com/\u{202e}> https://example.com/\u{200b}x",
    "Ends with two spaces  \nand goes on",
    "term\n: definition",
    "{: .class #id}",
    "''' \"\"\" %% -- ...",
];
