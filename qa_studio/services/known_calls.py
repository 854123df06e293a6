"""What is known about each recording of an import: from a metadata file, the file's name, and the tags in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from qa_studio.domain.calls import CallRow, CallRows, RefusedRow
from qa_studio.services.places import named
from qa_studio.texts import Message, message

_SEPARATE = (*("call_id", "started_at", "team", "queue", "direction", "customer_number", "case", "case_type", "csat"),)


class KnownCalls:
    """Which metadata row belongs to which place: as it stands there, beside the metadata file, then by name.

    Of several with that name it is the one whose folders, as far as the row tells them, are the same.
    """

    def __init__(self, rows: CallRows | None, source: Path | None, places: Iterable[str]) -> None:
        self.refused: list[RefusedRow] = []
        self._rows: dict[str, CallRow] = {}
        if rows is None or source is None:
            return
        self._source = source
        by_name: dict[str, list[str]] = {}
        wanted = set()
        for place in places:
            by_name.setdefault(named(place).name, []).append(place)
            wanted.add(place)
        self.refused += rows.refused
        for row in rows.rows:
            self._match(row, wanted, by_name)

    def row_for(self, place: str) -> CallRow | None:
        """What the metadata file says about this recording."""
        return self._rows.get(place)

    def _match(self, row: CallRow, wanted: set[str], by_name: dict[str, list[str]]) -> None:
        if not row.file:
            self._refuse(
                row.row_number, message("the row names no file."), message("Fill the column that names the recording.")
            )
            return
        relative = row.file.replace("\\", "/")
        beside = (self._source.parent / relative).absolute()
        for exactly in (row.file, str(beside)):
            if exactly in wanted:
                self._put(exactly, row)
                return
        alike = _narrowed(by_name.get(relative.rsplit("/", 1)[-1], []), relative)
        if len(alike) == 1:
            self._put(alike[0], row)
        elif len(alike) > 1:
            self._refuse(
                row.row_number,
                message("{n} files are called {name}.", n=len(alike), name=row.file),
                message("Name the file with its folder, as seen from the metadata file."),
            )
        elif not beside.exists():
            # One that lies beside the metadata file but was not asked for is passed over in silence.
            self._refuse(
                row.row_number,
                message("the recording {name} isn't there.", name=row.file),
                message("Import its folder too, or correct the name."),
            )

    def _put(self, place: str, row: CallRow) -> None:
        first = self._rows.setdefault(place, row)
        if first is not row and replace(row, row_number=first.row_number) != first:
            self._refuse(
                row.row_number,
                message("row {first} says something else about the same recording.", first=first.row_number),
                message("Keep one row for each recording."),
            )

    def _refuse(self, row_number: int, reason: Message, hint: Message) -> None:
        self.refused.append(RefusedRow(row_number, reason, hint))


def _narrowed(places: list[str], relative: str) -> list[str]:
    """Those in the folders that are named, where that tells them apart."""
    if len(places) < 2:
        return places
    return [each for each in places if each.replace("\\", "/").endswith(f"/{relative.lstrip('/')}")] or places


def completed(row: CallRow | None, named: CallRow | None, tags: Mapping[str, str]) -> CallRow | None:
    """What a metadata row says, its gaps filled by the file's name and the tags in it; None where nobody says anything.

    The agent comes from one of the two as a whole: a name from here and a number from there could be two people.
    """
    if named is None:
        return row if not tags else replace(row or CallRow(0), extra={**tags, **(row.extra if row else {})})
    if row is None:
        return replace(named, extra={**tags, **named.extra})
    gaps = {name: getattr(named, name) for name in _SEPARATE if getattr(row, name) is None}
    if row.agent is None and row.agent_number is None:
        gaps |= {"agent": named.agent, "agent_number": named.agent_number}
    return replace(row, extra={**tags, **named.extra, **row.extra}, **gaps)
