//! Changes of bodies and responses.

use codegen::ir::{Answer, Body, Content, Encoding, Operation, Returns};
use codegen::surface::Subject;

use super::Comparison;
use super::values::Travel;
use crate::change::{At, Changes, Wire};

impl Comparison<'_> {
    pub(super) fn body(
        &self,
        old: &Operation,
        new: &Operation,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        let mut at = changes.at(subject.part(&["body"]));
        let (before, after) = match (&old.body, &new.body) {
            (None, None) => return,
            (None, Some(body)) if body.required => {
                return at.added(Wire::Breaks, "added, required");
            }
            (None, Some(_)) => return at.added(Wire::Safe, "added"),
            (Some(_), None) => return at.removed(Wire::Risk, "removed"),
            (Some(before), Some(after)) => (before, after),
        };
        // The name of a body is not sent.
        let Body {
            wire: _,
            name: _,
            content,
            required,
            doc,
        } = before;
        match (required, after.required) {
            (true, false) => at.changed(Wire::Safe, "now optional"),
            (false, true) => at.changed(Wire::Breaks, "now required"),
            _ => {}
        }
        self.content(content, &after.content, Travel::REQUEST, &mut at);
        at.documented(doc, &after.doc);
    }

    pub(super) fn returns(
        &self,
        old: &Returns,
        new: &Returns,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        let mut at = changes.at(subject.part(&["returns"]));
        match (old.single(), new.single()) {
            (Some(before), Some(after)) => {
                self.content(before, after, Travel::RESPONSE, &mut at);
                // Answers of one type can have several media types.
                for before in &old.answers {
                    let mut others = new.answers.iter();
                    let after = others.find(|after| after.status == before.status);
                    let contents = (&before.content, after.and_then(|own| own.content.as_ref()));
                    if let (Some(before), Some(after)) = contents {
                        self.content(before, after, Travel::RESPONSE, &mut at);
                    }
                }
            }
            (None, Some(_)) if old.is_empty() => at.changed(Wire::Safe, "now has a body"),
            (None, None) if old.is_empty() && new.is_empty() => {}
            (_, None) if new.is_empty() => at.changed(Wire::Breaks, "no longer has a body"),
            (None, None) if old.is_empty() => at.changed(Wire::Safe, "now has a body"),
            (None, None) => self.answers(old, new, &mut at),
            _ => at.changed(Wire::Some, "other responses by status"),
        }
        let statuses = |returns: &Returns| -> Vec<Option<u16>> {
            returns.answers.iter().map(|answer| answer.status).collect()
        };
        let docs = |returns: &Returns| -> Vec<Option<String>> {
            returns
                .answers
                .iter()
                .map(|answer| answer.doc.clone())
                .collect()
        };
        at.documented((statuses(old), docs(old)), (statuses(new), docs(new)));
    }

    /// Compares responses that differ by status.
    fn answers(&self, old: &Returns, new: &Returns, at: &mut At<'_>) {
        let find = |returns: &'_ Returns, answer: &Answer| {
            returns
                .answers
                .iter()
                .position(|own| own.status == answer.status)
        };
        let status = |answer: &Answer| answer.status.unwrap_or(200);
        for before in &old.answers {
            let Some(index) = find(new, before) else {
                at.changed(Wire::Some, format!("no longer answers {}", status(before)));
                continue;
            };
            match (&before.content, &new.answers[index].content) {
                (None, None) => {}
                (Some(before), Some(after)) => self.content(before, after, Travel::RESPONSE, at),
                (None, Some(_)) => {
                    at.changed(Wire::Safe, format!("{} now has a body", status(before)));
                }
                (Some(_), None) => {
                    let text = format!("{} no longer has a body", status(before));
                    at.changed(Wire::Breaks, text);
                }
            }
        }
        for after in new
            .answers
            .iter()
            .filter(|after| find(old, after).is_none())
        {
            let text = format!(
                "also answers {}, which old clients do not know",
                status(after)
            );
            at.changed(Wire::Some, text);
        }
    }

    fn content(&self, old: &Content, new: &Content, travel: Travel, at: &mut At<'_>) {
        let Content {
            ty,
            encoding,
            media_type,
        } = old;
        let is_text = *encoding == Encoding::Text && new.encoding == Encoding::Text;
        if let Some((wire, text)) = self.value(ty, &new.ty, Travel { is_text, ..travel }) {
            at.changed(wire, text);
        }
        let media = ((encoding, media_type), (&new.encoding, &new.media_type));
        at.differs(media.0, media.1, Wire::Breaks, "another media type");
    }
}
