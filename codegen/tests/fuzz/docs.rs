//! Checks doc comments with rustdoc's Markdown parser.
//!
//! They contain prose, and only the code, links and headings that the generator writes.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use syn::{Attribute, Expr, ExprLit, ImplItem, Item, Lit, Meta};

use crate::tables;

/// Headings that the generator writes.
const HEADINGS: &[&str] = &["Parameters", "Permissions", "Scopes", "Example"];

/// Returns whether a character is invisible, or changes how other characters are displayed.
pub(crate) fn is_hidden(letter: char) -> bool {
    let control = letter.is_control() && letter != '\n';
    // Unicode calls these default-ignorable. The two variation selectors that choose between text
    // and emoji hide nothing, so they are allowed.
    control
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

pub(crate) fn check(file: &syn::File) -> Result<(), String> {
    prose(&file.attrs)?;
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                prose(&item.attrs)?;
                item.fields
                    .iter()
                    .try_for_each(|field| prose(&field.attrs))?;
            }
            Item::Enum(item) => {
                prose(&item.attrs)?;
                item.variants
                    .iter()
                    .try_for_each(|variant| prose(&variant.attrs))?;
            }
            Item::Impl(item) => {
                for item in &item.items {
                    match item {
                        ImplItem::Fn(item) => prose(&item.attrs)?,
                        ImplItem::Const(item) => prose(&item.attrs)?,
                        _ => {}
                    }
                }
            }
            Item::Const(item) => prose(&item.attrs)?,
            Item::Type(item) => prose(&item.attrs)?,
            Item::Mod(item) => prose(&item.attrs)?,
            Item::Macro(item) => {
                tables::rows(&item.mac)?
                    .iter()
                    .try_for_each(|row| prose(&row.attributes))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn prose(attributes: &[Attribute]) -> Result<(), String> {
    let docs = docs(attributes);
    let fault = |construct: String| Err(format!("{construct} in the docs:\n{docs}"));
    // These are the extensions that rustdoc enables.
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    // Rustdoc resolves a link without a target.
    let mut broken = None;
    let mut look_up = |link: pulldown_cmark::BrokenLink<'_>| {
        broken.get_or_insert_with(|| link.reference.to_string());
        None
    };
    let mut heading = None;
    let mut blocks = 0;
    for event in Parser::new_with_broken_link_callback(&docs, extensions, Some(&mut look_up)) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => return fault(format!("HTML {text:?}")),
            Event::FootnoteReference(text) => return fault(format!("the footnote {text:?}")),
            Event::TaskListMarker(_) => return fault("a task".to_owned()),
            Event::Rule => return fault("a rule".to_owned()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind)))
                if kind.as_ref() == "no_run" =>
            {
                blocks += 1
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                return fault(format!("a code block of the kind {kind:?}"));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let own = match link_type {
                    LinkType::Autolink => {
                        dest_url.starts_with("https://") || dest_url.starts_with("http://")
                    }
                    LinkType::Inline => {
                        dest_url.starts_with("super::") || dest_url.starts_with("Self::")
                    }
                    _ => false,
                };
                if !own {
                    return fault(format!("a link to {dest_url:?}"));
                }
            }
            Event::Start(
                tag @ (Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::HtmlBlock
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough),
            ) => return fault(format!("{tag:?}")),
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                let text = heading.take().unwrap_or_default();
                if !HEADINGS.contains(&text.as_str()) {
                    return fault(format!("the heading {text:?}"));
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    match broken {
        Some(reference) => fault(format!("the open link {reference:?}")),
        None if blocks > 1 => fault("two examples".to_owned()),
        None => Ok(()),
    }
}

/// Returns the docs as rustdoc joins them: each line without its leading space.
fn docs(attributes: &[Attribute]) -> String {
    let mut docs = String::new();
    for attribute in attributes {
        let Meta::NameValue(pair) = &attribute.meta else {
            continue;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &pair.value
        else {
            continue;
        };
        if pair.path.is_ident("doc") {
            let text = text.value();
            docs.push_str(text.strip_prefix(' ').unwrap_or(&text));
            docs.push('\n');
        }
    }
    docs
}
