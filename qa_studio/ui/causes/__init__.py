"""The causes page: why marks are lost, counted and listed."""
