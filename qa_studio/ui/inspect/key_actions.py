"""What each key does on the bench."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qa_studio.domain.mask import MaskSound

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


def key_actions(bench: "Bench") -> dict[str, Callable[[], object]]:
    """The actions of qa_studio.ui.keys, as they are done on a bench."""
    listening, panel = bench.listening, bench.checklist
    choices, looping = listening.choices, listening.looping
    actions: dict[str, Callable[[], object]] = {
        "play": listening.toggle,
        "back": partial(listening.skip, -5.0),
        "forward": partial(listening.skip, 5.0),
        "back_1": partial(listening.skip, -1.0),
        "forward_1": partial(listening.skip, 1.0),
        "previous_moment": partial(listening.to_moment, -1),
        "next_moment": partial(listening.to_moment, 1),
        "next_unheard": bench.heard.next_missed,
        "go_to": listening.go_to_time,
        "slower": partial(choices.change_speed, -1),
        "faster": partial(choices.change_speed, 1),
        "loop_from": partial(looping.set_end, True),
        "loop_to": partial(looping.set_end, False),
        "loop": looping.toggle,
        "skip_silence": choices.toggle_skip_silence,
        "hear_agent": partial(choices.set_channel, "agent"),
        "hear_both": partial(choices.set_channel, "both"),
        "hear_customer": partial(choices.set_channel, "customer"),
        "not_applicable": partial(panel.press, 0),
        "next_call": bench.several.next,
        "previous_question": partial(bench.step, -1),
        "next_question": partial(bench.step, 1),
        "next_missing": bench.next_missing,
        "section": bench.section_menu.press,
        "evidence": bench.taking.press,
        "comment": bench.edit_comment,
        "cause": bench.causes.find,
        "zoom": bench.zoom,
        "edge_first": partial(bench.waveform.moves.pick_edge, "start"),
        "edge_last": partial(bench.waveform.moves.pick_edge, "end"),
        "edge_back": partial(bench.waveform.moves.step_edge, -0.01),
        "edge_forward": partial(bench.waveform.moves.step_edge, 0.01),
        "edge_far_back": partial(bench.waveform.moves.step_edge, -0.1),
        "edge_far_forward": partial(bench.waveform.moves.step_edge, 0.1),
        "note": bench.noting.press,
        "undo": partial(bench.masking.undo, partial(bench.noting.undo, bench.judging.undo)),
        "mask": bench.masking.press,
        "mask_silence": partial(bench.masking.press, MaskSound.SILENCE),
        "complete": bench.complete_asked.emit,
    }
    return actions | {f"option_{figure}": partial(panel.press, figure) for figure in range(1, 10)}
