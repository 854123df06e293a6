"""Computing the scores of all evaluations again: a client that was tampered with could have stored others."""

from dataclasses import dataclass

from qa_studio.domain.rescoring import WrongScore, wrong_score
from qa_studio.services.ports import WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.texts import message

TELL_EVERY = 100


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
