"""One statement for each deed that not everybody may do, as somebody would type it into psql."""

from qa_studio.domain.rights import Deed

_INSPECT = (
    "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, picked, summary, "
    "heard, reason, revises) SELECT {call}, 1, qa_me(), now(), now(), 'random', '', '[]', '', {revises}"
)

STATEMENTS: dict[Deed, str] = {
    Deed.ADD_RECORDINGS: "INSERT INTO import_profiles (name, choices) VALUES ('x', '{{}}')",
    Deed.REMOVE_RECORDINGS: "DELETE FROM recordings WHERE id = {li_free}",
    Deed.CORRECT_CALLS: "UPDATE recordings SET queue = 'x' WHERE id = {li_call}",
    Deed.MOVE_SOUND: "UPDATE recordings SET path = 'x' WHERE id = {li_call}",
    Deed.ASSIGN: "UPDATE recordings SET assigned_to = {li} WHERE id = {li_free}",
    Deed.TAKE_NEXT: "SELECT claim_next(qa_me(), now(), now())",
    Deed.INSPECT: _INSPECT.format(call="{li_free}", revises="NULL"),
    Deed.REVISE: _INSPECT.format(call="{li_call}", revises="{li_evaluation}"),
    Deed.LOG_CAUSE: "INSERT INTO root_causes (inspection_id, recording_id, cause, logged_by, logged_at, note) "
    "VALUES ({li_done}, {li_call}, 'x', qa_me(), now(), '')",
    Deed.MEASURE: "UPDATE recordings SET swapped = NOT swapped WHERE id = {li_call}",
    Deed.TRANSCRIBE: "INSERT INTO transcripts (recording_id, made_at, source, language) "
    "VALUES ({li_call}, now(), 'x', 'en')",
    Deed.NOTE: "INSERT INTO notes (recording_id, span_start, span_end, text, public, author_id, made_at, changed_at) "
    "VALUES ({li_call}, 0, 1, 'x', true, qa_me(), now(), now())",
    Deed.MASK: "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, made_by, made_at) "
    "VALUES ({li_call}, 0, 1, 'silence', 'hand', qa_me(), now())",
    Deed.HEAR_MASKED: "UPDATE masks SET sound = 'silence' WHERE id = {old_mask}",
    Deed.MARK_SAMPLE: "INSERT INTO coaching_samples (recording_id, span_start, span_end, kind, topic, teaching_point, "
    "marked_by, marked_at) VALUES ({li_call}, 0, 1, 'good', 'x', '', qa_me(), now())",
    Deed.STEER_ACTIONS: "INSERT INTO action_steps (action_id, position, state, by_id, at, note) "
    "SELECT id, 7, 'draft', qa_me(), now(), '' FROM actions WHERE id = {east_action}",
    Deed.HOLD: "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES ({li_call}, 'x', qa_me(), now())",
    Deed.REMOVE_SOUND: "UPDATE recordings SET audio = 'removed' WHERE id = {li_call}",
    Deed.KEEP_CHECKLISTS: "UPDATE checklist_versions SET retired = NOT retired",
    Deed.KEEP_KEYWORDS: "INSERT INTO keyword_lists (name, words) VALUES ('x', '[]')",
    Deed.KEEP_PEOPLE: "INSERT INTO teams (name) VALUES ('x')",
    Deed.KEEP_SETTINGS: "UPDATE workspace SET settings = settings",
    Deed.READ_TRAIL: "SELECT audit_is_mine_to_read()",
    Deed.ACKNOWLEDGE: "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
    "VALUES ({li_evaluation}, qa_me(), true, now(), 'x')",
}
"""With the numbers of what is there; each is done and taken back again."""
