"""Explains a score: every weight, shift, fail and rounding of one form, from the same marks as the score itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist, Fails, Method, QuestionKind, Section, WeightGoesTo
from qa_studio.domain.explanation import ExplainedQuestion, ExplainedSection, Explanation, headings, rules
from qa_studio.domain.marks import Mark, State, marks_of
from qa_studio.domain.score import ScoreResult, Verdict, in_words, in_words_to_round, rounded
from qa_studio.domain.scoring import score, tally_of
from qa_studio.domain.scoring_points import limits
from qa_studio.domain.tally import Tally, by_section, counted, critical_marks, failed_sections, percent, total
from qa_studio.domain.worths import FULL, NOTHING
from qa_studio.texts import Language, catalogue


def explain(checklist: Checklist, answers: Answers, language: Language) -> Explanation:
    """How the score of `answers`, complete or not, comes about, in `language`."""
    return _Explaining(checklist, answers, language).whole()


class _Explaining:
    def __init__(self, checklist: Checklist, answers: Answers, language: Language) -> None:
        self._checklist = checklist
        self._language: Language = language
        self._say = catalogue(language)
        self._method = checklist.scoring.method
        self._marks = marks_of(checklist, answers)
        self._tally: Tally = tally_of(checklist, self._marks)
        self._result: ScoreResult = score(checklist, answers)
        self._scores = {each.code: each for each in self._result.questions}
        self._failed = failed_sections(self._marks)
        self._numbers = {
            question.code: f"{first}.{second}"
            for first, section in enumerate(checklist.sections, start=1)
            for second, question in enumerate(section.questions, start=1)
        }

    def whole(self) -> Explanation:
        """All of it."""
        groups = by_section(self._marks)
        return Explanation(
            method=self._method,
            headings=headings(self._checklist, self._say),
            rules=tuple(self._say.say(each) for each in rules(self._checklist)),
            sections=tuple(
                self._section(str(number), section, groups[section.code])
                for number, section in enumerate(self._checklist.sections, start=1)
            ),
            weight=self._tally.possible,
            earned=self._tally.earned,
            exact=self._tally.score,
            score=self._result.score,
            conclusion=tuple(self._conclusion()),
            language=self._language,
        )

    # Questions

    def _question(self, mark: Mark) -> ExplainedQuestion:
        outcome = self._scores[mark.question.code]
        counts = mark.counts
        share = None
        if counts and self._method is not Method.BASE and not mark.question.bonus:
            share = FULL * mark.share
        return ExplainedQuestion(
            code=mark.question.code,
            number=self._numbers[mark.question.code],
            wording=mark.question.text.in_language(self._language),
            answer=self._answer(mark),
            state=mark.state,
            weight=(NOTHING if mark.question.bonus else outcome.possible) if counts else None,
            share=share,
            earned=outcome.earned if counts else None,
            lost=mark.lost,
            fails=outcome.failed_form or outcome.failed_section,
            remarks=tuple(self._remarks(mark)),
        )

    def _answer(self, mark: Mark) -> str:
        say = self._say
        match mark.state:
            case State.HIDDEN:
                return say("Not asked")
            case State.OPEN:
                return say("Not answered")
            case State.NA:
                return say("Not applicable")
        if mark.question.kind is QuestionKind.TEXT:
            return say("Answered")
        if mark.question.kind.has_options:
            words = say.listed(option.text.in_language(self._language) for option in mark.chosen)
            return words or say("None")
        if isinstance(mark.answer, Decimal):
            return in_words(Fraction(mark.answer))
        return str(mark.answer)

    def _remarks(self, mark: Mark) -> Iterator[str]:
        say = self._say
        if not mark.question.kind.scored:
            yield say("Never scored")
        elif mark.state is State.HIDDEN:
            yield say("Takes no part: not asked because of an earlier answer")
        elif mark.state is State.OPEN:
            yield say("Takes no part until it is answered")
        elif mark.state is State.NA:
            yield self._shift(mark)
        else:
            yield from self._weighing(mark)
        if mark.fails(Fails.FORM):
            yield say("This answer fails the form")
        if mark.fails(Fails.SECTION):
            yield say("This answer fails the section")
        if mark.alert:
            yield say("This answer raises an alert")

    def _shift(self, mark: Mark) -> str:
        if self._method is not Method.PERCENTAGE:
            return self._say("Takes no part: counts neither in what was earned nor in what was possible")
        weight = in_words(self._planned(mark))
        if not self._in_section:
            return self._say("Its weight of {weight} goes to the rest of the form", weight=weight)
        if self._tally.sections[mark.section.code].possible:
            return self._say("Its weight of {weight} goes to the rest of its section", weight=weight)
        return self._say("Its weight of {weight} goes to the other sections", weight=weight)

    @property
    def _in_section(self) -> bool:
        checklist = self._checklist
        return checklist.weighs_sections and checklist.scoring.not_applicable is WeightGoesTo.SECTION

    def _weighing(self, mark: Mark) -> Iterator[str]:
        say, outcome = self._say, self._scores[mark.question.code]
        if mark.question.bonus:
            yield say("Bonus: added to what is earned, not to what is possible")
        elif self._method is Method.PERCENTAGE and not mark.question.weight:
            yield say("Weight 0: moves nothing by itself")
        elif self._method is Method.PERCENTAGE and (planned := self._planned(mark)) != outcome.possible:
            before, now = in_words(planned), in_words(outcome.possible)
            yield say(
                "Takes over from what takes no part: its weight of {before} becomes {now}", before=before, now=now
            )
        elif self._method is Method.POINTS and mark.section.multiplier != 1:
            points, times = in_words(mark.worth), in_words(mark.section.multiplier)
            possible = in_words(mark.full)
            yield say("{points} of {possible} points, times {times}", points=points, possible=possible, times=times)

    def _planned(self, mark: Mark) -> Fraction:
        """Weight in the form when everything applies."""
        if not self._checklist.weighs_sections:
            return mark.question.weight
        shared = total(each.weight for each in mark.section.questions if each.kind.scored)
        return (mark.section.weight or NOTHING) * mark.question.weight / shared if shared else NOTHING

    # Sections

    def _section(self, number: str, section: Section, marks: Sequence[Mark]) -> ExplainedSection:
        result = self._tally.sections[section.code]
        takes_part = bool(counted(marks))
        share = None if self._method is Method.BASE else percent(result.earned, result.possible)
        return ExplainedSection(
            code=section.code,
            number=number,
            title=section.title.in_language(self._language),
            questions=tuple(self._question(mark) for mark in marks),
            weight=result.possible if takes_part else None,
            share=share if takes_part else None,
            earned=result.earned if takes_part else None,
            failed=section.code in self._failed,
            remarks=tuple(self._section_remarks(section, marks)),
        )

    def _section_remarks(self, section: Section, marks: Sequence[Mark]) -> Iterator[str]:
        say, result = self._say, self._tally.sections[section.code]
        if not counted(marks):
            yield say("Nothing in this section takes part")
            return
        if self._checklist.weighs_sections:
            sharing = [mark for mark in marks if mark.question.kind.scored and (mark.counts or not self._in_section)]
            if shared := total(mark.question.weight for mark in sharing):
                unit = (section.weight or NOTHING) / shared
                yield say(
                    "Section weight {weight} over question weights of {shared}: each 1 counts {unit} in the form",
                    weight=in_words(section.weight or NOTHING),
                    shared=in_words(shared),
                    unit=in_words(unit),
                )
        if section.code in self._failed:
            by = say.listed(self._numbers[mark.question.code] for mark in marks if mark.fails(Fails.SECTION))
            yield say("Failed by {questions}: earns 0 of {possible}", questions=by, possible=in_words(result.possible))

    # What follows

    def _conclusion(self) -> Iterator[str]:
        if self._result.verdict is Verdict.NOT_SCORED:
            yield self._say("Nothing takes part: no score")
        else:
            yield from self._sums()
            yield from self._fails()
            yield from self._verdict()
        yield from self._critical()

    def _sums(self) -> Iterator[str]:
        exact, say = self._tally.score, self._say
        if exact is None:
            return
        if self._method is Method.BASE:
            yield from self._from_start()
        else:
            raw = percent(self._tally.earned, self._tally.possible) or NOTHING
            yield say(
                "Form: {earned} of {possible} = {score}%",
                earned=in_words(self._tally.earned),
                possible=in_words(self._tally.possible),
                score=in_words(raw),
            )
            if raw != exact:
                yield say("Form: held at the ceiling {ceiling}", ceiling=in_words(exact))
        if exact == rounded(exact):
            yield say("Nothing to round: {score}", score=str(rounded(exact)))
        else:
            words = in_words_to_round(exact)
            yield say("Rounded once, half up: {exact} becomes {score}", exact=words, score=str(rounded(exact)))

    def _from_start(self) -> Iterator[str]:
        start, floor, ceiling = limits(self._checklist.scoring)
        exact = start + self._tally.earned
        start_words, points, found = in_words(start), in_words(self._tally.earned), in_words(exact)
        yield self._say("Form: start {start}, points {points} = {score}", start=start_words, points=points, score=found)
        if exact > ceiling:
            yield self._say("Form: held at the ceiling {ceiling}", ceiling=in_words(ceiling))
        elif exact < floor:
            yield self._say("Form: held at the floor {floor}", floor=in_words(floor))

    def _fails(self) -> Iterator[str]:
        result, say = self._result, self._say
        if not result.failed_by:
            return
        by = say.listed(self._numbers[code] for code in result.failed_by)
        if result.score_before_fail is None:
            yield say("The form is failed by {questions}: the score is 0", questions=by)
        else:
            yield say(
                "The form is failed by {questions}: the score is 0, before the fail it was {before}",
                questions=by,
                before=str(result.score_before_fail),
            )

    def _verdict(self) -> Iterator[str]:
        result, say, scoring = self._result, self._say, self._checklist.scoring
        pass_mark = in_words(scoring.pass_mark)
        if result.verdict is Verdict.PASS:
            yield say("Pass mark {pass_mark}: pass", pass_mark=pass_mark)
        else:
            yield say("Pass mark {pass_mark}: fail", pass_mark=pass_mark)
        if result.band is not None:
            title = result.band.title.in_language(self._language)
            yield say("Band from {least} on: {band}", least=in_words(result.band.least), band=title)

    def _critical(self) -> Iterator[str]:
        if self._result.critical_score is None:
            return
        count = len(critical_marks(self._marks))
        yield self._say(
            "Critical score: {score}, of critical questions: {count}",
            score=str(self._result.critical_score),
            count=count,
        )
