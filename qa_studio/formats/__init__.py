"""Files of other programs: checklists and the metadata of calls."""
