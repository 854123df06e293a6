"""What can be done from anywhere."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done from anywhere; `shortcut` as Qt writes it, shown and (by the shell) listened to."""

    code: str
    title: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = "arrow-right"
    group: str = ""
