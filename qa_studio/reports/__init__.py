"""PDF and Excel: what leaves the house."""
