"""Wordings that inspectors misread: Yes as the bad answer, faults that earn points, double negatives."""

import re
from collections.abc import Iterator

from qa_studio.domain.checklist import Checklist, Option, Question
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.checklist_languages import Text, texts_of
from qa_studio.domain.doubts import Advice
from qa_studio.texts import Message, message

LANGUAGES = {"en": message("English"), "zh_CN": message("Chinese")}
LONG = 120
"""Characters that an inspector can take in at a glance while the call goes on."""
_YES = frozenset({"yes", "y", "true", "met", "是", "有", "达到", "符合", "做到"})
_NO = frozenset({"no", "n", "false", "not met", "否", "无", "没有", "未达到", "不符合", "未做到"})
_WHO = (
    r"(?:(?:was|were|is|are|did|does|do|has|have|had|the|an?|our|any|agents?|advis[oe]rs?|operators?|staff|employees?"
    r"|representatives?|callers?|customers?|he|she|they|clearly|often|ever)\s+)*"
)
_FAULT = re.compile(
    r"^" + _WHO + r"(?:interrupt\w*|insult\w*|offend\w*|rude\w*|impolite\w*|shout\w*|yell\w*|leak\w*|hid|hides|hidden"
    r"|conceal\w*|shirk\w*|misle[ad]\w*|ignor\w*|argue[sd]?|arguing|blame[sd]?|forgot|forgets|neglect\w*|invent\w*"
    r"|falsif\w*|fake[sd]?|lie[sd]?|lying|hung up|hangs? up|cuts? off|fail(?:s|ed)? to|threaten\w*|mock\w*"
    r"|swore|swears?|talk(?:s|ed)? over|kept? the customer waiting)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"^"
    + _WHO
    + r"(?:not|never|did ?n[o']t|does ?n[o']t|do ?n[o']t|didn’t|doesn’t|don’t|has ?n[o']t|hasn’t|was ?n[o']t"
    r"|wasn’t|is ?n[o']t|isn’t)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\b(nothing|nobody|no one|none|without|never|not)\b|n[’']t\b", re.IGNORECASE)
_WHO_ZH = r"^(?:坐席|客服|客服人员|员工|质检|是否|有无|有没有|对客户|向客户|与客户)*"
_FAULT_ZH = re.compile(
    _WHO_ZH + "(?:打断|抢话|辱骂|侮辱|泄露|泄漏|隐瞒|推卸|推诿|误导|欺骗|伪造|篡改|强迫|诱导|争吵|争执|顶撞|敷衍|故意"
    "|无故|威胁|嘲讽)"
)
_NEGATIVE_ZH = re.compile(_WHO_ZH + r"(?:未|并未|从未|没有?(?!.{1,6}的))")


def doubts_of_wording(question: Question) -> Iterator[Advice]:
    """Doubts about how one question is worded."""
    yes, no = _meaning(question, _YES), _meaning(question, _NO)
    if yes is not None and no is not None:
        yield from _yes_and_no(question, yes, no)
    longest = max((len(text) for text in question.text.texts.values()), default=0)
    if longest > LONG:
        words = message(
            "{n} characters are much to read while a call goes on: put the rest into the guidance.", n=longest
        )
        yield Advice("long", question.code, words, "text")


def _yes_and_no(question: Question, yes: Option, no: Option) -> Iterator[Advice]:
    texts = tuple(question.text.texts.values())
    if yes.worth < no.worth:
        words = message("Here Yes is the bad answer, which inspectors misread: turn the question round.")
        yield Advice("yes_is_bad", question.code, words, "text")
    elif yes.worth > no.worth and any(_names_a_fault(text) for text in texts):
        words = message("The wording names something bad, and Yes earns the points: turn one of the two round.")
        yield Advice("fault_earns", question.code, words, "text")
    elif yes.worth > no.worth and any(_is_negative(text) for text in texts):
        words = message("It is put in the negative, so that No means it did happen: ask for what is to be done.")
        yield Advice("negative", question.code, words, "text")


def _is_negative(text: str) -> bool:
    # "Not solved: handed over" names the case that it is about, and then asks for something.
    return not re.search("[:：,，]", text) and bool(_NEGATIVE.match(text) or _NEGATIVE_ZH.match(text))


def _names_a_fault(text: str) -> bool:
    return bool((_FAULT.match(text) and not _NOTHING.search(text)) or _FAULT_ZH.match(text))


def _meaning(question: Question, words: frozenset[str]) -> Option | None:
    """The first option that reads as one of `words`; where it has no wording of its own, its code is what is read."""
    for option in question.options:
        said = [text.strip().casefold() for text in option.text.texts.values()]
        if any(each in words or _first_word(each) in words for each in said):
            return option
    return None


def _first_word(said: str) -> str:
    return re.split(r"[\s,.:;!?，。：；！？、(（]", said, maxsplit=1)[0]


def doubts_of_translation(checklist: Checklist) -> Iterator[Advice]:
    """Texts that are missing in a language in which other questions are written.

    Where most are missing, one doubt about the form stands for all of them.
    """
    texts = list(texts_of(checklist))
    questions = [text.wording.texts for text in texts if text.key == "text"]
    for language, name in LANGUAGES.items():
        there = sum(language in each for each in questions)
        if not there and language not in checklist.title.texts:
            continue
        missing = [text for text in texts if text.wording.texts and language not in text.wording.texts]
        if missing and 2 * there < len(questions) and len(missing) > 2:
            words = message(
                "{n} of {all} texts are missing in {language}: translate them, or write in one language only.",
                n=len(missing),
                all=len(texts),
                language=name,
            )
            yield Advice("untranslated", "", words, "title")
            continue
        seen: set[Spot] = set()
        for text in missing:
            if text.spot not in seen:
                seen.add(text.spot)
                yield _untranslated(text, name)


def _untranslated(text: Text, language: Message) -> Advice:
    words = {
        "guidance": message("The guidance is missing in {language}: translate it.", language=language),
        "options": message("The wording of an answer is missing in {language}: translate it.", language=language),
        "comments": message("A ready comment is missing in {language}: translate it.", language=language),
        "bands": message("The name of a band is missing in {language}: translate it.", language=language),
    }.get(text.key, message("The text is missing in {language}: translate it.", language=language))
    code = text.spot.question or text.spot.section
    return Advice("untranslated", code, words, text.key, of_section=bool(text.spot.section))
