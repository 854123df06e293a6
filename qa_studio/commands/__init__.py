"""The commands of `qa-studio`, a module for each noun; contract: exit statuses and JSON of the README."""
