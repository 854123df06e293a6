"""Who may read and write what on a team's server, as PostgreSQL itself enforces it."""
