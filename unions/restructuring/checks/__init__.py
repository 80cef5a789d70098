"""What stands in the way of a plan, as far as the tree of units can tell."""

from . import endings, names, placing, standing


def check(plan, intents, authority):
    """The findings, the lines in their order."""
    found = [
        *names.check(plan, intents, authority),
        *standing.check(plan),
        *endings.check(plan, intents),
        *placing.check(plan, intents),
    ]
    return sorted(found, key=lambda finding: finding.line or 0)
