"""The pages of records inside other pages: the same in the portal and in the admin."""

from django import template

from reports.views import person, unit
from reports.views.addresses import at

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context, name, *args, **asked):
    """The address of another page about the day that this page was asked for."""
    return at(name, context.get("asked"), *args, **asked)


@register.filter
def link(links, key):
    """The row that a page may lead to, or None."""
    return links.get(key)


@register.inclusion_tag("records/_unit.html", takes_context=True)
def unit_profile(context, shown):
    """Everything about a unit, on the day that the address asks for."""
    return _framed(context, unit.describe(shown, context["request"]))


@register.inclusion_tag("records/_person.html", takes_context=True)
def person_profile(context, shown):
    """Everything about a person but the sensitive facts."""
    return _framed(context, person.describe(shown, context["request"]))


def _framed(context, page):
    """What a page itself knows, and what the partials need of the one around it."""
    kept = {name: context[name] for name in ("request", "user", "perms")}
    return kept | {"csrf_token": context.get("csrf_token")} | page
