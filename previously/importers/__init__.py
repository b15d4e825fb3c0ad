"""Other tools’ files made into story folders."""
