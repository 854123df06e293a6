"""Computing the scores of all evaluations again: a client that was tampered with could have stored others."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa_studio.domain.rescoring import Part, WrongScore, wrong_score
from qa_studio.domain.score import VERDICTS
from qa_studio.services.ports import WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.texts import Catalogue, Message, message

TELL_EVERY = 100
_LONGEST = 40
"""Of a stored figure more is not shown: who forged it could have written a novel."""


_PARTS: Mapping[Part, Message] = {
    Part.ANSWERS: message("answers open or unreadable"),
    Part.SCORE: message("score {stored} instead of {computed}"),
    Part.SCORE_BEFORE_FAIL: message("score before the fail {stored} instead of {computed}"),
    Part.CRITICAL_SCORE: message("critical score {stored} instead of {computed}"),
    Part.VERDICT: message("verdict {stored} instead of {computed}"),
    Part.BAND: message("band {stored} instead of {computed}"),
    Part.QUESTIONS: message("figures of single questions"),
}


@dataclass(frozen=True, slots=True)
class CheckedScores:
    """How many evaluations were looked at, and those whose answers give something else, the oldest first."""

    evaluations: int
    wrong: tuple[WrongScore, ...]


class ScoreCheck:
    """Holds what is stored against what the answers give under the version of their day."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def run(self, progress: Progress) -> CheckedScores:
        """Look at every evaluation that this person may read, of any revision."""
        done, wrong = 0, []
        with self._work.read() as work:
            total = work.evaluations.count_stored()
            for done, each in enumerate(work.evaluations.stored_scores(), start=1):
                if done % TELL_EVERY == 1:
                    progress.at(done - 1, max(done, total), message("Computing scores again"))
                if found := wrong_score(each, work.checklists.get(each.checklist)):
                    wrong.append(found)
        return CheckedScores(done, tuple(wrong))


def wrong_scores_in_words(found: CheckedScores, say: Catalogue) -> list[str]:
    """A line for each evaluation that bears something else than its answers give, and one that sums up."""
    lines = [
        say(
            "Evaluation {number} ({inspector}): {parts}",
            number=each.stored.id,
            inspector=each.stored.inspector,
            parts=_parts(each, say),
        )
        for each in found.wrong
    ]
    if not found.wrong:
        return [say("{count} evaluations, each as its answers give", count=found.evaluations)]
    return [
        *lines,
        say("{wrong} of {count} evaluations differ from their answers", wrong=len(lines), count=found.evaluations),
    ]


def _parts(wrong: WrongScore, say: Catalogue) -> str:
    def figure(part: Part, text: str | None) -> str:
        if text is None:
            return "–"
        return say.say(VERDICTS[text]) if part is Part.VERDICT and text in VERDICTS else text[:_LONGEST]

    return say.listed(
        say.say(
            Message(
                _PARTS[part].template,
                {
                    "stored": figure(part, wrong.stored.figures.get(part)),
                    "computed": figure(part, (wrong.computed or {}).get(part)),
                },
            )
        )
        for part in wrong.parts
    )
