"""Pictures of numbers, painted from the theme."""
