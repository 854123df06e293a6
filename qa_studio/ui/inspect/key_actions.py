"""What each key does on the bench."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


def key_actions(bench: "Bench") -> dict[str, Callable[[], object]]:
    """The actions of qa_studio.ui.keys, as they are done on a bench."""
    listening, panel = bench.listening, bench.checklist
    actions: dict[str, Callable[[], object]] = {
        "play": listening.toggle,
        "back": partial(listening.skip, -5.0),
        "forward": partial(listening.skip, 5.0),
        "back_1": partial(listening.skip, -1.0),
        "forward_1": partial(listening.skip, 1.0),
        "previous_moment": partial(listening.to_moment, -1),
        "next_moment": partial(listening.to_moment, 1),
        "next_unheard": bench.heard.next_missed,
        "slower": partial(listening.change_speed, -1),
        "faster": partial(listening.change_speed, 1),
        "loop_from": partial(listening.set_loop_end, True),
        "loop_to": partial(listening.set_loop_end, False),
        "loop": listening.toggle_loop,
        "skip_silence": listening.toggle_skip_silence,
        "hear_agent": partial(listening.set_channel, "agent"),
        "hear_both": partial(listening.set_channel, "both"),
        "hear_customer": partial(listening.set_channel, "customer"),
        "not_applicable": partial(panel.press, 0),
        "previous_question": partial(bench.step, -1),
        "next_question": partial(bench.step, 1),
        "next_missing": bench.next_missing,
        "evidence": bench.taking.press,
        "comment": bench.edit_comment,
        "cause": bench.find_cause,
        "zoom": bench.zoom,
        "edge_first": partial(bench.waveform.pick_edge, "start"),
        "edge_last": partial(bench.waveform.pick_edge, "end"),
        "edge_back": partial(bench.waveform.step_edge, -0.01),
        "edge_forward": partial(bench.waveform.step_edge, 0.01),
        "edge_far_back": partial(bench.waveform.step_edge, -0.1),
        "edge_far_forward": partial(bench.waveform.step_edge, 0.1),
        "undo": bench.judging.undo,
        "complete": bench.complete_asked.emit,
    }
    return actions | {f"option_{figure}": partial(panel.press, figure) for figure in range(1, 10)}
