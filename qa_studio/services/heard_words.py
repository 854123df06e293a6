"""What was heard of a call, in sentences for people: the window and the paper say it alike."""

from math import floor

from qa_studio.domain.listening import Coverage, Ledger, ToHear
from qa_studio.domain.spans import common, total_s, united
from qa_studio.services.call_clock import clock
from qa_studio.texts import Catalogue, Message, message

_LEAST_SAID_S = 1.0


def share_words(share: float) -> str:
    """92 %, rounded down, so that 100 % means all."""
    return f"{floor(share * 100 + 1e-6)} %"


def coverage_words(found: Coverage, partly: bool = False) -> Message:
    """How much of the call, or of the only part that is judged, and of what is said."""
    if partly:
        return _part_words(found)
    if found.said is None:
        return message("Heard {call} of the call", call=share_words(found.call))
    call, said = share_words(found.call), share_words(found.said)
    return message("Heard {call} of the call, {said} of what was said", call=call, said=said)


def _part_words(found: Coverage) -> Message:
    if found.said is None:
        return message("Heard {call} of the part that is judged", call=share_words(found.call))
    call, said = share_words(found.call), share_words(found.said)
    return message("Heard {call} of the part that is judged, {said} of what was said there", call=call, said=said)


def heard_words(ledger: Ledger, found: Coverage, there: ToHear, say: Catalogue) -> tuple[str, ...]:
    """How much, at which speeds, how often, on which side alone, without a sound, masked; only what is so."""
    if not ledger:
        return (say("No listening is on record."), *_masked(there, say))
    lines = [say.say(coverage_words(found, there.part is not None)) + _stop(say)]
    if there.said is None:
        lines.append(say("What is said in this call is not measured, so silence counts too."))
    lines += _speeds(ledger, say)
    lines += _repeats(ledger, say)
    lines += _sides(ledger, there, say)
    silent_s = total_s(united(entry.span for entry in ledger.entries if not entry.audible))
    if silent_s >= _LEAST_SAID_S:
        lines.append(say("Over {time} the playhead moved without a sound; that does not count.", time=clock(silent_s)))
    return (*lines, *_masked(there, say))


def _stop(say: Catalogue) -> str:
    return "。" if say.language == "zh_CN" else "."


def _speeds(ledger: Ledger, say: Catalogue) -> list[str]:
    parts = []
    for speed, seconds in ledger.seconds_at().items():
        if seconds < _LEAST_SAID_S:
            continue
        if speed is None:
            parts.append(say("{time} at a speed that was not kept", time=clock(seconds)))
        else:
            parts.append(say("{time} at {speed}×", time=clock(seconds), speed=f"{speed:g}"))
    return [say("Played: {parts}.", parts=say.listed(parts))] if parts else []


def _repeats(ledger: Ledger, say: Catalogue) -> list[str]:
    repeated = ledger.repeated()
    seconds = sum(span.length for span, _ in repeated)
    if seconds < _LEAST_SAID_S:
        return []
    most = max(times for _, times in repeated)
    return [say("{time} of it more than once, up to {most} times.", time=clock(seconds), most=most)]


def _sides(ledger: Ledger, there: ToHear, say: Catalogue) -> list[str]:
    if there.said is not None and any(side.channel == "both" for side in there.said):
        return []
    lines = []
    agent, customer = ledger.only_on("agent"), ledger.only_on("customer")
    if agent >= _LEAST_SAID_S:
        lines.append(say("{time} of it with the agent alone.", time=clock(agent)))
    if customer >= _LEAST_SAID_S:
        lines.append(say("{time} of it with the customer alone.", time=clock(customer)))
    return lines


def _masked(there: ToHear, say: Catalogue) -> list[str]:
    whole = ToHear(there.duration_s).whole
    masked_s = total_s(common(whole, united(there.masked)))
    return [say("{time} is masked and does not count.", time=clock(masked_s))] if masked_s >= 0.5 else []


def remaining_words(found: Coverage) -> Message:
    """What is still to be heard."""
    if not found.missed:
        return message("Nothing is left to hear.")
    if found.said is None:
        return message("{time} of the call is left to hear.", time=clock(found.missed_s))
    return message("{time} of speech is left to hear.", time=clock(found.missed_s))
