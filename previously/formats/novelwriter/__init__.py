"""novelWriter: projects of documents whose headings are parts, chapters and scenes."""
