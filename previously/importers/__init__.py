"""From other tools’ files to story folders."""
