"""A unit as a paper names it: with what stands above it, and its code."""

from dataclasses import dataclass

from unions.models.placement import path_of


@dataclass(frozen=True)
class Place:
    """`above` are the names above it, the nearest first, as far as the authority of the
    decision; `parent` is the code of the nearest."""

    code: str
    name: str
    above: tuple[str, ...] = ()
    parent: str = ""

    @property
    def whole(self):
        """The name with what stands above it."""
        return ", ".join([self.name, *self.above])

    @property
    def where(self):
        return ", ".join(self.above)


def place_of(eve, node, row_of):
    """The place of `node` in the tree that `row_of` a node tells: before or after."""
    row = row_of(node)
    if row is None:
        return Place(node.unit.code, node.unit.name)
    nodes = [eve.plan.nodes[key] for key in _above(eve, node, row)]
    names = [row_of(each).name for each in nodes if row_of(each)]
    parent = nodes[0].unit.code if nodes else ""
    return Place(node.unit.code, row.name, tuple(names), parent)


def _above(eve, node, row):
    """The keys above, the nearest first. That of the authority goes without saying
    below another one, and so does what stands above it."""
    path = [key for key in reversed(path_of(row)) if key and key != node.key]
    known = [key for key in path if key in eve.plan.nodes]
    if eve.document.authority_id in known:
        known = known[: known.index(eve.document.authority_id) or 1]
    return known
