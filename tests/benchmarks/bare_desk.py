"""What a desktop does, as the same person would do it by SQL alone: the same rows read and written, nothing else."""

import json
from datetime import UTC, datetime
from typing import Any

import psycopg

_LIST = """
SELECT r.id, r.path, r.started_at, r.duration_s, r.channels, r.sample_rate, r.codec, r.complete, r.state, r.agent_id,
  a.name, a.number, r.team_id, t.name, r.queue, r.direction, r.customer_number, r.case_number, r.csat, r.score, r.audio,
  r.assigned_to, p.name, r.due_on, r.picked, r.content_hash, r.dead_air_s, r.overlap_s, r.agent_share, r.hold_s,
  h.reason, s.removed_at
FROM recordings r LEFT JOIN agents a ON a.id = r.agent_id LEFT JOIN teams t ON t.id = r.team_id
LEFT JOIN persons p ON p.id = r.assigned_to LEFT JOIN legal_holds h ON h.recording_id = r.id
LEFT JOIN removed_sounds s ON s.recording_id = r.id
ORDER BY r.started_at DESC NULLS LAST, r.id DESC LIMIT 200
"""
_CLAIM = "SELECT claim_next(%s::bigint, now(), now() + interval '30 minutes')"
_BEGIN = """
INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, picked, summary, heard,
  reason) SELECT r.id, v.id, %s, now(), now(), r.picked, '', '[]', '' FROM recordings r, checklist_versions v
WHERE r.id = %s AND v.code = 'desk' RETURNING id
"""
_TELL = "SELECT pg_notify('qa_studio', %s)"
_OPENED = (
    "SELECT code, max(version) FROM checklist_versions GROUP BY code",
    "SELECT * FROM checklist_uses",
    "SELECT * FROM recordings WHERE id = %(recording)s",
    "SELECT * FROM evaluations WHERE recording_id = %(recording)s",
    "SELECT id, name, role, left_on FROM persons",
    "SELECT * FROM inspections WHERE recording_id = %(recording)s AND completed_at IS NULL",
    "SELECT * FROM inspection_answers WHERE inspection_id = %(inspection)s",
    "SELECT * FROM inspection_calls WHERE inspection_id = %(inspection)s",
    "SELECT * FROM masks WHERE recording_id = %(recording)s",
    "SELECT * FROM recording_measures WHERE recording_id = %(recording)s",
    "SELECT * FROM root_causes WHERE inspection_id = %(inspection)s",
)
_CHANGE = "INSERT INTO inspection_changes (inspection_id, question, before) VALUES (%s, %s, %s)"
_SAVED = "UPDATE inspections SET saved_at = %s WHERE id = %s"
_AWAY = "DELETE FROM inspection_answers WHERE inspection_id = %s AND question = %s"
_ANSWER = "INSERT INTO inspection_answers (inspection_id, question, value) VALUES (%s, %s, %s)"


class BareDesk:
    """One person's connection."""

    def __init__(self, address: str, person: int) -> None:
        self._connection = psycopg.connect(address.replace("+psycopg", ""))
        self._person = person

    def open_list(self) -> int:
        """The first page of recordings."""
        rows = self._run(_LIST).fetchall()
        self._connection.rollback()
        return len(rows)

    def next(self) -> tuple[int, int] | None:
        """The next recording, an inspection of it begun, and what is shown of both; gives their ids."""
        taken = self._run(_CLAIM, (self._person,)).fetchone()
        self._connection.commit()
        if taken is None or taken[0] is None:
            return None
        recording = int(taken[0])
        begun = self._run(_BEGIN, (self._person, recording)).fetchone()
        assert begun is not None
        self._run("SELECT put_in_review(%s)", ([recording],))
        told = json.dumps(["InspectionBegun", {"inspection": begun[0], "recording": recording}])
        self._run(_TELL, ("0" * 32 + told,))
        self._connection.commit()
        for query in _OPENED:
            self._run(query, {"recording": recording, "inspection": begun[0]}).fetchall()
        self._connection.rollback()
        return recording, int(begun[0])

    def answer(self, inspection: int, question: str, value: str) -> None:
        """One answer, and how it is taken back."""
        before: dict[str, Any] = {"value": None, "comment": "", "evidence": []}
        self._run(_CHANGE, (inspection, question, json.dumps(before)))
        self._run(_SAVED, (datetime.now(UTC), inspection))
        self._run(_AWAY, (inspection, question))
        self._run(_ANSWER, (inspection, question, json.dumps(value)))
        self._connection.commit()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _run(self, query: str, values: Any = None) -> psycopg.Cursor[Any]:
        return self._connection.execute(query.encode(), values)
