"""What lists ask, as the same person would write it in SQL for the same result."""

COLUMNS = {
    "started_at": "started_at", "agent": "agent_sort", "team": "team_sort", "queue": "queue", "duration": "duration_s",
    "direction": "direction", "csat": "csat", "state": "state", "score": "score", "due_on": "due_on",
    "dead_air": "dead_air_s", "overlap": "overlap_s", "hold": "hold_s", "talk_share": "agent_share",
}  # fmt: skip
LINE = """
SELECT r.id, r.path, r.started_at, r.duration_s, r.channels, r.sample_rate, r.codec, r.complete, r.state, r.agent_id,
  a.name, a.number, r.team_id, t.name, r.queue, r.direction, {number}, r.case_number, r.csat, r.score, r.audio,
  r.assigned_to, p.name, r.due_on, r.picked, r.content_hash, r.dead_air_s, r.overlap_s, r.agent_share, r.hold_s,
  h.reason, s.removed_at
FROM (SELECT id FROM recordings WHERE {where} ORDER BY {order}, id DESC LIMIT 200) few
JOIN recordings r ON r.id = few.id
LEFT JOIN agents a ON a.id = r.agent_id LEFT JOIN teams t ON t.id = r.team_id
LEFT JOIN persons p ON p.id = r.assigned_to LEFT JOIN legal_holds h ON h.recording_id = r.id
LEFT JOIN removed_sounds s ON s.recording_id = r.id
ORDER BY r.{order}, r.id DESC
"""
NUMBERS = {
    "postgresql": "coalesce((SELECT n.customer_number FROM customer_numbers n WHERE n.recording_id = r.id), "
    "r.customer_number)",
    "sqlite": "r.customer_number",
}
CARDS = (
    "SELECT o.evaluation_id, o.question, o.section, o.earned, o.possible, o.lost, o.critical, o.failed "
    "FROM evaluation_outcomes o JOIN evaluations e ON e.id = o.evaluation_id "
    "WHERE e.state = 'current' AND e.called_at >= {since} AND e.called_at < {before} "
    "ORDER BY o.evaluation_id, o.position",
    "SELECT e.id, e.recording_id, e.checklist_version_id, e.inspector_id, e.agent_id, e.team_id, e.picked, "
    "e.called_at, e.completed_at, e.score, e.score_before_fail, e.critical_score, e.verdict, e.band, e.revision, "
    "v.code, v.version, v.title, p.name, a.name, a.number, t.name, r.queue, r.csat FROM evaluations e "
    "JOIN checklist_versions v ON v.id = e.checklist_version_id JOIN persons p ON p.id = e.inspector_id "
    "JOIN recordings r ON r.id = e.recording_id LEFT JOIN agents a ON a.id = e.agent_id "
    "LEFT JOIN teams t ON t.id = e.team_id WHERE e.state = 'current' AND e.called_at >= {since} "
    "AND e.called_at < {before} ORDER BY e.called_at, e.id",
)
INSPECTED = (
    "SELECT i.id, i.saved_at, i.completed_at, v.title, v.questions, r.*, a.name, a.number, t.name, "
    "(SELECT count(*) FROM inspection_answers x WHERE x.inspection_id = i.id AND x.value IS NOT NULL), "
    "(SELECT max(e.id) FROM evaluations e WHERE e.inspection_id = i.id), "
    "(SELECT min(k.at) FROM acknowledgements k JOIN evaluations e ON e.id = k.evaluation_id "
    "WHERE e.inspection_id = i.id) FROM inspections i "
    "JOIN recordings r ON r.id = i.recording_id JOIN checklist_versions v ON v.id = i.checklist_version_id "
    "LEFT JOIN agents a ON a.id = r.agent_id LEFT JOIN teams t ON t.id = r.team_id "
)
DESK = (
    LINE.replace("{where}", "assigned_to = {me} AND state IN ('new', 'in_review')"),
    INSPECTED + "WHERE i.inspector_id = {me} AND i.completed_at IS NULL ORDER BY i.saved_at DESC",
    INSPECTED + "WHERE i.inspector_id = {me} AND i.completed_at IS NOT NULL "
    "ORDER BY i.completed_at DESC, i.id DESC LIMIT 20",
    "SELECT a.inspection_id, a.question, a.value FROM inspection_answers a "
    "JOIN inspections i ON i.id = a.inspection_id WHERE i.inspector_id = {me} AND i.completed_at IS NULL",
    "SELECT count(*) FROM (SELECT 1 FROM recordings WHERE state = 'new' AND assigned_to IS NULL "
    "AND (claimed_until IS NULL OR claimed_until < {now}) LIMIT 1000) few",
)
UNKNOWN = ("csat", "score", "due_on")
"""Not known of all; of the others nobody would say where the unknown stand."""
