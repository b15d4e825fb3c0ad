"""A log kept in a database: rows that are only added, in a chain of hashes, with branches."""
