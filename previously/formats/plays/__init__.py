"""Plays, radio scripts and transcripts that are typed as plain text or Markdown."""
