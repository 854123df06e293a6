"""What the YAML parser complains of, in words that say what to write instead."""

from ruamel.yaml.error import MarkedYAMLError

from qa_studio.texts import Message, message

_TAB = message("There is a tab here; indent with spaces.")
_SECOND = message("A second document begins here; a file holds one, take out the line ---.")
_FLOW = message("A bracket or a comma is missing here; close what was opened with [ or {{, and write , between items.")
_REASONS: tuple[tuple[str, Message], ...] = (
    ("\\t", _TAB),
    ("expected a single document", _SECOND),
    ("unexpected document separator", _SECOND),
    ("undefined alias", message("This alias names nothing; write the value itself.")),
    ("alphabetic or numeric character", message("* and & begin references; write the text in quotes.")),
    ("duplicate key", message("A key is here twice; take one out.")),
    (
        "mapping values are not allowed",
        message("This colon does not fit: write key: value in the line above, or the text in quotes."),
    ),
    ("mapping keys are not allowed", message("A key can't stand here; begin a new line with it.")),
    ("sequence entries are not allowed", message("A list can't begin here; begin a new line with “- ”.")),
    ("could not find expected ':'", message("A colon is missing here; write key: value.")),
    ("while scanning a simple key", message("A colon is missing here; write key: value.")),
    ("while scanning a quoted scalar", message("A quotation mark is not closed; close it at the end of the text.")),
    ("unknown escape character", message("This \\ means nothing here; write \\\\ for a backslash.")),
    ("escape sequence", message("This \\ means nothing here; write \\\\ for a backslash.")),
    ("cannot start any token", message("A text can't begin with this character; write it in quotes.")),
    ("while parsing a flow", _FLOW),
    ("but found '}'", message("A bracket is too many here; take it out.")),
    ("but found ']'", message("A bracket is too many here; take it out.")),
    (
        "while parsing a block collection",
        message("This line is indented unlike the items above it; begin it like them."),
    ),
    ("while parsing a block mapping", message("This line is indented unlike the keys above it; begin it like them.")),
    ("expected the node content", message("Something is missing here; write a value, or take the mark out.")),
    ("while scanning a block scalar", message("After | or > begin a new line for the text.")),
    ("undefined tag handle", message("Marks with ! have no meaning here; take them out, or write the text in quotes.")),
    ("while scanning a tag", message("Marks with ! have no meaning here; take them out, or write the text in quotes.")),
    ("directive", message("Lines with % have no meaning here; take them out.")),
    ("incompatible YAML", message("Lines with % have no meaning here; take them out.")),
    ("document start", _SECOND),
)


def reason(error: MarkedYAMLError) -> Message:
    """The sentence for what the parser stumbled over."""
    why, around = str(error.problem or error.context or ""), f"{error.problem} {error.context}"
    for needle, words in _REASONS:
        if needle in around:
            return words
    return message("This is no YAML ({why}); check indentation, quotes, brackets and colons.", why=why[:200])
