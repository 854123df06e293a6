"""Puts what a look at the form gave into the lines and bars of the preview."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QObject

from qa_studio.domain.answer_effects import AnswerEffect
from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Checklist, Fails, Method, Question, Section
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.effect_words import effect_sentence, remarks
from qa_studio.domain.scoring_points import limits
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.balance_bars import BalanceBar
from qa_studio.ui.checklists.designer.effect_lines import EffectLine
from qa_studio.ui.checklists.designer.standing import Looked
from qa_studio.ui.formatting import NOTHING
from qa_studio.ui.inspect.options import mark_of
from qa_studio.ui.inspect.points import points_text

_HUNDRED = Fraction(100)


class Telling(QObject):
    """Says numbers of a form in the words of the window."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say

    def effect_lines(self, checklist: Checklist, question: Question, looked: Looked) -> list[EffectLine]:
        """A line for each answer."""
        return [self._line(checklist, question, looked, each) for each in looked.effects.answers]

    def _line(self, checklist: Checklist, question: Question, looked: Looked, effect: AnswerEffect) -> EffectLine:
        language = self._say.language
        sentence = effect_sentence(checklist, question, effect, looked.effects.points, language)
        score = NOTHING if effect.score is None else points_text(effect.score)
        said = [self._say.say(each) for each in remarks(effect)]
        if effect.fails is Fails.FORM:
            said.insert(0, self.tr("The official score is 0"))
        words, remark = self._say.say(sentence), self._say.listed(said)
        share = None if effect.score is None else float(effect.score) / float(top_of(checklist))
        tip = [words, remark] if remark else [words]
        if effect.fails is Fails.FORM:
            tip.append(self.tr("{score} is kept as the score before the fail.").format(score=score))
        return EffectLine(_mark(question, effect), words, remark, score, share, "\n".join(tip))

    def note(self, looked: Looked, numbers: Mapping[Spot, str]) -> str:
        """What the other answers are taken to be."""
        if looked.effects.failed_by:
            codes = self._say.listed(numbers.get(Spot(question=code), code) for code in looked.effects.failed_by)
            return self.tr("{numbers} fails the form").format(numbers=codes)
        return self.tr("with your other answers") if looked.tried else self.tr("if all else is met")

    def unit(self, checklist: Checklist, looked: Looked) -> str:
        """What the figures of the balance are."""
        if checklist.scoring.method is Method.BASE:
            return self.tr("points at stake")
        return self.tr("points") if _are_points(checklist, looked) else self.tr("share of the form")

    def section_bars(self, checklist: Checklist, looked: Looked, chosen: str) -> list[BalanceBar]:
        """A bar for each section; `chosen` is the code of the one in hand."""
        most = max(looked.sections.values(), default=Fraction(0))
        bars = []
        for number, section in enumerate(checklist.sections, start=1):
            title = section.title.in_language(self._say.language) or str(number)
            spot, points = Spot(section=section.code), looked.sections.get(section.code, Fraction(0))
            words = self._figure(checklist, looked, points)
            bars.append(BalanceBar(spot, title, _share(points, most), words, section.code == chosen))
        return bars

    def question_bars(self, checklist: Checklist, looked: Looked, section: Section, number: str) -> list[BalanceBar]:
        """A bar for each scored question of a section."""
        own = [(place, each) for place, each in enumerate(section.questions, start=1) if each.kind.scored]
        most = max((looked.points.get(each.code, Fraction(0)) for _, each in own), default=Fraction(0))
        bars = []
        for place, each in own:
            points = looked.points.get(each.code, Fraction(0))
            title = f"{number}.{place}  {each.text.in_language(self._say.language)}"
            words = self._figure(checklist, looked, points)
            bars.append(BalanceBar(Spot(question=each.code), title, _share(points, most), words))
        return bars

    def _figure(self, checklist: Checklist, looked: Looked, points: Fraction) -> str:
        if _are_points(checklist, looked):
            return points_text(points)
        share = 100 * points / looked.whole if looked.whole else Fraction(0)
        return self.tr("{n} %").format(n=points_text(share))


def _are_points(checklist: Checklist, looked: Looked) -> bool:
    # Weights that add up to 100 are what people call points.
    return checklist.scoring.method is not Method.PERCENTAGE or looked.whole == _HUNDRED


def top_of(checklist: Checklist) -> Fraction:
    """The highest score that bars reach; more than nothing."""
    scoring = checklist.scoring
    if scoring.method is Method.BASE:
        return max(Fraction(1), limits(scoring)[2])
    top = scoring.ceiling if scoring.method is Method.POINTS and scoring.ceiling is not None else _HUNDRED
    return max(_HUNDRED, top)


def _share(points: Fraction, most: Fraction) -> float:
    return float(points / most) if most > 0 and points > 0 else 0.0


def _mark(question: Question, effect: AnswerEffect) -> str:
    if effect.value == NOT_APPLICABLE and question.not_applicable:
        return "none"
    if effect.fails is Fails.FORM:
        return "fatal"
    codes = effect.value if isinstance(effect.value, tuple) else (effect.value,)
    chosen = next((option for option in question.options if option.code in codes), None)
    if chosen is not None:
        return mark_of(question, chosen)
    worths = [each.worth for each in question.ranges] or [Fraction(0)]
    if effect.within is None or effect.worth <= min(worths):
        return "bad"
    return "good" if effect.worth >= max(worths) else "partly"
