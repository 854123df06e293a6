"""Lengths of calls and places in them, as a clock shows them."""


def clock(seconds: float) -> str:
    """06:47, or 1:02:05 from an hour on; half a second counts as a whole one."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
