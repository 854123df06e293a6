"""Trying a version of a checklist on the evaluations of the past before it is published."""

from collections.abc import Iterator

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.what_if import PastEvaluation, WhatIf, replay
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.texts import message

READ_TOGETHER = 500


class Trying:
    """Replays history; nothing of it is kept."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def on_past(self, checklist: Checklist, most: int, progress: Progress) -> WhatIf:
        """How the last `most` evaluations by any version of that checklist would have come out under this one."""
        with self._work.read() as work:
            total = min(most, work.evaluations.count_by(checklist.code))
            return replay(checklist, self._past(work, checklist.code, total, progress))

    def _past(self, work: Work, code: str, most: int, progress: Progress) -> Iterator[PastEvaluation]:
        for done, each in enumerate(work.evaluations.past(code, most)):
            if done % READ_TOGETHER == 0:
                progress.at(done, most, message("Scoring past evaluations"))
            yield each
