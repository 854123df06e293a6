"""Who is meant by the names that recognisers give to speakers."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

AGENT, CUSTOMER = "agent", "customer"

_AGENT_NAMES = frozenset(
    {
        *("agent", "operator", "representative", "rep", "advisor", "adviser", "csr", "staff", "employee", "service"),
        *(
            "assistant",
            "support",
            "坐席",
            "座席",
            "客服",
            "客服代表",
            "客服人员",
            "话务员",
            "员工",
            "坐席员",
            "服务人员",
        ),
    }
)
_CUSTOMER_NAMES = frozenset(
    {
        *("customer", "client", "caller", "user", "guest", "consumer", "contact"),
        *("客户", "顾客", "用户", "来电人", "来电者", "主叫", "旅客", "市民"),
    }
)
_NUMBER = re.compile(r"[\s_\-#]*\d+$")


def known_role(label: str) -> str | None:
    """Agent or customer where the name says so, None where it does not."""
    name = _NUMBER.sub("", unicodedata.normalize("NFKC", label).strip().casefold())
    if name in _AGENT_NAMES:
        return AGENT
    return CUSTOMER if name in _CUSTOMER_NAMES else None


def roles_of(labels: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """What each label stands for; what nobody can know stays as it is called.

    `chosen` goes before the names.  Of two, the other one is the other role.
    """
    known = {label: (chosen or {}).get(label) or known_role(label) for label in labels}
    if len(known) == 2:
        (first, one), (second, two) = known.items()
        if one and not two:
            known[second] = _other(one)
        elif two and not one:
            known[first] = _other(two)
    return {label: role or label for label, role in known.items()}


def _other(role: str) -> str | None:
    return {AGENT: CUSTOMER, CUSTOMER: AGENT}.get(role)


def role_of_channel(channel: int, swapped: bool) -> str:
    """Whose channel that is, counted from 0: the agent's is the first, unless they are `swapped`."""
    if channel > 1:
        return f"channel {channel + 1}"
    return CUSTOMER if (channel == 1) != swapped else AGENT
