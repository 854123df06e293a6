"""What was measured in recordings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, cast, delete, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.spans import Span, total_s
from qa_studio.services.measuring import (
    VERSION,
    ChannelMeasures,
    KeypadTone,
    Measurements,
    MeasureOrder,
    Overlap,
)
from qa_studio.storage.column_types import KEY
from qa_studio.storage.stored_json import spans_in, spans_out
from qa_studio.storage.tables import recording_measures, recordings

_M = recording_measures.c
_R = recordings.c
_IN_SLICES_OF = 500


class SqlMeasures:
    """Measurements on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, recording: RecordingId) -> Measurements | None:
        """What was measured in it, None where nothing was."""
        stored = self._connection.execute(select(_M.found).where(_M.recording_id == recording)).scalar()
        return None if stored is None else measurements_in(stored)

    def keep(self, found: Mapping[RecordingId, Measurements], at: datetime) -> None:
        """Keep what was measured then, in place of what was before; recordings that are gone are left out."""
        there = select(recordings.c.id).where(recordings.c.id.in_(found))
        known = {RecordingId(key): found[RecordingId(key)] for key in self._connection.execute(there).scalars()}
        if not known:
            return
        self._take_away(list(known))
        self._connection.execute(insert(recording_measures), [_values(key, each, at) for key, each in known.items()])
        self._list(
            {
                "of": key,
                "dead_air_s": each.dead_air_longest_s,
                "overlap_s": each.overlap_total_s,
                "hold_s": total_s(each.hold),
                "agent_share": each.agent_share,
            }
            for key, each in known.items()
        )

    def forget(self, wanted: Sequence[RecordingId]) -> None:
        """They are not measured any more."""
        for start in range(0, len(wanted), _IN_SLICES_OF):
            few = wanted[start : start + _IN_SLICES_OF]
            self._take_away(few)
            self._list(
                {"of": key, "dead_air_s": None, "overlap_s": None, "hold_s": None, "agent_share": None} for key in few
            )

    def _take_away(self, few: Sequence[RecordingId]) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.measures_away(cast(few, ARRAY(KEY)), VERSION)))
        else:
            self._connection.execute(delete(recording_measures).where(_M.recording_id.in_(few)))

    def missing(self) -> tuple[RecordingId, ...]:
        """The recordings whose sound is there and was not measured in today's way, the newest first."""
        unmeasured = or_(_M.recording_id.is_(None), _M.version < VERSION)
        wanted = (
            select(recordings.c.id)
            .outerjoin(recording_measures, _M.recording_id == recordings.c.id)
            .where(unmeasured, recordings.c.audio == AudioState.PRESENT)
            .order_by(recordings.c.id.desc())
        )
        return tuple(map(RecordingId, self._connection.execute(wanted).scalars()))

    def orders(self, wanted: Sequence[RecordingId]) -> tuple[MeasureOrder, ...]:
        """What is to be measured of these, in this order; those that are gone are left out."""
        found = self._connection.execute(select(_R.id, _R.path, _R.swapped, _R.duration_s).where(_R.id.in_(wanted)))
        known = {row.id: MeasureOrder(RecordingId(row.id), row.path, row.swapped, row.duration_s) for row in found}
        return tuple(known[each] for each in wanted if each in known)

    def _list(self, values: Iterable[Mapping[str, Any]]) -> None:
        """Write what the list of recordings shows."""
        self._connection.execute(update(recordings).where(recordings.c.id == bindparam("of")), list(values))


def _values(recording: RecordingId, found: Measurements, at: datetime) -> dict[str, Any]:
    return {
        "recording_id": recording,
        "version": VERSION,
        "measured_at": at,
        "dead_air_longest_s": found.dead_air_longest_s,
        "dead_air_total_s": total_s(found.dead_air),
        "overlap_total_s": found.overlap_total_s,
        "hold_total_s": total_s(found.hold),
        "agent_talk_s": found.talk_s("agent"),
        "customer_talk_s": found.talk_s("customer"),
        "found": measurements_out(found),
    }


def measurements_out(found: Measurements) -> dict[str, Any]:
    """Everything in one document."""
    return {
        "duration_s": found.duration_s,
        "channels": [
            {
                "role": channel.role,
                "speech": spans_out(channel.speech),
                "level_dbfs": channel.level_dbfs,
                "noise_dbfs": channel.noise_dbfs,
                "clipped_s": channel.clipped_s,
            }
            for channel in found.channels
        ],
        "dead_air": spans_out(found.dead_air),
        "overlaps": [[each.span.start, each.span.end, each.cut_in] for each in found.overlaps],
        "hold": spans_out(found.hold),
        "ring": spans_out(found.ring),
        "keypad": [[each.span.start, each.span.end, each.role, each.key] for each in found.keypad],
        "responses_s": list(found.responses_s),
        "mono": found.mono,
        "maybe_swapped": found.maybe_swapped,
    }


def measurements_in(stored: Mapping[str, Any]) -> Measurements:
    """What `measurements_out` was given."""
    return Measurements(
        duration_s=stored["duration_s"],
        channels=tuple(
            ChannelMeasures(
                each["role"], spans_in(each["speech"]), each["level_dbfs"], each["noise_dbfs"], each["clipped_s"]
            )
            for each in stored["channels"]
        ),
        dead_air=spans_in(stored["dead_air"]),
        overlaps=tuple(Overlap(Span(start, end), cut_in) for start, end, cut_in in stored["overlaps"]),
        hold=spans_in(stored["hold"]),
        ring=spans_in(stored["ring"]),
        keypad=tuple(KeypadTone(Span(start, end), role, key) for start, end, role, key in stored["keypad"]),
        responses_s=tuple(stored["responses_s"]),
        mono=stored["mono"],
        maybe_swapped=stored["maybe_swapped"],
    )
