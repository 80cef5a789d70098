"""What a decision would do to the tree, before anybody does it: `build` gives the plan
that is shown, approved and carried out."""

from .building import build, plan_of
from .findings import Finding, Weight
from .plan import Ending, Node, Plan

__all__ = ["Ending", "Finding", "Node", "Plan", "Weight", "build", "plan_of"]
