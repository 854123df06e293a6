"""QA Studio: the desktop program in which contact centres judge their calls."""

__version__ = "0.1.0"
