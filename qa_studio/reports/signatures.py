"""Lines to sign on."""

from reportlab.platypus import KeepTogether, Spacer

from qa_studio.reports.palette import INK3
from qa_studio.reports.setter import LABEL, WIDTH, Setter, Story


def signature_lines(setter: Setter) -> Story:
    """A line each for the inspector, the agent and the team leader, with the date, and room for the agent's words."""
    say = setter.say
    comment = setter.grid(
        [[setter.text(say("Comment of the agent"), LABEL)], [""], [""]],
        [WIDTH],
        [("LINEBELOW", (0, 1), (-1, -1), 0.5, INK3), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
        5,
    )
    room = (WIDTH - 40) / 3
    names = [say("Inspector, date"), say("Agent, date"), say("Team leader, date")]
    cells = [setter.text(name, LABEL) for name in names]
    styles = [("LINEABOVE", (at, 0), (at, 0), 0.6, INK3) for at in (0, 2, 4)]
    row = [cells[0], "", cells[1], "", cells[2]]
    lines = setter.grid([row], [room, 20, room, 20, room], [*styles, ("LEFTPADDING", (0, 0), (-1, -1), 0)], 3)
    return [KeepTogether([Spacer(0, 16), comment, Spacer(0, 40), lines])]
