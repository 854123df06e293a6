"""Sample papers of a believable centre, built by hand from domain objects."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader

from qa_studio.domain.action import (
    ActionId,
    ActionKind,
    ActionState,
    ActionStep,
    ImprovementAction,
    Measurement,
    Metric,
    MetricKind,
    Origin,
)
from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.cause_tree import Cause, CauseTree
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, InspectionId
from qa_studio.domain.listening import Ledger, SaidBy, ToHear
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import AudioState, Direction, Picked, RecordingId, RecordingState
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.scorecard import EvaluationRow, MemberLine, QuestionOutcome, Scorecard, TrendMark, build_card
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.reports.writer import PaperWriter
from qa_studio.services.papers import ActionsPaper, CausesPaper, EvaluationPaper, Imprint, ListPaper, ScorecardPaper
from qa_studio.services.rows import ActionRow, CauseRow, EvaluationHead, RecordingRow
from qa_studio.services.sound import Columns, Samples
from qa_studio.shipped import shipped

CALLED = datetime(2026, 5, 14, 2, 32, tzinfo=UTC)
TREE = CauseTree(
    (
        Cause(
            "RC-P",
            Wording({"en": "People", "zh_CN": "人员"}),
            (
                Cause(
                    "RC-P.1",
                    Wording({"en": "Service attitude", "zh_CN": "服务态度"}),
                    (
                        Cause("RC-P.1.1", Wording({"en": "Impatient, cold or rude", "zh_CN": "不耐烦、冷淡或粗鲁"})),
                        Cause("RC-P.1.3", Wording({"en": "Interrupting", "zh_CN": "打断客户"})),
                    ),
                ),
                Cause("RC-P.2", Wording({"en": "Business skill", "zh_CN": "业务能力"})),
            ),
        ),
        Cause("RC-R", Wording({"en": "Process", "zh_CN": "流程"}), ()),
    )
)


HEARD = (
    Ledger.of([Span(0, 60), Span(75, 240)], 1.5, "both")
    + Ledger.of([Span(30, 45), Span(250, 302)], 1.0, "both")
    + Ledger.of([Span(32, 40)], 1.0, "agent", 2)
)
TO_HEAR = ToHear(
    302.0,
    (SaidBy("agent", (Span(0, 28), Span(56, 84), Span(113, 141))), SaidBy("customer", (Span(28, 56), Span(85, 112)))),
)


class Call:
    """A call of five minutes in which agent and customer take turns."""

    channels = 2
    duration_s = 302.0
    sample_rate = 8000

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        """Bursts of speech, the two sides one after the other."""
        at = np.linspace(start_s, end_s, width)
        turn = (np.sin(at / 9.0) > 0) == (channel == 0)
        loud = np.where(turn, 0.25 + 0.5 * np.abs(np.sin(at * 3.7) * np.sin(at * 0.9)), 0.01).astype(np.float32)
        return Columns(-loud, loud, (0.45 * loud).astype(np.float32))

    def extent(self) -> float:
        """Its loudest sample."""
        return 0.75

    def samples(self, first: int, beyond: int) -> Samples:
        """Nothing finer than the columns is asked of it on paper."""
        raise AssertionError("paper is drawn from points")


def imprint(language: Any = "en", **changes: Any) -> Imprint:
    return replace(
        Imprint(language, "Asia/Shanghai", "华东客服中心 East Centre", datetime(2026, 5, 20, 6, 0, tzinfo=UTC)),
        **changes,
    )


def shipped_checklist(code: str = "inbound-consultation") -> Checklist:
    return read_text_of(shipped(f"checklists/{code}.checklist.yaml").read_text("utf-8"))


def recording_row(**changes: Any) -> RecordingRow:
    row = RecordingRow(
        id=RecordingId(7), path="/calls/2026/20260514-103200_王芳_13812348001.wav", started_at=CALLED, duration_s=302.0,
        channels=2, sample_rate=8000, codec="pcm", complete=True, state=RecordingState.DONE, agent=AgentId(1),
        agent_name="王芳", agent_number="A1027", team=TeamId(1), team_name="华东一组", queue="Billing",
        direction=Direction.IN, customer_number="13812348001", case="CS-2318", csat=2.0, score=77.0,
        audio=AudioState.PRESENT, assigned_to=PersonId(1), assigned_name="李静", due_on=None, picked=Picked.RANDOM,
        content_hash="ab" * 32,
    )  # fmt: skip
    return replace(row, **changes)


def cause_row(number: int, cause: str, question: str | None = "IC-2.1", note: str = "", **changes: Any) -> CauseRow:
    logged = RootCause(
        RootCauseId(number), InspectionId(3), RecordingId(7), cause, PersonId(1), CALLED + timedelta(days=1), question,
        note, Span(59.0, 65.2),
    )  # fmt: skip
    row = CauseRow(
        logged, Wording({"en": "Listens patiently", "zh_CN": "耐心倾听"}), "inbound-consultation", AgentId(1), "王芳",
        TeamId(1), "华东一组", CALLED, "李静", EvaluationId(12), (17,),
    )  # fmt: skip
    return replace(row, **changes)


def action_row(number: int = 17, **changes: Any) -> ActionRow:
    row = ActionRow(
        id=number, number=f"A-{number}", title="Billing refresher: identity check 账单业务复训",
        state=ActionState.IN_PROGRESS, kind=ActionKind.TRAINING, owner="陈立", department="培训部",
        due_on=date(2026, 5, 10), evaluate_on=date(2026, 7, 1),
        round=1, causes=2, overdue=True, baseline=47.0, target=85.0, effect=None,
    )  # fmt: skip
    return replace(row, **changes)


def action(number: int = 17, **changes: Any) -> ImprovementAction:
    made = ImprovementAction(
        id=ActionId(number), title="Billing refresher: identity check 账单业务复训", origin=Origin.EVALUATION,
        problem="Data was disclosed before the identity check.\n客户身份未核实即提供账户信息。",
        state=ActionState.IN_PROGRESS, causes=(RootCauseId(1),), measure="Refresher of 90 minutes with call examples",
        kind=ActionKind.TRAINING, owner="陈立", department="培训部", due_on=date(2026, 5, 10),
        metric=Metric(MetricKind.QUESTION_MET, checklist="inbound-consultation", question="IC-1.2"),
        baseline=Measurement(47.0, date(2026, 4, 1), date(2026, 4, 30), 117, 38.0, 56.1), target=85.0,
        evaluate_on=date(2026, 7, 1), approver="陈组长", approved_on=date(2026, 4, 30), started_on=date(2026, 5, 2),
        steps=(ActionStep(ActionState.ANALYSED, PersonId(1), CALLED, "Five calls heard"),),
    )  # fmt: skip
    return replace(made, **changes)


def answers_for(checklist: Checklist, chosen: Mapping[str, AnswerValue]) -> Answers:
    values: dict[str, AnswerValue] = {}
    for question in checklist.questions:
        best = max(question.options, key=lambda option: (option.fails is None, option.worth))
        values[question.code] = chosen.get(question.code, best.code)
    return Answers(checklist.code, values)


def evaluation_paper(
    chosen: Mapping[str, AnswerValue] | None = None, *, checklist: Checklist | None = None, **changes: Any
) -> EvaluationPaper:
    form = checklist or shipped_checklist()
    if chosen is None:
        chosen = {"IC-1.2": "no", "IC-2.1": "partly"}
    answers = answers_for(form, chosen)
    if checklist is None:
        answers = answers.with_comment("IC-1.2", "Balance read out before the ID digits. 客户说“王芳”没有核实身份")
        answers = answers.with_comment(
            "IC-2.1", "打断客户两次，客户明显不满，之后没有致歉，也没有说明等待的原因和时间。"
        )
        answers = answers.with_evidence("IC-1.2", [Span(42.0, 47.3)]).with_evidence(
            "IC-2.1", [Span(59.0, 65.2), Span(190.0, 190.0)]
        )
    result = score(form, answers)
    evaluation = Evaluation(
        id=EvaluationId(12), chain=EvaluationId(12), revision=1, state=EvaluationState.CURRENT,
        inspection=InspectionId(3), recording=RecordingId(7), checklist=ChecklistVersionId(2), inspector=PersonId(1),
        agent=AgentId(1), team=TeamId(1), picked=Picked.RANDOM, completed_at=CALLED + timedelta(days=1),
        answers=answers, score=result.score, score_before_fail=result.score_before_fail,
        critical_score=result.critical_score, verdict=result.verdict.value, band=None,
        summary="The answer itself was right; the identity check came too late.", heard=HEARD,
    )  # fmt: skip
    paper = EvaluationPaper(
        evaluation=evaluation, checklist=form, version=4, result=result, recording=recording_row(), inspector="李静",
        causes=(cause_row(1, "RC-P.1.3", note="客户说话时连续打断"), cause_row(2, "RC-R", None)),
        actions=(action_row(), action_row(18, title="Hold phrases on one card", overdue=False)),
        tree=TREE, to_hear=TO_HEAR, waveform=Call(), agent_name="王芳", team_name="华东一组",
    )  # fmt: skip
    return replace(paper, **changes)


def head(revision: int, state: EvaluationState, reason: str = "") -> EvaluationHead:
    return EvaluationHead(
        EvaluationId(11 + revision), revision, state, Wording({"en": "Inbound"}), 4, "李静", CALLED, 71.5, 71.5, "fail",
        None, reason,
    )  # fmt: skip


def withdrawn_paper() -> EvaluationPaper:
    paper = evaluation_paper()
    taken_back = replace(
        paper.evaluation, revision=2, state=EvaluationState.WITHDRAWN, reason="Wrong recording 选错录音"
    )
    history = (head(1, EvaluationState.SUPERSEDED), head(2, EvaluationState.WITHDRAWN, "Wrong recording 选错录音"))
    return replace(paper, evaluation=taken_back, history=history)


def evaluation_rows(
    n: int, form: Checklist, *, agent: int = 1, name: str = "王芳", every: int = 2, dip: bool = True
) -> list[EvaluationRow]:
    """`n` evaluations every few days; the middle third is weaker and two of them failed the form."""
    rows = []
    for at in range(n):
        weak = dip and n // 3 <= at < n // 2
        lost = {(at * 7 + agent) % 10, (at * 3) % 10} | ({1, 2, 5} if weak else set())
        outcomes = []
        for place, question in enumerate(form.questions):
            possible = float(question.weight)
            part = 0.0 if place in lost else 1.0
            outcomes.append(
                QuestionOutcome(
                    question.code,
                    form.section_of(question.code).code,
                    possible * part,
                    possible,
                    place in lost,
                    question.critical.value if question.critical else None,
                    weak and at % 4 == 0 and place == 2,
                )
            )
        earned = 100 * sum(o.earned for o in outcomes) / sum(o.possible for o in outcomes)
        failed = weak and at % 4 == 0
        called = CALLED + timedelta(days=every * at)
        pick = Picked.RANDOM if at % 6 != 5 else (Picked.COMPLAINT if at % 4 else Picked.RISK)
        rows.append(
            EvaluationRow(
                id=EvaluationId(100 * agent + at),
                recording=RecordingId(100 * agent + at),
                checklist=form.code,
                version=3 if at < n // 4 else 4,
                title=form.title,
                inspector="李静" if at % 2 else "孙悦",
                agent=AgentId(agent),
                agent_name=name,
                agent_number=f"A10{agent:02d}",
                team=TeamId(1),
                team_name="华东一组",
                queue="Billing",
                picked=pick,
                called_at=called,
                completed_at=called,
                score=0.0 if failed else round(earned, 2),
                score_before_fail=round(earned, 2),
                critical_score=100.0,
                verdict="fail" if failed or earned < 80 else "pass",
                band="Pass",
                csat=3.0 + at % 3,
                outcomes=tuple(outcomes),
            )
        )
    return rows


def scorecard_paper(n: int = 36, *, subject: str = "王芳", team: bool = False, checklists: int = 1) -> ScorecardPaper:
    cards, forms, members = [], {}, []
    for code in ("inbound-consultation", "complaint-handling", "follow-up")[:checklists]:
        form = shipped_checklist(code)
        rows = evaluation_rows(n, form)
        others = evaluation_rows(40, form, agent=2, name="李伟", dip=False)
        mark = TrendMark((CALLED + timedelta(days=n + 2)).date(), "A-17", 17)
        cards.append(build_card(rows, others, [mark], 8, False))
        forms[code] = form
        if team:
            for number, name in enumerate(("王芳", "李伟", "张敏"), 1):
                estimate = cards[-1].score
                assert estimate is not None
                short = replace(estimate, n=5) if number == 3 else estimate
                members.append(MemberLine(AgentId(number), name, f"A100{number}", code, short, number - 1))
    detail = "12 agents" if team else "A1027, 华东一组"
    card = Scorecard(subject, detail, date(2026, 5, 1), date(2026, 8, 31), tuple(cards), tuple(members))
    return ScorecardPaper(card, forms)


def actions_paper(count: int = 3) -> ActionsPaper:
    rows = [action_row()]
    actions = [action()]
    effect = Measurement(88.0, date(2026, 6, 1), date(2026, 6, 30), 131, 81.3, 92.5)
    for number in range(18, 17 + count):
        rows.append(
            action_row(number, title="Hold phrases on one card", state=ActionState.EFFECTIVE, overdue=False,
                       due_on=date(2026, 6, 30), effect=88.0)
        )  # fmt: skip
        actions.append(
            action(number, title="Hold phrases on one card", state=ActionState.EFFECTIVE, effect=effect,
                   done_on=date(2026, 6, 20), proof="12 of 12 agents took part", due_on=date(2026, 6, 30))
        )  # fmt: skip
    causes = {17: (cause_row(1, "RC-P.1.3", note="连续打断"), cause_row(2, "RC-P.2"))}
    return ActionsPaper(date(2026, 5, 20), tuple(rows), tuple(actions), causes, TREE)


def causes_paper() -> CausesPaper:
    codes = ["RC-P.1.3"] * 9 + ["RC-P.1.1"] * 4 + ["RC-P.2"] * 3 + ["RC-R"]
    rows = tuple(cause_row(number, code, note="客户说“不满意”") for number, code in enumerate(codes, 1))
    return CausesPaper(date(2026, 5, 1), date(2026, 8, 31), rows, TREE)


class Office:
    """The builders of this module, for tests that can't import it."""

    imprint = staticmethod(imprint)
    evaluation = staticmethod(evaluation_paper)
    withdrawn = staticmethod(withdrawn_paper)
    scorecard = staticmethod(scorecard_paper)
    actions = staticmethod(actions_paper)
    causes = staticmethod(causes_paper)
    checklist = staticmethod(shipped_checklist)
    recording = staticmethod(recording_row)
    cause = staticmethod(cause_row)
    action_row = staticmethod(action_row)
    head = staticmethod(head)


@dataclass(frozen=True)
class Printed:
    """A PDF as a reader sees it."""

    path: Path
    pages: int

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def texts(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    def says(self, words: str) -> bool:
        """Whether the words stand in it, wherever its lines end."""
        return "".join(words.split()) in "".join("".join(self.texts).split())

    def fonts(self) -> list[tuple[str, bool]]:
        """Each font with whether its file is inside."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            for reference in resources["/Font"].values():
                font = reference.get_object()
                descriptor = font.get("/FontDescriptor")
                found[str(font["/BaseFont"])] = descriptor is not None and "/FontFile2" in descriptor.get_object()
        return list(found.items())


class Press:
    """Prints with the real writer into a folder."""

    def __init__(self, folder: Path, writer: PaperWriter) -> None:
        self.folder, self.writer = folder, writer

    def evaluation(self, paper: EvaluationPaper, how: Imprint) -> Printed:
        out = self.folder / "evaluation.pdf"
        return Printed(out, self.writer.evaluation(paper, how, out))

    def scorecard(self, paper: ScorecardPaper, how: Imprint) -> Printed:
        out = self.folder / "scorecard.pdf"
        return Printed(out, self.writer.scorecard(paper, how, out))

    def actions(self, paper: ActionsPaper, how: Imprint) -> Printed:
        out = self.folder / "actions.pdf"
        return Printed(out, self.writer.actions(paper, how, out))

    def causes(self, paper: CausesPaper, how: Imprint) -> Printed:
        out = self.folder / "causes.pdf"
        return Printed(out, self.writer.causes(paper, how, out))

    def table(self, paper: ListPaper, how: Imprint) -> Printed:
        out = self.folder / "list.pdf"
        return Printed(out, self.writer.table(paper, how, out))


@pytest.fixture(scope="session")
def writer() -> PaperWriter:
    return PaperWriter()


@pytest.fixture
def press(tmp_path: Path, writer: PaperWriter) -> Press:
    return Press(tmp_path, writer)


@pytest.fixture
def office() -> type[Office]:
    return Office
