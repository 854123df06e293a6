"""Where checklists are made."""
