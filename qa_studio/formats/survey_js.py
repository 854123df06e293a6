"""Forms of SurveyJS (https://surveyjs.io, JSON of its form library and creator) as checklists, as far as they map.

Pages and titled panels become sections; the form is scored by points: an answer earns its `score`, a right answer
(`correctAnswer`) the question's `score` or 1, a number or a rating level itself.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from qa_studio.formats.foreign_forms import (
    DEFAULT_PASS_MARK,
    Codes,
    Plain,
    SourcePath,
    Taking,
    mappings,
    means_not_applicable,
)
from qa_studio.formats.survey_conditions import Asked, show_when
from qa_studio.texts import message

_ELEMENTS = ("elements", "questions")
_LEVELS = 100
_UNMAPPED = (
    *("validators", "defaultValue", "defaultValueExpression", "choicesByUrl", "choicesFromQuestion", "enableIf"),
    *("requiredIf", "choicesVisibleIf", "choicesEnableIf", "maxSelectedChoices", "minSelectedChoices", "setValueIf"),
    *("showOtherItem", "hasOther", "showNoneItem", "hasNone", "min", "max", "minValueExpression", "maxValueExpression"),
)
_UNMAPPED_IN_FORM = ("triggers", "calculatedValues", "maxTimeToFinish", "timeLimit")
_ONE = frozenset({"radiogroup", "dropdown", "buttongroup", "imagepicker"})
_SEVERAL = frozenset({"checkbox", "tagbox"})
_INPUTS = {"number": "number", "range": "number", "date": "date", "datetime": "date", "datetime-local": "date"}


def is_survey(plain: Mapping[str, object]) -> bool:
    """Whether this is a form of SurveyJS."""
    return "checklist" not in plain and any(isinstance(plain.get(key), list) for key in ("pages", *_ELEMENTS))


class SurveyReading:
    """Makes the plain data of a checklist out of one form; what did not map goes to `taking`."""

    def __init__(self, survey: Plain, taking: Taking) -> None:
        self._survey, self._taking = survey, taking
        self._sections: list[Plain] = []
        self._section_codes, self._codes = Codes(), Codes()
        self._asked: dict[str, Asked] = {}

    def plain(self, name: str) -> Plain:
        """The checklist; its code is `name` where the form has no better one."""
        title = self._texts(self._survey.get("title"), name)
        self._taking.left_out("", self._survey, _UNMAPPED_IN_FORM)
        self._taking.no_pass_mark()
        for position, page in mappings(self._survey.get("pages")):
            self._page(page, ("pages", position))
        for key in _ELEMENTS:
            if isinstance(self._survey.get(key), list):
                self._page({key: self._survey[key], "title": self._survey.get("title")}, ())
        made: Plain = {
            "checklist": Codes().new(name, "survey"),
            "title": title,
            "scoring": {"method": "points", "pass_mark": DEFAULT_PASS_MARK},
            "sections": [section for section in self._sections if section["questions"]],
        }
        if self._survey.get("description"):
            made["note"] = self._texts(self._survey["description"], "")
        return made

    def _page(self, page: Plain, path: SourcePath) -> None:
        """Its questions, those between titled panels in sections of their own."""
        loose = False
        for key in _ELEMENTS:
            for position, element in mappings(page.get(key)):
                here = (*path, key, position)
                if element.get("type") == "panel" and element.get("title"):
                    self._begin(element, here)
                    self._panel(element, here, [page])
                    loose = False
                    continue
                if not loose:
                    self._begin(page, path)
                    loose = True
                self._element(element, here, [page])

    def _begin(self, container: Plain, path: SourcePath) -> None:
        if self._sections and not self._sections[-1]["questions"]:
            self._sections.pop()
        number = len(self._sections) + 1
        name = container.get("name") or f"section-{number}"
        title = self._texts(container.get("title"), str(name))
        self._taking.begin_section(self._sections, self._section_codes.new(name, f"section-{number}"), title, path)

    def _panel(self, panel: Plain, path: SourcePath, around: list[Plain]) -> None:
        for key in _ELEMENTS:
            for position, element in mappings(panel.get(key)):
                self._element(element, (*path, key, position), [*around, panel])

    def _element(self, element: Plain, path: SourcePath, around: list[Plain]) -> None:
        kind = str(element.get("type", "text"))
        if kind == "panel":
            self._panel(element, path, around)
        elif kind == "matrix":
            self._matrix(element, path, around)
        else:
            self._question(element, kind, path, around)

    def _question(self, element: Plain, kind: str, path: SourcePath, around: list[Plain]) -> None:
        name = str(element.get("name", ""))
        make = self._maker(kind)
        if make is None:
            words = message("Questions of the type {type} can't be asked here; it was left out.", type=kind)
            self._taking.note(name, words)
            return
        code = self._codes.new(name, f"question-{len(self._asked) + 1}")
        question: Plain = {"code": code, "text": self._texts(element.get("title"), name or code)}
        if element.get("description"):
            question["guidance"] = self._texts(element["description"], "")
        if name and code != name:
            self._taking.note(code, message("It was named {name}; a code has letters a-z and digits only.", name=name))
        self._taking.left_out(code, element, _UNMAPPED)
        self._condition(question, element, around)
        values = make(question, element)
        self._asked[name] = Asked(code, str(question["kind"]), values)
        self._taking.add_question(self._sections, question, path)

    def _maker(self, kind: str) -> Callable[[Plain, Plain], Mapping[str, str]] | None:
        if kind in _ONE | _SEVERAL:
            return self._choice
        makers = {
            "boolean": self._boolean,
            "rating": self._rating,
            "text": self._text,
            "number": self._number,
            "comment": self._text,
        }
        return makers.get(kind)

    def _condition(self, question: Plain, element: Plain, around: list[Plain]) -> None:
        conditions = [str(each["visibleIf"]) for each in (*around, element) if each.get("visibleIf")]
        if element.get("visible") is False:
            self._taking.left_out(str(question["code"]), {"visible: false": True}, ["visible: false"])
        if not conditions:
            return
        when = show_when(conditions[0], self._asked) if len(conditions) == 1 else None
        if when is not None:
            question["show_when"] = when
            return
        words = message(
            "The condition {condition} can't be written here; the question is always asked.",
            condition=" and ".join(conditions)[:200],
        )
        self._taking.note(str(question["code"]), words)

    def _choice(self, question: Plain, element: Plain) -> Mapping[str, str]:
        several = element.get("type") in _SEVERAL or element.get("multiSelect") is True
        question["kind"] = "multiple" if several else "choice"
        choices = element.get("choices")
        return self._options(question, element, choices if isinstance(choices, list) else [])

    def _boolean(self, question: Plain, element: Plain) -> Mapping[str, str]:
        question["kind"] = "choice"
        right = element.get("correctAnswer", element.get("valueTrue", True))
        choices: list[object] = [
            {"value": element.get("valueTrue", True), "text": element.get("labelTrue", "Yes")},
            {"value": element.get("valueFalse", False), "text": element.get("labelFalse", "No")},
        ]
        if "correctAnswer" not in element:
            words = message("It does not say which answer is right; Yes was taken to earn 1 point.")
            self._taking.note(str(question["code"]), words)
        return self._options(question, {**element, "correctAnswer": right}, choices)

    def _rating(self, question: Plain, element: Plain) -> Mapping[str, str]:
        values = element.get("rateValues")
        if isinstance(values, list) and values:
            question["kind"] = "choice"
            return self._options(question, element, values)
        least, most, step = (
            element.get(key, usual) for key, usual in (("rateMin", 1), ("rateMax", 5), ("rateStep", 1))
        )
        if not all(isinstance(each, int | Decimal) for each in (least, most, step)):
            return self._number(question, element)
        least, most, step = Decimal(str(least)), Decimal(str(most)), Decimal(str(step))
        if not (least.is_finite() and most.is_finite() and step > 0 and 0 <= most - least <= _LEVELS * step):
            return self._number(question, element)
        question["kind"] = "choice"
        levels = [least + step * position for position in range(int((most - least) / step) + 1)]
        return self._options(question, element, [int(level) if level == int(level) else level for level in levels])

    def _number(self, question: Plain, element: Plain) -> Mapping[str, str]:
        question["kind"], question["ranges"] = "number", [{"points": 0}]
        self._taking.note(str(question["code"]), message("The number earns nothing; write what it is worth as ranges."))
        return {}

    def _text(self, question: Plain, element: Plain) -> Mapping[str, str]:
        kind = _INPUTS.get(str(element.get("inputType", "text")), "text")
        if kind == "number":
            return self._number(question, element)
        question["kind"] = kind
        self._taking.left_out(str(question["code"]), element, ["correctAnswer"])
        return {}

    def _options(self, question: Plain, element: Plain, choices: list[object]) -> Mapping[str, str]:
        """Write the options; gives their codes by the values that conditions know them by."""
        codes, by_value, options = Codes(), dict[str, str](), list[Plain]()
        for number, choice in enumerate(choices, start=1):
            item = choice if isinstance(choice, dict) else {"value": choice}
            value = item.get("value", item.get("text", ""))
            if means_not_applicable(value) or means_not_applicable(item.get("text", "")):
                question["not_applicable"] = True
                continue
            spoken = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
            code = codes.new(spoken, f"option-{number}")
            by_value["true" if value is True else "false" if value is False else str(value)] = code
            text = self._texts(item.get("text"), spoken)
            options.append({"code": code, "text": text, "points": self._worth(item, value, element, choices)})
        self._tell_of_points(str(question["code"]), options)
        question["options"] = options
        return by_value

    def _worth(self, item: Plain, value: object, element: Plain, choices: list[object]) -> int | Decimal:
        for key in ("score", "points"):
            worth = item.get(key)
            if isinstance(worth, int | Decimal) and not isinstance(worth, bool):
                return worth
        right = element.get("correctAnswer")
        if right is not None:
            full = element.get("score", 1)
            earned = value in right if isinstance(right, list) else value == right
            return full if earned and isinstance(full, int | Decimal) else int(earned)
        values = [each.get("value") if isinstance(each, dict) else each for each in choices]
        numbers = [each for each in values if isinstance(each, int | Decimal) and not isinstance(each, bool)]
        own = value if isinstance(value, int | Decimal) and not isinstance(value, bool) else 0
        named = [each for each in values if not means_not_applicable(each)]
        return own if len(numbers) == len(named) else 0

    def _tell_of_points(self, code: str, options: list[Plain]) -> None:
        for option in options:
            points = option["points"]
            assert isinstance(points, int | Decimal)
            if points < 0:
                words = message(
                    "The answer {option} took {points} points away; it earns 0.", option=option["code"], points=points
                )
                self._taking.note(code, words)
                option["points"] = 0
        if options and all(option["points"] == 0 for option in options):
            self._taking.note(code, message("None of its answers has a score; write the points that they earn."))

    def _matrix(self, element: Plain, path: SourcePath, around: list[Plain]) -> None:
        """One question for each row, with the columns as its answers."""
        rows = element.get("rows")
        title = element.get("title") or element.get("name", "")
        for row in rows if isinstance(rows, list) and rows else [{"value": "", "text": title}]:
            item = row if isinstance(row, dict) else {"value": row}
            name = f"{element.get('name', 'matrix')}.{item.get('value', '')}".strip(".")
            own = {
                "type": "radiogroup",
                "name": name,
                "choices": element.get("columns", []),
                "title": item.get("text") or name,
            }
            shared: Plain = {key: element[key] for key in ("visibleIf", "visible", "description") if key in element}
            self._question({**own, **shared}, "radiogroup", path, around)

    def _texts(self, written: object, otherwise: str) -> dict[str, str]:
        """A text by language; SurveyJS calls the form's own language `default`."""
        if isinstance(written, dict):
            own = _language(str(self._survey.get("locale") or "en"))
            found = {own if key == "default" else _language(str(key)): str(text) for key, text in written.items()}
            kept = {language: text for language, text in found.items() if text.strip()}
            if kept:
                return kept
        text = "" if written is None or isinstance(written, dict | list) else str(written)
        return {"en": text if text.strip() else otherwise or "…"}


def _language(named: str) -> str:
    """`zh-cn` as `zh_CN`."""
    language, dash, place = named.replace("_", "-").partition("-")
    return f"{language}_{place.upper()}" if dash else language
