"""The coaching page: stretches of calls from which others can learn."""
