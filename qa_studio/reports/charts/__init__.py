"""Pictures where people would rather look than read, as vectors."""
