"""One person's choices on this computer, in a JSON file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from qa_studio.domain.settings import Preferences
from qa_studio.storage.disk import disk_told_plainly, sync


class PreferencesFile:
    """`preferences.json` in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "preferences.json"

    def load(self) -> Preferences:
        """What was chosen; whatever is missing, damaged or unknown is as if never chosen."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _preferences(stored if isinstance(stored, dict) else {})

    def save(self, preferences: Preferences) -> None:
        """Keep them, all or nothing."""
        with disk_told_plainly(str(self._path)):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._path.with_name(self._path.name + ".new")
            unfinished.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=2), "utf-8")
            sync(unfinished)
            unfinished.replace(self._path)


def _preferences(stored: Mapping[str, Any]) -> Preferences:
    types = get_type_hints(Preferences)
    names = [each.name for each in fields(Preferences)]
    good = {name: stored[name] for name in names if name in stored and _fits(stored[name], types[name])}
    return Preferences(**good)


def _fits(value: Any, wanted: Any) -> bool:
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is Literal:
        return value in inner
    if origin in (Union, UnionType):
        return any(_fits(value, each) for each in inner)
    if origin is list:
        return isinstance(value, list) and all(_fits(each, inner[0]) for each in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(each, inner[1]) for each in value.values())
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is wanted
