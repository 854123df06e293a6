"""What an agent reads about the own work."""
