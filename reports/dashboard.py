"""What waits on the desk of somebody who works in the admin."""

from hashlib import sha256

from django.core.cache import cache
from django.urls import reverse

from accounts.integrity import Finding, rules, rules_for, survey
from accounts.models import Event
from accounts.sentences import phrase_of
from members.models import Transfer
from reports import periods
from reports.catalogue import BY_ID
from reports.figures import read
from reports.returns import tasks as returns
from reports.views.home import list_evaluations, say_change, tell_return
from unions.choices import Level
from unions.models import Mandate, Restructuring, Unit

HEADLINES = (
    "units_grassroots",
    "branches",
    "members",
    "district_level_staff",
    "grassroots_secretaries",
    "branch_secretaries",
)
SHOWN = 5
SIGNING = "user.sign"
# Seconds: what is written without leaving an event shows up after that.
KEPT = 300


def build(user, today):
    """The desk of `user` on `today`, as the context of its page: all of it is of the
    units under the user's mandates, the headline figures of the first of them."""
    unit = find_unit(user, today)
    counts, headlines = count(user, unit, today)
    findings = [Finding(rule, counts[rule.id]) for rule in rules() if rule.id in counts]
    attention = [finding for finding in findings if not finding.rule.is_error]
    errors = [finding for finding in findings if finding.rule.is_error]
    return {
        "unit": unit,
        "day": today,
        "headlines": headlines,
        "attention": [finding for finding in attention if finding.count],
        "calm": [finding.rule for finding in attention if not finding.count],
        "problems": [finding for finding in errors if finding.count],
        "rules": len(errors),
        "transfers": list_transfers(user),
        "decisions": list_decisions(user, today),
        "returns": list_returns(user, today),
        "evaluations": list_evaluations(user, today),
        "acts": list_acts(user),
    }


def count(user, unit, today):
    """What takes long to count, kept in the process until somebody writes: the rows
    that break each rule, by its id, and the headline figures of `unit`."""
    key = name_state(user, today)
    known = cache.get(key)
    if known is None:
        known = (
            {finding.rule.id: finding.count for finding in survey(user, today)},
            list_headlines(unit, today) if unit else [],
        )
        cache.set(key, known, KEPT)
    return known


def name_state(user, today):
    """Another name after every act, and for all who may not see the same."""
    written = Event.objects.exclude(act__startswith=SIGNING).order_by("-pk")
    held = Mandate.objects.in_force(user, today).values_list("unit", flat=True)
    lists = [rule.id for rule in rules_for(user)]
    last = written.values_list("pk", "at").first()
    state = f"{today} {last} {user.is_superuser} {list(held)} {lists}"
    return sha256(state.encode()).hexdigest()


def find_unit(user, today):
    mandate = Mandate.objects.in_force(user, today).first()
    if mandate:
        return mandate.unit
    roots = Unit.objects.visible_to(user).on(today).filter(level=Level.PROVINCE)
    return roots.order_by("pk").first()


def list_headlines(unit, today):
    """Figures of `unit` today, against the end of the last period."""
    _, closed = periods.usual(today)
    figures = [figure for figure in map(BY_ID.get, HEADLINES) if figure.said_of(unit)]
    readings = read(figures, scope=unit, opening=closed, closing=today)
    return [
        {
            "label": figure.label,
            "value": readings.value(figure.id, "closing"),
            "unit": figure.unit,
            "change": say_change(readings.value(figure.id, "change"), closed),
            "url": reverse("figure", args=[figure.id]),
        }
        for figure in figures
    ]


def list_transfers(user):
    """The transfers that wait, the longest first."""
    if not user.has_perm("members.view_transfer"):
        return []
    waiting = Transfer.objects.visible_to(user).waiting()
    rows = waiting.select_related("person", "source", "target")
    return rows.order_by("requested_on", "pk")[:SHOWN]


def list_decisions(user, today):
    """The restructurings that wait to be approved by this user, and those that may be
    applied from today on."""
    seen = Restructuring.objects.visible_to(user)
    wait = seen.none()
    if user.has_perm("unions.approve_restructuring"):
        wait = seen.waiting().exclude(submitted_by=user)
    due = seen.none()
    if user.has_perm("unions.apply_restructuring"):
        due = seen.due(today)
    ordered = [rows.order_by("effective_on", "pk")[:SHOWN] for rows in (wait, due)]
    return [*ordered[0], *ordered[1]]


def list_returns(user, today):
    """The returns that wait to be decided on by this user, and who is late."""
    return [tell_return(task) for task in returns.for_deciding(user, today=today)]


def list_acts(user):
    """What the user did last; signing in and out is no act on a record."""
    acts = Event.objects.filter(by=user.get_username()).exclude(
        act__startswith="user.sign"
    )
    return [
        {"phrase": phrase_of(event.act), "subject": event.subject, "at": event.at}
        for event in acts.order_by("-pk")[:SHOWN]
    ]
