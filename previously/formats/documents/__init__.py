"""Documents that hold their text in an archive: DOCX and EPUB. It is taken out as Markdown, or as Fountain."""
