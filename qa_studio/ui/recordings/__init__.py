"""The recordings page: finding calls, looking at them, giving them to somebody."""
