"""What was done in the workspace, by whom, and whether that record is intact."""
