//! Return types: one type, or an enum of the responses by status.

use super::content::content;
use super::operation::{Context, Scopes, free_name};
use super::symbols::Usage;
use crate::diagnostics::Diagnostics;
use crate::ir::names::Name;
use crate::ir::{Answer, Content, Encoding, Returns, Type};
use crate::spec;

/// The media type of a string that is text or JSON, as the server says.
const ANY: &str = "*/*";

pub(super) fn returns(
    item: &spec::Operation,
    endpoint: &Name,
    context: &Context<'_>,
    scopes: &mut Scopes,
    problems: &mut Diagnostics,
) -> Returns {
    let list = match &*item.returns {
        spec::Returns::Type(written) => {
            let ty = context.symbols.resolve(written, Usage::Returns, problems);
            return Returns {
                answers: vec![Answer {
                    status: None,
                    variant: Name::fixed("Ok"),
                    content: ty.map(|ty| content(ty, written, None, problems)),
                    doc: None,
                }],
                choice: None,
            };
        }
        spec::Returns::List(list) => list,
    };
    let answers: Vec<Answer> = list
        .iter()
        .map(|item| answer(item, context, problems))
        .collect();
    let alike = answers.windows(2).all(|pair| is_alike(&pair[0], &pair[1]));
    let choice = (!alike).then(|| {
        let name = endpoint.suffixed("Answer");
        free_name(&mut scopes.endpoints, name, "Type")
    });
    Returns { answers, choice }
}

/// Whether two responses have the same type and encoding, so that only their status and media type
/// differ.
fn is_alike(one: &Answer, other: &Answer) -> bool {
    let read = |content: &Content| (content.ty.clone(), content.encoding);
    one.content.as_ref().map(read) == other.content.as_ref().map(read)
}

fn answer(item: &spec::Answer, context: &Context<'_>, problems: &mut Diagnostics) -> Answer {
    let ty = context.symbols.resolve(&item.ty, Usage::Returns, problems);
    let media_type = item.content_type.as_ref();
    let any = media_type.filter(|media_type| media_type.as_str() == ANY);
    // A status out of range has been reported.
    let status = u16::try_from(*item.status).unwrap_or_default();
    Answer {
        status: Some(status),
        variant: variant(status),
        content: match (ty, any) {
            (Some(ty @ Type::String), Some(_)) => Some(Content {
                ty,
                encoding: Encoding::Text,
                media_type: Some(ANY.to_owned()),
            }),
            (ty, _) => ty.map(|ty| content(ty, &item.ty, media_type, problems)),
        },
        doc: item.doc.clone(),
    }
}

/// The name of a status in the HTTP registry.
fn variant(status: u16) -> Name {
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        _ => return Name::fixed(&format!("Status{status}")),
    };
    Name::fixed(name)
}
