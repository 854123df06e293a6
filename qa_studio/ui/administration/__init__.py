"""People, teams, and how the program behaves."""
