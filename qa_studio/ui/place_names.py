"""What a workspace is called that has no name yet: by its place."""

from pathlib import PurePath
from urllib.parse import unquote, urlsplit


def place_name(place: str) -> str:
    """The last part of a folder; of an address the database and its server."""
    if "://" not in place:
        return PurePath(place).name or place
    address = urlsplit(place)
    return f"{unquote(address.path.strip('/'))} · {address.hostname or ''}"
