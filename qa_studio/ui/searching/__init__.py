"""Finding words in everything that was said, noted and commented."""
