"""Evaluation forms of Amazon Connect (JSON of CreateEvaluationForm and DescribeEvaluationForm), as far as they map.

An answer's score of 0 to 10 becomes 0 to 100 % of the question's weight; weights stand at the questions (QUESTION_ONLY)
or at the sections (SECTION_ONLY).  See the API reference of Amazon Connect: EvaluationFormItem and what it holds.
"""

from collections.abc import Mapping
from decimal import Decimal

from qa_studio.formats.foreign_forms import DEFAULT_PASS_MARK, Codes, Plain, SourcePath, Taking, mappings
from qa_studio.texts import message

_KINDS = {"SINGLESELECT": "choice", "MULTISELECT": "multiple", "NUMERIC": "number", "TEXT": "text", "DATETIME": "date"}
_PROPERTIES = {"choice": "SingleSelect", "multiple": "MultiSelect", "number": "Numeric"}
_UNMAPPED_IN_FORM = (
    "AutoEvaluationConfiguration",
    "TargetConfiguration",
    "ReviewConfiguration",
    "LanguageConfiguration",
)
_TENFOLD = 10


def is_evaluation_form(plain: Mapping[str, object]) -> bool:
    """Whether this is an evaluation form of Amazon Connect."""
    form = plain.get("EvaluationForm", plain)
    return isinstance(form, dict) and isinstance(form.get("Items"), list)


class ConnectReading:
    """Makes the plain data of a checklist out of one form; what did not map goes to `taking`."""

    def __init__(self, document: Plain, taking: Taking) -> None:
        inner = document.get("EvaluationForm")
        self._form: Plain = inner if isinstance(inner, dict) else document
        self._start: SourcePath = ("EvaluationForm",) if isinstance(inner, dict) else ()
        self._taking = taking
        self._sections: list[Plain] = []
        self._section_codes, self._codes = Codes(), Codes()
        self._by_ref: dict[str, tuple[str, dict[str, str]]] = {}
        scoring = _mapping(self._form.get("ScoringStrategy"))
        self._mode = str(scoring.get("Mode", "QUESTION_ONLY"))
        self._scored = scoring.get("Status", "ENABLED") == "ENABLED"

    def plain(self, name: str) -> Plain:
        """The checklist; its code is `name`."""
        self._taking.no_pass_mark()
        self._taking.left_out("", self._form, _UNMAPPED_IN_FORM)
        self._taking.left_out("", _mapping(self._form.get("ScoringStrategy")), ["ScoreThresholds"])
        if not self._scored:
            self._taking.note("", message("Scoring is switched off in it; give weights and scores before you use it."))
        if self._mode not in ("QUESTION_ONLY", "SECTION_ONLY"):
            what = message(
                "Its way of scoring, {mode}, was taken as weights of the questions; check them.", mode=self._mode
            )
            self._taking.note("", what)
        self._items(self._form.get("Items"), (*self._start, "Items"), "")
        sections = [section for section in self._sections if section["questions"]]
        if self._mode == "SECTION_ONLY":
            for section in sections:
                section.setdefault("weight", 1)
        made: Plain = {
            "checklist": Codes().new(name, "evaluation"),
            "title": {"en": _text(self._form.get("Title"), name)},
            "scoring": {"method": "percentage", "pass_mark": DEFAULT_PASS_MARK},
            "sections": sections,
        }
        if _text(self._form.get("Description"), ""):
            made["note"] = {"en": _text(self._form.get("Description"), "")}
        return made

    def _items(self, items: object, path: SourcePath, above: str) -> None:
        for position, item in mappings(items):
            section, question = _mapping(item.get("Section")), _mapping(item.get("Question"))
            if section:
                self._section(section, (*path, position, "Section"), above)
            elif question:
                if not self._sections:
                    self._begin({"Title": above or "…"}, path)
                self._question(question, (*path, position, "Question"))

    def _section(self, section: Plain, path: SourcePath, above: str) -> None:
        title = _text(section.get("Title"), "…")
        if above:
            title = f"{above} / {title}"
        code = self._begin({**section, "Title": title}, path)
        if above and self._mode == "SECTION_ONLY":
            words = message("It stood in another section; check its weight beside those of the others.")
            self._taking.note(code, words)
        self._items(section.get("Items"), (*path, "Items"), title)

    def _begin(self, section: Plain, path: SourcePath) -> str:
        if self._sections and not self._sections[-1]["questions"]:
            self._sections.pop()
        number = len(self._sections) + 1
        code = self._section_codes.new(section.get("RefId") or f"section-{number}", f"section-{number}")
        made = self._taking.begin_section(self._sections, code, {"en": str(section["Title"])}, path)
        if _text(section.get("Instructions"), ""):
            made["note"] = {"en": _text(section.get("Instructions"), "")}
        weight = section.get("Weight")
        if self._mode == "SECTION_ONLY" and weight is not None:
            made["weight"] = weight
        return code

    def _question(self, question: Plain, path: SourcePath) -> None:
        ref = str(question.get("RefId", ""))
        code = self._codes.new(ref, f"question-{len(self._by_ref) + 1}")
        kind = _KINDS.get(str(question.get("QuestionType", "")).upper())
        if kind is None:
            words = message(
                "Questions of the type {type} can't be asked here; it was left out.", type=question.get("QuestionType")
            )
            self._taking.note(code, words)
            return
        made: Plain = {"code": code, "text": {"en": _text(question.get("Title"), code)}, "kind": kind}
        if _text(question.get("Instructions"), ""):
            made["guidance"] = {"en": _text(question.get("Instructions"), "")}
        if question.get("NotApplicableEnabled") is True:
            made["not_applicable"] = True
        self._weigh(made, question)
        properties = _mapping(_mapping(question.get("QuestionTypeProperties")).get(_PROPERTIES.get(kind, "")))
        self._taking.left_out(code, properties, ["Automation"])
        options = self._answers(made, properties)
        self._by_ref[ref] = (code, options)
        self._enablement(made, question)
        self._taking.add_question(self._sections, made, path)

    def _weigh(self, made: Plain, question: Plain) -> None:
        configuration = _mapping(question.get("ScoringConfiguration"))
        if configuration.get("IsExcludedFromScoring") is True:
            made["weight"] = 0
        elif self._mode != "SECTION_ONLY" and question.get("Weight") is not None:
            made["weight"] = question["Weight"]
        self._taking.left_out(str(made["code"]), configuration, ["PointsConfiguration", "ScoreThresholds"])

    def _answers(self, made: Plain, properties: Plain) -> dict[str, str]:
        """Options or ranges; gives the option codes by their RefIds."""
        given = [option for _, option in mappings(properties.get("Options"))]
        if made["kind"] in ("choice", "multiple"):
            return self._options(made, given)
        if made["kind"] == "number":
            self._ranges(made, given)
        return {}

    def _options(self, made: Plain, given: list[Plain]) -> dict[str, str]:
        codes, by_ref, options = Codes(), dict[str, str](), list[Plain]()
        for number, option in enumerate(given, start=1):
            ref = str(option.get("RefId", ""))
            by_ref[ref] = code = codes.new(ref, f"option-{number}")
            taken: Plain = {"code": code, "text": {"en": _text(option.get("Text"), code)}, "score": _score(option)}
            if option.get("AutomaticFail") is True:
                taken["fails"] = self._fails(made, option)
            options.append(taken)
        made["options"] = options
        self._tell_of_scores(made, given)
        return by_ref

    def _fails(self, made: Plain, option: Plain) -> str:
        target = _mapping(option.get("AutomaticFailConfiguration")).get("TargetSection")
        if not target:
            return "form"
        if str(target) != self._sections[-1]["code"]:
            words = message("The answer fails the section {section}; here it fails its own.", section=str(target))
            self._taking.note(str(made["code"]), words)
        return "section"

    def _tell_of_scores(self, made: Plain, given: list[Plain]) -> None:
        scores = [score for option in given if isinstance(score := option.get("Score"), int | Decimal)]
        if not scores:
            made["weight"] = 0
            if self._scored:
                self._taking.note(str(made["code"]), message("Its answers have no scores; it was given the weight 0."))
        elif max(scores) < _TENFOLD:
            words = message("Its best answer earns {score} of 10; nobody gets full marks for it.", score=max(scores))
            self._taking.note(str(made["code"]), words)

    def _ranges(self, made: Plain, given: list[Plain]) -> None:
        """Whole numbers from MinValue to MaxValue earn a score; what lies between two ranges earns nothing."""
        code = str(made["code"])
        made["ranges"] = ranges = list[Plain]()
        limits = [(option.get("MinValue"), option.get("MaxValue"), option) for option in given]
        sound = [(low, high, o) for low, high, o in limits if isinstance(low, int) and isinstance(high, int)]
        before: int | None = None
        for low, high, option in sorted(sound, key=lambda each: each[:2]):
            if before is not None and low <= before:
                self._taking.note(code, message("Its ranges overlap at {value}; the lower one counts.", value=low))
                if high <= before:
                    continue
            elif before is None or low > before + 1:
                ranges.append({"up_to": low - 1, "score": 0})
            ranges.append({"up_to": high, "score": _score(option)})
            before = high
            if option.get("AutomaticFail") is True:
                self._taking.note(code, message("A number can't fail the form; its automatic fail was left out."))
        ranges.append({"score": 0})
        if before is None:
            made["weight"] = 0
            self._taking.note(code, message("The number earns nothing; write what it is worth as ranges."))

    def _enablement(self, made: Plain, question: Plain) -> None:
        enablement = _mapping(question.get("Enablement"))
        if not enablement:
            return
        when = self._show_when(enablement)
        if when is None:
            words = message("Its condition can't be written here; the question is always asked.")
            self._taking.note(str(made["code"]), words)
        else:
            made["show_when"] = when

    def _show_when(self, enablement: Plain) -> Plain | None:
        condition = _mapping(enablement.get("Condition"))
        operands = [_mapping(operand.get("Expression")) for _, operand in mappings(condition.get("Operands"))]
        if not operands or (len(operands) > 1 and condition.get("Operator") != "OR"):
            return None
        asked, codes = "", list[str]()
        for operand in operands:
            source = _mapping(operand.get("Source"))
            code, options = self._by_ref.get(str(source.get("RefId")), ("", {}))
            among = self._among(operand, options)
            if not code or among is None or asked not in ("", code):
                return None
            asked = code
            codes += [each for each in among if each not in codes]
        if enablement.get("Action", "ENABLE") == "DISABLE":
            codes = [each for each in self._options_of(asked) if each not in codes]
        return {"question": asked, "is": codes} if codes else None

    def _options_of(self, asked: str) -> list[str]:
        return next(list(options.values()) for code, options in self._by_ref.values() if code == asked)

    def _among(self, operand: Plain, options: Mapping[str, str]) -> list[str] | None:
        values = [str(value.get("RefId")) for _, value in mappings(operand.get("Values"))]
        comparator = operand.get("Comparator", "IN")
        if not values or any(value not in options for value in values) or comparator not in ("IN", "NOT_IN"):
            return None
        if comparator == "IN":
            return [options[value] for value in values]
        return [code for ref, code in options.items() if ref not in values]


def _score(option: Plain) -> int | Decimal:
    score = option.get("Score")
    return score * _TENFOLD if isinstance(score, int | Decimal) and not isinstance(score, bool) else 0


def _text(written: object, otherwise: str) -> str:
    return written if isinstance(written, str) and written.strip() else otherwise


def _mapping(raw: object) -> Plain:
    return raw if isinstance(raw, dict) else {}
