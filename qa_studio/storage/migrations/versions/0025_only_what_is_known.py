"""On a server nobody stores a word that the program can't read: one such row would close a page to all who see it."""

from alembic import op

revision = "0025"
down_revision = "0024"

_STATES = (
    *("draft", "analysed", "planned", "approved", "in_progress", "done"),
    *("evaluating", "effective", "partial", "ineffective", "closed", "cancelled"),
)
_ORIGINS = ("evaluation", "complaint", "survey", "kpi", "suggestion", "incident", "drill", "patrol", "vendor")
_PICKED = ("random", "risk", "complaint", "coaching", "not_said")
_KNOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "actions": {"origin": _ORIGINS, "state": _STATES, "kind": ("corrective", "preventive", "training")},
    "action_steps": {"state": _STATES},
    "coaching_samples": {"kind": ("good", "to_improve")},
    "evaluations": {
        "state": ("current", "superseded", "withdrawn"),
        "picked": _PICKED,
        "verdict": ("pass", "fail", "not scored"),
    },
    "inspections": {"picked": _PICKED},
    "masks": {"sound": ("tone", "silence"), "origin": ("hand", "keypad")},
    "question_bank": {"method": ("percentage", "points", "base")},
    "recordings": {
        "direction": ("in", "out", "internal"),
        "state": ("new", "in_review", "done", "failed"),
        "audio": ("present", "missing", "removed"),
        "picked": _PICKED,
    },
}
_NUMBERS = {"evaluations": ("score", "score_before_fail", "critical_score")}


def upgrade() -> None:
    """Rules for what is written from now on and for what is there; a folder's owner needs none."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in _KNOWN.items():
        for column, known in columns.items():
            words = ", ".join(f"'{word}'" for word in known)
            op.create_check_constraint(op.f(f"ck_{table}_{column}_known"), table, f"{column} IN ({words})")
    for table, names in _NUMBERS.items():
        for name in names:
            number = f"{name} ~ '^-?[0-9]+([.][0-9]+)?(E[+-]?[0-9]+)?$'"
            op.create_check_constraint(op.f(f"ck_{table}_{name}_number"), table, number)
