"""The checklists page: which there are, what they ask, in and out as files."""
