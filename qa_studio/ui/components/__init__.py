"""Building blocks of every page, painted from the theme."""
