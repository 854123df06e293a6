"""Trying a version on 100,000 past evaluations of 30 questions beside scoring the same answers in a bare loop."""

import sys
import time
from decimal import Decimal
from random import Random

from bench_answering import form

from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.scoring import score
from qa_studio.domain.what_if import PastEvaluation, replay

EVALUATIONS, QUESTIONS = 100_000, 30
LIMIT = 2.0


def main() -> int:
    """Print the ratio; 1 where it is missed."""
    checklist, chance = form(QUESTIONS), Random(3)
    codes = [question.code for question in checklist.questions]
    forms = [
        Answers(checklist.code, {code: chance.choice(("yes", "yes", "yes", "partly", "no", "na")) for code in codes})
        for _ in range(1000)
    ]
    past = [
        PastEvaluation(
            EvaluationId(at), RecordingId(at), "Li Jing", f"Team {at % 20}", forms[at % 1000], Decimal(80), "pass", None
        )
        for at in range(EVALUATIONS)
    ]
    began = time.process_time()
    for each in past:
        score(checklist, each.answers)
    bare = time.process_time() - began
    began = time.process_time()
    found = replay(checklist, past)
    ours = time.process_time() - began
    assert found.whole.evaluations == EVALUATIONS
    print(f"replayed {ours:.1f} s, scored in a bare loop {bare:.1f} s: {ours / bare:.2f} (limit {LIMIT})")
    return int(ours / bare > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
