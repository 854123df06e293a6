"""The files that ship with the program: checklists, icons, translations, demonstration calls."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped(name: str) -> Traversable:
    """The shipped file or folder `name`, for example `checklists`; it may not exist."""
    packed = files("qa_studio") / "resources"
    # In a checkout the folder stands beside the package; the wheel carries it inside.
    root = packed if packed.is_dir() else Path(__file__).parent.parent / "resources"
    return root.joinpath(*name.split("/"))
