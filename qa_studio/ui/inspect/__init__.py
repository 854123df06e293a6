"""The inspect page: listen and judge in one place."""
