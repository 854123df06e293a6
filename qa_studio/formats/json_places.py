"""Reading JSON of other programs so that what is wrong can be told with its place."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from qa_studio.errors import Refused
from qa_studio.texts import Message, message

_DURATION = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?")


class Node:
    """A value in a JSON document and where it stands there ("results.items[3].start_time")."""

    __slots__ = ("_above", "_step", "value")

    def __init__(self, value: Any, above: "Node | None" = None, step: str | int = "") -> None:
        self.value = value
        self._above, self._step = above, step  # the place is put together only where something is wrong with it

    @property
    def place(self) -> str:
        """Where it stands; "" for the document itself."""
        if self._above is None:
            return ""
        above = self._above.place
        if isinstance(self._step, int):
            return f"{above}[{self._step}]"
        return f"{above}.{self._step}" if above else self._step

    def get(self, *names: str) -> "Node":
        """The member with the first of these names that is there; a node of None where none is."""
        value = self.value
        if isinstance(value, dict):
            for name in names:
                found = value.get(name)
                if found is not None:
                    return Node(found, self, name)
        return Node(None, self, names[0])

    def has(self, *names: str) -> bool:
        """Whether it is an object with one of these members."""
        return self.get(*names).value is not None

    def items(self) -> Iterator["Node"]:
        """The elements of a list; none where it is None.  Raises Refused where it is something else."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong(message("a list"))
        for number, each in enumerate(self.value):
            yield Node(each, self, number)

    def each(self) -> Iterator["Node"]:
        """An object itself, of a list its elements: as recognisers write one result or several."""
        return iter([self]) if isinstance(self.value, dict) else self.items()

    def sample(self) -> "Node":
        """An object itself, of a list its first element; a node of None elsewhere."""
        if isinstance(self.value, dict):
            return self
        return self.first() if isinstance(self.value, list) else Node(None)

    def first(self) -> "Node":
        """The first element of a list; a node of None where there is none."""
        return next(self.items(), Node(None, self, 0))

    def text(self) -> str:
        """A text, "" where it is None; raises Refused where it is something else."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str | int | float) or isinstance(self.value, bool):
            raise self.wrong(message("a text"))
        # Halves of letters and zeros can't be kept by every database.
        return str(self.value).encode("utf-8", "replace").decode().replace("\0", "")

    def number(self, scale: float = 1.0) -> float | None:
        """A number, also written as text, times `scale`; None where it is None.  Raises Refused."""
        if self.value is None:
            return None
        try:
            found = float(self.value) * scale if not isinstance(self.value, bool | dict | list) else math.nan
        except (ValueError, OverflowError):
            found = math.nan
        if not math.isfinite(found):
            raise self.wrong(message("a number"))
        return found

    def seconds(self) -> float | None:
        """A duration as Google ("1.200s", {"seconds", "nanos"}) and Azure ("PT1.2S") write it; None where None."""
        if isinstance(self.value, dict):
            return (self.get("seconds").number() or 0.0) + (self.get("nanos").number(1e-9) or 0.0)
        if isinstance(self.value, str):
            text = self.value.strip()
            if (found := _DURATION.fullmatch(text)) and text != "PT":
                hours, minutes, seconds = (float(part or 0) for part in found.groups())
                return hours * 3600 + minutes * 60 + seconds
            return Node(text.removesuffix("s"), self._above, self._step).number()
        return self.number()

    def whole(self) -> int | None:
        """A whole number, None where it is None."""
        found = self.number()
        return None if found is None else int(found)

    def wrong(self, wanted: Message) -> Refused:
        """What to raise where something else stands there."""
        shown = json.dumps(self.value, ensure_ascii=False)[:40]
        return Refused(message("{place} is {value}, not {wanted}", place=self.place or "$", value=shown, wanted=wanted))
