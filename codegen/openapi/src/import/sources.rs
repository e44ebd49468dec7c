//! Parses the imported files.

use super::description::Info;
use super::dialect;
use super::document::Document;
use super::error::ImportError;
use super::page::{self, Page};
use super::report::Report;
use codegen::Source;

/// Parsed files.
pub(super) struct Sources {
    pub(super) documents: Vec<Document>,
    pub(super) pages: Vec<Page>,
}

impl Sources {
    pub(super) fn parse(sources: &[Source], report: &mut Report) -> Result<Self, Vec<ImportError>> {
        let (mut documents, mut pages, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for source in sources {
            let name = source.path.rsplit(['/', '\\']).next();
            let name = name.unwrap_or(&source.path);
            match page::read(source, name, report) {
                Some(Ok(page)) => {
                    pages.push(page);
                    continue;
                }
                Some(Err(error)) => {
                    errors.push(error);
                    continue;
                }
                None => {}
            }
            match Document::parse(source, name) {
                Ok(document) => documents.push(document),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            Ok(Self { documents, pages })
        } else {
            Err(errors)
        }
    }

    /// Facts about the API as a whole. Earlier files take precedence.
    pub(super) fn info(&self, report: &mut Report) -> Info {
        let mut info = Info::default();
        for document in &self.documents {
            info.merge(dialect::info(document, report));
        }
        for page in &self.pages {
            info.merge(Info {
                title: Some(format!("{} API", page.tag)),
                base_url: page.base_url.clone(),
                ..Info::default()
            });
        }
        info
    }
}
