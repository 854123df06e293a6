"""What belongs into the columns of a checklist workbook, in both languages."""

from qa_studio.texts import Message, catalogue, message

_HELP: tuple[tuple[str, str, Message], ...] = (
    ("", "", message("One row is one thing. Row 1 names the columns; leave it as it is. Empty cells mean the usual.")),
    (
        "survey",
        "type",
        message(
            "begin_group and end_group around the questions of a section. select_one LIST: one answer of the list; "
            "select_multiple LIST: several; decimal: a number; text; date."
        ),
    ),
    ("survey", "name", message("The code: letters a-z, digits, -, _ and . only. Once published, leave it as it is.")),
    ("survey", "label", message("What is asked, or the title of the section; one column for each language.")),
    ("survey", "hint", message("Guidance for the inspector; one column for each language.")),
    (
        "survey",
        "relevant",
        message("When the question is asked, such as {example}; empty: always.", example="${greeting} = 'no'"),
    ),
    ("survey", "weight", message("How much the question counts, 0 or more; usual: 1. At a section: its share.")),
    ("survey", "multiplier", message("Sections under the method points only: multiplies their points; usual: 1.")),
    ("survey", "critical", message("customer, business, compliance or yes: it counts in the critical score as well.")),
    ("survey", "na", message("yes: the inspector may answer “not applicable”.")),
    (
        "survey",
        "comment",
        message("When a comment has to be there: never, optional, on_loss (less than full marks) or always."),
    ),
    ("survey", "evidence", message("When a span of the recording has to be there; the same four words.")),
    (
        "survey",
        "ranges",
        message(
            "Numbers only: what they are worth, such as {example}.",
            example="[{up_to: 5, score: 100}, {up_to: 15, score: 50}, {score: 0}]",
        ),
    ),
    ("survey", "max_points", message("select_multiple under the method points: the most that can be earned.")),
    ("survey", "bonus", message("yes, under the method points: its points come on top of what is possible.")),
    (
        "survey",
        "root_causes",
        message("Codes of causes, offered first when marks are lost, such as {example}.", example="RC-P.1, RC-R.2"),
    ),
    (
        "survey",
        "comments",
        message("Ready-made comments, such as {example}.", example="[{en: Name not given, zh_CN: 未报姓名}]"),
    ),
    (
        "survey",
        "suggest",
        message(
            "The measurement that proposes the answer, such as {example}.", example="{measure: dead_air.longest_s}"
        ),
    ),
    ("survey", "note", message("Notes for those who look after the checklist.")),
    ("choices", "list_name", message("The list that the answer belongs to, as named in the column type of survey.")),
    (
        "choices",
        "name",
        message("The code of the answer; each once in its list. na is taken: it means not applicable."),
    ),
    ("choices", "label", message("The answer as the inspector reads it; one column for each language.")),
    ("choices", "score", message("Method percentage: the share of the question's weight that it earns, 0 to 100.")),
    (
        "choices",
        "points",
        message("Methods points and base: the points that it gives; under base they may be below 0."),
    ),
    ("choices", "fails", message("section or form: choosing it brings down the section, or the whole form.")),
    ("choices", "alert", message("yes: choosing it flags the evaluation; the score stays.")),
    ("settings", "method", message("percentage, points or base: how answers become a score.")),
    (
        "settings",
        "not_applicable",
        message("Method percentage: where the weight of what is not applicable goes, form or section."),
    ),
    ("settings", "pass_mark", message("The least score that passes.")),
    (
        "settings",
        "bands",
        message(
            "Names of scores from a limit on, the lowest from 0, such as {example}.",
            example="[{from: 80, title: {en: Pass}}, {from: 0, title: {en: Fail}}]",
        ),
    ),
    (
        "settings",
        "start, floor, ceiling",
        message("Method base: where the score starts, and its limits. Method points: ceiling, where a bonus ends."),
    ),
)


def help_rows() -> list[tuple[str, str, str, str]]:
    """Sheet, column, English, Chinese."""
    english, chinese = catalogue("en"), catalogue("zh_CN")
    return [(sheet, column, english.say(words), chinese.say(words)) for sheet, column, words in _HELP]
