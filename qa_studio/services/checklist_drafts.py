"""Checklists that are being made: kept with every change, and one day published."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.checklist_draft import BasedOn, ChecklistDraft, DraftId, blank_checklist, code_from
from qa_studio.domain.checklist_edit import free_code
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound, Refused
from qa_studio.services.checklists import Proposal, Signed, no_checklist, proposal_in, publish_in, source_of
from qa_studio.services.events import ChecklistDraftDiscarded, ChecklistDraftSaved
from qa_studio.services.ports import ChecklistFiles, Clock, Work, WorkFactory
from qa_studio.services.rows import DraftRow
from qa_studio.texts import Language, Message, catalogue, message


class DraftChanged(Refused):
    """Somebody else saved the draft since it was read; `now` is how it stands."""

    def __init__(self, now: ChecklistDraft, name: str | None, zone: str) -> None:
        self.now = now
        super().__init__(
            message(
                "{name} saved this draft at {when}, after you had opened it.",
                name=name or message("Somebody"),
                when=f"{now.edited_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
            ),
            message("Open it again to go on from there; what you changed since then is not saved."),
        )


class ChecklistDrafts:
    """Drafts, each of a new checklist or of the next version of one."""

    def __init__(self, work: WorkFactory, files: ChecklistFiles, clock: Clock) -> None:
        self._work, self._files, self._clock = work, files, clock

    def rows(self) -> tuple[DraftRow, ...]:
        """All there are, by code."""
        with self._work.read() as work:
            return work.drafts.rows()

    def get(self, draft: DraftId) -> ChecklistDraft:
        """One draft; raises NotFound."""
        with self._work.read() as work:
            return work.drafts.get(draft)

    def somebody_else(self, draft: ChecklistDraft, but: PersonId) -> Message | None:
        """Who else kept it last, and when: for whoever opens it; None where nobody else did."""
        if draft.edited_by in (None, but):
            return None
        with self._work.read() as work:
            name, zone = work.people.person(draft.edited_by).name, ZoneInfo(work.settings().zone)
        when = f"{draft.edited_at.astimezone(zone):%Y-%m-%d %H:%M}"
        return message("{name} worked on this draft last, at {when}.", name=name, when=when)

    def of(self, code: str) -> DraftId:
        """The draft of a checklist; raises NotFound."""
        with self._work.read() as work:
            found = _draft_of(work, code)
        if found is None:
            raise NotFound(
                message("There is no draft of {code}.", code=code),
                message("“qa-studio checklist draft list” and the checklists page show which there are."),
            )
        return found

    def published_codes(self, draft: DraftId) -> frozenset[str]:
        """Codes of the sections and questions of every version before it: they mean the same for ever."""
        with self._work.read() as work:
            kept = work.drafts.get(draft)
            if not kept.is_next_version:
                return frozenset()
            versions = [work.checklists.get(row.id) for row in work.checklists.versions(kept.checklist.code)]
        sections = [section for each in versions for section in each.sections]
        asked = (question.code for section in sections for question in section.questions)
        return frozenset(section.code for section in sections).union(asked)

    def blank(self, title: str, method: Method, language: Language, by: PersonId | None = None) -> DraftId:
        """Begin a checklist of one section without questions; Refused without a title."""
        wording = _title(title, language)
        section = Wording({language: catalogue(language)("Section 1")})
        with self._work() as work:
            made = blank_checklist(wording, method, section, _taken(work))
            return self._begin(work, made, None, "", by)

    def edit(self, code: str, by: PersonId | None = None) -> DraftId:
        """The draft of the next version of a checklist, begun from the newest where there is none yet."""
        with self._work() as work:
            if (begun := _draft_of(work, code)) is not None:
                return begun
            newest = work.checklists.newest(code)
            if newest is None:
                raise no_checklist(code)
            checklist, base = work.checklists.get(newest), _base(work, newest)
            return self._begin(work, checklist, base, work.checklists.source(newest), by)

    def copy(self, version: ChecklistVersionId, title: str, language: Language, by: PersonId | None = None) -> DraftId:
        """Begin a checklist of its own, under another code, from a version of any; Refused without a title."""
        wording = _title(title, language)
        with self._work() as work:
            base, source = _base(work, version), work.checklists.source(version)
            code = free_code(code_from(wording), _taken(work))
            copied = replace(work.checklists.get(version), code=code, title=wording)
            return self._begin(work, copied, base, source, by)

    def begin(self, checklist: Checklist, source: str, by: PersonId | None = None) -> DraftId:
        """Begin from a checklist that is no version here, such as a built-in one; its code is kept where it is free."""
        with self._work() as work:
            code = free_code(checklist.code, _taken(work))
            return self._begin(work, replace(checklist, code=code), None, source, by)

    def from_file(self, path: Path, by: PersonId | None = None) -> DraftId:
        """Begin from a file instead of publishing it; StudioError with every problem in it.

        Refused where there is a draft of that checklist already.
        """
        taken = self._files.take(path)
        code = taken.checklist.code
        with self._work() as work:
            if _draft_of(work, code) is not None:
                raise Refused(
                    message("There is a draft of {code} already.", code=code),
                    message("Publish or discard it first."),
                )
            newest = work.checklists.newest(code)
            base = None if newest is None else _base(work, newest)
            return self._begin(work, taken.checklist, base, source_of(work, self._files, taken), by)

    def save(self, draft: DraftId, checklist: Checklist, revision: int, by: PersonId | None = None) -> int:
        """Keep the draft as it stands now; gives the revision to save the next change with.

        `revision` is the one that was read; DraftChanged where somebody saved another since, NotFound where it is gone.
        """
        with self._work() as work:
            if not work.drafts.save(draft, checklist, revision, by, self._clock()):
                raise _changed(work, draft)
            work.record(ChecklistDraftSaved(draft))
        return revision + 1

    def discard(self, draft: DraftId) -> None:
        """Give it up for good."""
        with self._work() as work:
            if work.drafts.remove(draft):
                work.record(ChecklistDraftDiscarded(draft))

    def drop_unchanged(self, draft: DraftId, by: PersonId | None = None) -> bool:
        """Discard what `by` opened and left as it is published; whether it is gone."""
        with self._work() as work:
            kept = next((work.drafts.get(row.id) for row in work.drafts.rows() if row.id == draft), None)
            if kept is None or not kept.is_next_version or kept.based_on is None or kept.edited_by != by:
                return kept is None
            if kept.checklist != work.checklists.get(kept.based_on.version):
                return False
            if gone := work.drafts.remove(draft, kept.revision):
                work.record(ChecklistDraftDiscarded(draft))
            return gone

    def proposal(self, draft: DraftId) -> Proposal:
        """What publishing would change; raises ChecklistInvalid with everything that is still wrong in it.

        Its source is the earlier one: the text is written when it is published.
        """
        with self._work.read() as work:
            kept = work.drafts.get(draft)
            checklist = _publishable(work, kept)
            found = proposal_in(work, checklist, kept.source)
        return replace(found, doubts=(*_overtaken(kept, found.newest), *found.doubts))

    def publish(
        self,
        draft: DraftId,
        revision: int,
        by: PersonId | None = None,
        *,
        correction: bool = False,
        remark: str = "",
    ) -> tuple[str, int]:
        """Make it the newest version of its code, and no draft any more; gives code and number.

        DraftChanged where it is not `revision` any more; ChecklistInvalid while something is wrong in it.
        """
        with self._work.read() as work:
            kept = work.drafts.get(draft)
            checklist = _publishable(work, kept)
        # Seconds where there are 1,000 questions; nobody else is kept from writing meanwhile.
        source = self._files.rewritten(kept.source, checklist)
        with self._work() as work:
            _publishable(work, kept)
            if kept.revision != revision or not work.drafts.remove(draft, revision):
                raise _changed(work, draft)
            work.record(ChecklistDraftDiscarded(draft))
            return publish_in(work, checklist, source, Signed(self._clock(), by, correction, remark))

    def _begin(
        self, work: Work, checklist: Checklist, base: BasedOn | None, source: str, by: PersonId | None
    ) -> DraftId:
        begun = work.drafts.add(ChecklistDraft(DraftId(0), checklist, base, source, 1, by, self._clock()))
        work.record(ChecklistDraftSaved(begun))
        return begun


def _publishable(work: Work, draft: ChecklistDraft) -> Checklist:
    # As the file will have it: a number that never ends is cut there, and the score goes by what is written.
    checklist = read_checklist(to_plain(draft.checklist))
    if not draft.is_next_version and work.checklists.newest(checklist.code) is not None:
        raise Refused(
            message("There is a checklist {code} already.", code=checklist.code),
            message("Give this one another code, or discard this draft and edit that checklist."),
        )
    return checklist


def _title(title: str, language: Language) -> Wording:
    if not title.strip():
        raise Refused(message("The checklist has no title."), message("Write what it is called."))
    return Wording({language: title.strip()})


def _taken(work: Work) -> set[str]:
    return {row.code for row in work.checklists.rows()} | {row.code for row in work.drafts.rows()}


def _base(work: Work, version: ChecklistVersionId) -> BasedOn:
    return BasedOn(version, work.checklists.get(version).code, work.checklists.number(version))


def _draft_of(work: Work, code: str) -> DraftId | None:
    return next((row.id for row in work.drafts.rows() if row.code == code), None)


def _changed(work: Work, draft: DraftId) -> DraftChanged:
    now = work.drafts.get(draft)
    name = None if now.edited_by is None else work.people.person(now.edited_by).name
    return DraftChanged(now, name, work.settings().zone)


def _overtaken(draft: ChecklistDraft, newest: int | None) -> tuple[Advice, ...]:
    base = draft.based_on
    if base is None or newest is None or newest <= base.number:
        return ()
    words = message(
        "v{newest} was published since this draft was begun from v{base}; what it changed is changed back.",
        newest=newest,
        base=base.number,
    )
    return (Advice("overtaken", "", words),)
