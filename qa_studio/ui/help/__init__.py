"""The built-in help: a window beside the work."""
