"""What the keyboard does while inspecting: actions, their keys, and the sheet that shows and changes them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

DEFAULT_KEYS: Mapping[str, str] = {
    "play": "Space",
    "back": "Left",
    "forward": "Right",
    "back_1": "Shift+Left",
    "forward_1": "Shift+Right",
    "previous_moment": ",",
    "next_moment": ".",
    "next_unheard": "U",
    "slower": "[",
    "faster": "]",
    "go_to": "Ctrl+G",
    "next_call": "Ctrl+Tab",
    "loop_from": "A",
    "loop_to": "B",
    "loop": "L",
    "skip_silence": "S",
    "hear_agent": "Q",
    "hear_both": "W",
    "hear_customer": "E",
    "option_1": "1",
    "option_2": "2",
    "option_3": "3",
    "option_4": "4",
    "option_5": "5",
    "option_6": "6",
    "option_7": "7",
    "option_8": "8",
    "option_9": "9",
    "not_applicable": "0",
    "previous_question": "Up",
    "next_question": "Down",
    "next_missing": "N",
    "section": "X",
    "evidence": "M",
    "comment": "C",
    "cause": "R",
    "note": "J",
    "mask": "H",
    "mask_silence": "Shift+H",
    "zoom": "Z",
    "edge_first": "Ctrl+Up",
    "edge_last": "Ctrl+Down",
    "edge_back": "Ctrl+Left",
    "edge_forward": "Ctrl+Right",
    "edge_far_back": "Ctrl+Shift+Left",
    "edge_far_forward": "Ctrl+Shift+Right",
    "undo": "Ctrl+Z",
    "complete": "Ctrl+Return",
    "typing_back": "F2",
    "typing_forward": "F3",
    "typing_back_1": "Ctrl+F2",
    "typing_forward_1": "Ctrl+F3",
    "typing_previous_moment": "Shift+F2",
    "typing_next_moment": "Shift+F3",
    "typing_play": "F4",
    "typing_evidence": "F6",
    "typing_note": "F7",
    "typing_skip_silence": "F8",
    "typing_slower": "Shift+F7",
    "typing_faster": "Shift+F8",
    "typing_loop": "F9",
    "typing_loop_from": "Ctrl+F9",
    "typing_loop_to": "Shift+F9",
    "typing_hear_agent": "Ctrl+F5",
    "typing_hear_both": "Ctrl+F6",
    "typing_hear_customer": "Ctrl+F7",
    "keys": "F1",
}
"""Key of each action, as QKeySequence writes it."""

SAME_AS: Mapping[str, str] = {
    action: action.removeprefix("typing_") for action in DEFAULT_KEYS if action.startswith("typing_")
}
"""Actions that exist only to have a key of their own while typing."""

WHILE_TYPING = frozenset({*SAME_AS, "go_to", "next_call", "complete", "keys"})
"""Actions that also work while the cursor stands in a text."""


def key_of(event: QKeyEvent) -> str:
    """The key of an event as DEFAULT_KEYS writes it; the number pad counts as the main keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    return QKeySequence(int(key.value) | int(modifiers.value)).toString(QKeySequence.SequenceFormat.PortableText)


class KeyMap:
    """Which key does what, with a person's own choices in place of the usual keys."""

    def __init__(self, own: Mapping[str, str]) -> None:
        # An action that came later leaves a key to what somebody has put there before.
        free = dict.fromkeys(own.values(), "")
        self._keys = {action: own.get(action, free.get(usual, usual)) for action, usual in DEFAULT_KEYS.items()}
        self._actions = {key: action for action, key in reversed(self._keys.items()) if key}

    def action(self, event: QKeyEvent, typing: bool) -> str | None:
        """The action of a key event, None where the key does nothing (here, `typing` in a text)."""
        action = self._actions.get(key_of(event))
        if action is None or (typing and action not in WHILE_TYPING):
            return None
        return action

    def key(self, action: str) -> str:
        """The key of an action, as QKeySequence writes it; empty where it has none."""
        return self._keys[action]

    def taken_by(self, key: str) -> str | None:
        """The action that has `key` already."""
        return self._actions.get(key)


class KeyWords(QObject):
    """The actions in the reader's words, in groups."""

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Group titles with (action, words) in the order of the sheet."""
        return [
            (self.tr("Listening"), self._listening()),
            (self.tr("Answering"), self._answering()),
            (self.tr("While typing"), self._typing()),
        ]

    def _listening(self) -> list[tuple[str, str]]:
        return [
            ("play", self.tr("Play, pause")),
            ("back", self.tr("Back 5 s")),
            ("forward", self.tr("On 5 s")),
            ("back_1", self.tr("Back 1 s")),
            ("forward_1", self.tr("On 1 s")),
            ("previous_moment", self.tr("Previous moment")),
            ("next_moment", self.tr("Next moment")),
            ("next_unheard", self.tr("Next stretch that was not heard")),
            ("go_to", self.tr("Go to a time")),
            ("next_call", self.tr("Next call of several")),
            ("slower", self.tr("Slower")),
            ("faster", self.tr("Faster")),
            ("loop_from", self.tr("Loop from here")),
            ("loop_to", self.tr("Loop to here")),
            ("loop", self.tr("Loop on or off")),
            ("skip_silence", self.tr("Skip silence and hold")),
            ("hear_agent", self.tr("Hear the agent")),
            ("hear_both", self.tr("Hear both")),
            ("hear_customer", self.tr("Hear the customer")),
            ("zoom", self.tr("Zoom to the span, or to the whole call")),
        ]

    def _answering(self) -> list[tuple[str, str]]:
        option = self.tr("Option {number}")
        return [
            *((f"option_{number}", option.format(number=number)) for number in range(1, 10)),
            ("not_applicable", self.tr("Not applicable")),
            ("previous_question", self.tr("Previous question")),
            ("next_question", self.tr("Next question")),
            ("next_missing", self.tr("Next that is missing")),
            ("section", self.tr("Answer the whole section")),
            ("evidence", self.tr("Evidence: hold for a span, press at start and end, or twice quickly for a mark")),
            ("edge_first", self.tr("Take the start of the chosen span")),
            ("edge_last", self.tr("Take its end")),
            ("edge_back", self.tr("Move it back 10 ms")),
            ("edge_forward", self.tr("Move it on 10 ms")),
            ("edge_far_back", self.tr("Move it back 100 ms")),
            ("edge_far_forward", self.tr("Move it on 100 ms")),
            ("comment", self.tr("Comment")),
            ("cause", self.tr("Root cause")),
            ("mask", self.tr("Mask what is selected, or from here to the next press")),
            ("mask_silence", self.tr("The same with silence instead of a tone")),
            ("note", self.tr("Note: here, or for what is selected or begun")),
            ("undo", self.tr("Undo the last answer")),
            ("complete", self.tr("Complete")),
        ]

    def _typing(self) -> list[tuple[str, str]]:
        return [
            ("typing_back", self.tr("Back 5 s")),
            ("typing_forward", self.tr("On 5 s")),
            ("typing_back_1", self.tr("Back 1 s")),
            ("typing_forward_1", self.tr("On 1 s")),
            ("typing_previous_moment", self.tr("Previous moment")),
            ("typing_next_moment", self.tr("Next moment")),
            ("typing_play", self.tr("Play, pause")),
            ("typing_evidence", self.tr("Evidence")),
            ("typing_note", self.tr("Note")),
            ("typing_skip_silence", self.tr("Skip silence and hold")),
            ("typing_slower", self.tr("Slower")),
            ("typing_faster", self.tr("Faster")),
            ("typing_loop", self.tr("Loop on or off")),
            ("typing_loop_from", self.tr("Loop from here")),
            ("typing_loop_to", self.tr("Loop to here")),
            ("typing_hear_agent", self.tr("Hear the agent")),
            ("typing_hear_both", self.tr("Hear both")),
            ("typing_hear_customer", self.tr("Hear the customer")),
            ("keys", self.tr("This sheet")),
        ]

    def words(self, action: str) -> str:
        """One action in words."""
        return next((said for _, group in self.groups() for code, said in group if code == action), action)
