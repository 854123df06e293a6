"""How a score came about, in the words of the checklist: what the command, the window and the PDF show alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Method, WeightGoesTo
from qa_studio.domain.marks import State
from qa_studio.domain.score import in_words
from qa_studio.texts import Catalogue, Language, Message, catalogue, message


@dataclass(frozen=True, slots=True)
class ExplainedQuestion:
    """One question: `weight` is what full marks were worth, `share` of it in %, `earned` what came of it.

    All three are None where it takes no part, and `share` under base, where points are gained or taken.
    """

    code: str
    number: str
    wording: str
    answer: str
    state: State
    weight: Fraction | None
    share: Fraction | None
    earned: Fraction | None
    lost: bool
    fails: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSection:
    """One section with its sums, in the unit of the form; None where nothing in it takes part."""

    code: str
    number: str
    title: str
    questions: tuple[ExplainedQuestion, ...]
    weight: Fraction | None
    share: Fraction | None
    earned: Fraction | None
    failed: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score from its answers to its verdict; `rules` say how this checklist counts, `conclusion` what follows.

    `exact` is the score before rounding and before a form fail, `score` the official one.
    """

    method: Method
    headings: "ExplainedHeadings"
    rules: tuple[str, ...]
    sections: tuple[ExplainedSection, ...]
    weight: Fraction
    earned: Fraction
    exact: Fraction | None
    score: Decimal | None
    conclusion: tuple[str, ...]
    language: Language

    def lines(self) -> tuple[str, ...]:
        """All of it as lines of text."""
        return tuple(self._lines(catalogue(self.language)))

    def _lines(self, say: Catalogue) -> Iterator[str]:
        yield from self.rules
        for section in self.sections:
            sums = figures(section.weight, section.share, section.earned, self.method, say)
            yield _joined(f"{section.number}  {section.title}", sums, say)
            yield from (f"     {remark}" for remark in section.remarks)
            for each in section.questions:
                sums = figures(each.weight, each.share, each.earned, self.method, say)
                words = f"{each.answer}, {sums}" if sums else each.answer
                yield _joined(f"  {each.number}  {each.wording}", words, say)
                yield from (f"       {remark}" for remark in each.remarks)
        yield from self.conclusion


@dataclass(frozen=True, slots=True)
class ExplainedHeadings:
    """What stands above the columns of weight, share and earned; an empty one has no column."""

    weight: str
    share: str
    earned: str


def headings(checklist: Checklist, say: Catalogue) -> ExplainedHeadings:
    """The names of the columns under the method of `checklist`."""
    match checklist.scoring.method:
        case Method.PERCENTAGE:
            weight = say("Weight in the form") if checklist.weighs_sections else say("Weight")
            return ExplainedHeadings(weight, say("Share, %"), say("Earned"))
        case Method.POINTS:
            return ExplainedHeadings(say("Possible points"), say("Share, %"), say("Points"))
        case Method.BASE:
            return ExplainedHeadings(say("At best"), "", say("Points"))


def figures(
    weight: Fraction | None, share: Fraction | None, earned: Fraction | None, method: Method, say: Catalogue
) -> str:
    """“50% of 4 = 2”; empty where nothing takes part."""
    if earned is None or weight is None:
        return ""
    if method is Method.BASE:
        return say("{points} points", points=in_words(earned))
    if share is None:
        return say("{earned} of {possible}", earned=in_words(earned), possible=in_words(weight))
    return say(
        "{share}% of {weight} = {earned}", share=in_words(share), weight=in_words(weight), earned=in_words(earned)
    )


def rules(checklist: Checklist) -> Iterator[Message]:
    """How this checklist counts, in a sentence or two."""
    scoring = checklist.scoring
    if scoring.method is Method.PERCENTAGE:
        yield _percentage_rule(checklist)
        if checklist.weighs_sections:
            yield _SHIFTS[scoring.not_applicable]
        else:
            yield message("What doesn't apply leaves both sums: its weight goes to all the rest of the form.")
    elif scoring.method is Method.POINTS:
        yield message(
            "Points: what was earned of what was possible, in %. A section's multiplier multiplies both; "
            "what doesn't apply counts in neither."
        )
    else:
        yield message("From a base: the form starts with its points, and every answer adds or takes some.")


def _percentage_rule(checklist: Checklist) -> Message:
    if checklist.weighs_sections:
        return message(
            "Percentage: each section's weight is shared out over its questions by their weights; "
            "the score is what was earned of the weights that took part."
        )
    return message("Percentage: each answer earns a share of its question's weight; the score is earned of possible.")


_SHIFTS: Mapping[WeightGoesTo, Message] = {
    WeightGoesTo.FORM: message("What doesn't apply leaves the form: its weight goes to all that is left."),
    WeightGoesTo.SECTION: message("What doesn't apply leaves its weight to the other questions of its section."),
}


def _joined(label: str, words: str, say: Catalogue) -> str:
    return say.labelled(label, words) if words else label
