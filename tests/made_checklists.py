"""Checklists that hypothesis makes: every key of the file may be there, and everything in them is good."""

from decimal import Decimal

from hypothesis import strategies as st

from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.checklist_rules import read_checklist

Plain = dict[str, object]

CODES = st.from_regex(r"[A-Za-z0-9_.-]{1,8}", fullmatch=True).filter(lambda code: code != "na")
WORDS = st.one_of(
    st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip())),
    st.sampled_from(
        [
            *("yes", "no", "1", "1.0", "true", "=1+1", " spaced ", "two\nlines", "a, b: {c}", "# not", "null", "~"),
            *("- x", "_x0041_", "'", '"', "80%", "2026-01-02", "${x}", "@a", "|", ">", "a\r\nb", "\t tab"),
            *("a\x85b", "a\u2028b", "\x07", ":è", "?", "a:", "a:,b", "a:]", "-", "- "),
        ]
    ),
)
WORDING = st.dictionaries(st.sampled_from(["en", "zh_CN", "fr"]), WORDS, min_size=1)
AMOUNTS = st.one_of(
    st.integers(0, 100),
    st.decimals(0, 100, places=2, allow_nan=False),
    st.just(Decimal("0.1234567890123456789")),
)
WHEN_NEEDED = st.sampled_from(["never", "optional", "on_loss", "always"])


def maybe(draw: st.DrawFn, plain: Plain, **keys: st.SearchStrategy[object]) -> None:
    """Some of the keys, drawn."""
    for key, values in keys.items():
        if draw(st.booleans()):
            plain[key] = draw(values)


@st.composite
def options(draw: st.DrawFn, method: Method, fails: list[str]) -> list[Plain]:
    made: list[Plain] = []
    for code in draw(st.lists(CODES, min_size=1, max_size=3, unique=True)):
        option: Plain = {"code": code, "score" if method is Method.PERCENTAGE else "points": draw(AMOUNTS)}
        maybe(draw, option, text=WORDING, alert=st.booleans())
        if fails:
            maybe(draw, option, fails=st.sampled_from(fails))
        made.append(option)
    return made


@st.composite
def questions(draw: st.DrawFn, code: str, method: Method, earlier: list[Plain]) -> Plain:
    kind = draw(st.sampled_from(["choice", "multiple", "number", "text", "date"]))
    made: Plain = {"code": code, "text": draw(WORDING), "kind": kind}
    bonus: bool = method is Method.POINTS and draw(st.booleans())
    if bonus:
        made["bonus"] = True
    worth = "score" if method is Method.PERCENTAGE else "points"
    if kind in ("choice", "multiple"):
        made["options"] = draw(
            options(method, [] if bonus else ["form"] if method is Method.BASE else ["form", "section"])
        )
    if kind == "multiple" and method is Method.POINTS:
        maybe(draw, made, max_points=AMOUNTS)
    if kind == "number":
        limits = sorted(draw(st.sets(st.integers(0, 50), max_size=3)))
        made["ranges"] = [*({"up_to": limit, worth: draw(AMOUNTS)} for limit in limits), {worth: draw(AMOUNTS)}]
        maybe(draw, made, suggest=st.just({"measure": "dead_air.longest_s"}))
    if kind == "choice":
        first = made["options"][0]["code"]  # type: ignore[index]
        ranges = [{"up_to": Decimal("0.5"), "option": first}, {"option": first}]
        maybe(draw, made, suggest=st.just({"measure": "hold.total_s", "ranges": ranges}))
    maybe(draw, made, weight=AMOUNTS, guidance=WORDING, note=WORDING, comment=WHEN_NEEDED, evidence=WHEN_NEEDED)
    maybe(draw, made, critical=st.sampled_from(["customer", "business", "compliance", True]))
    maybe(draw, made, not_applicable=st.booleans(), root_causes=st.lists(CODES, min_size=1, max_size=3))
    maybe(draw, made, comments=st.lists(WORDING, min_size=1, max_size=2))
    asked = [each for each in earlier if "options" in each]
    if draw(st.booleans()) and asked:
        on = draw(st.sampled_from(asked))
        among = [str(option["code"]) for option in on["options"]]  # type: ignore[attr-defined]
        made["show_when"] = {
            "question": on["code"],
            "is": draw(st.lists(st.sampled_from(among), min_size=1, unique=True)),
        }
    return made


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """A good checklist of up to three sections."""
    method = draw(st.sampled_from(list(Method)))
    scoring: Plain = {"method": method.value, "pass_mark": draw(AMOUNTS)}
    if method is Method.PERCENTAGE:
        maybe(draw, scoring, not_applicable=st.sampled_from(["form", "section"]))
    else:
        maybe(draw, scoring, ceiling=st.integers(120, 200))
    if method is Method.BASE:
        maybe(draw, scoring, start=st.integers(0, 120), floor=st.integers(-50, 0))
    maybe(draw, scoring, bands=WORDING.map(lambda title: [{"from": 80, "title": title}, {"from": 0, "title": title}]))
    codes = draw(st.lists(CODES, min_size=2, max_size=9, unique=True))
    weighs = method is Method.PERCENTAGE and draw(st.booleans())
    sections: list[Plain] = []
    earlier: list[Plain] = []
    for code in codes[: draw(st.integers(1, max(1, len(codes) // 2)))]:
        section: Plain = {"code": code, "title": draw(WORDING), "questions": []}
        maybe(draw, section, note=WORDING)
        if weighs:
            section["weight"] = draw(st.integers(1, 50))
        if method is Method.POINTS:
            maybe(draw, section, multiplier=AMOUNTS)
        sections.append(section)
    for position, code in enumerate(codes[len(sections) :] or ["q-only"]):
        question = draw(questions(code, method, earlier))
        sections[min(position, len(sections) - 1)]["questions"].append(question)  # type: ignore[attr-defined]
        earlier.append(question)
    filled = [section for section in sections if section["questions"]]
    made: Plain = {"checklist": draw(CODES), "title": draw(WORDING), "scoring": scoring, "sections": filled}
    maybe(draw, made, note=WORDING)
    return read_checklist(made)
