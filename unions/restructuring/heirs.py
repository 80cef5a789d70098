"""Who stands in the place of what ends: followed to a unit that goes on, so that the
order of the lines does not matter."""

from .findings import block


class Heirs:
    """`gone` are the intents to end units, by code."""

    def __init__(self, gone):
        self.gone = gone

    def of(self, code):
        """The units that stand in the place of `code` afterwards, the main one first:
        itself, if it goes on."""
        if code not in self.gone:
            return [code]
        found = [end for heir in self.gone[code].heirs for end in self.of(heir)]
        return list(dict.fromkeys(found))

    def bearing(self, code):
        """Who bears what lay right below `code`: itself, or where its children go; ""
        for nobody."""
        while gone := self.gone.get(code):
            code = gone.children_to or next(iter(gone.heirs), "")
        return code

    def cycle(self):
        """The codes of a circle of heirs, the first again at its end, or None."""
        safe = set()
        for code in self.gone:
            if found := self._visit(code, [], safe):
                return found
        return None

    def _visit(self, code, way, safe):
        if code in way:
            return [*way[way.index(code) :], code]
        gone = self.gone.get(code)
        if gone is None or code in safe:
            return None
        for heir in dict.fromkeys([*gone.heirs, gone.children_to]):
            if found := self._visit(heir, [*way, code], safe):
                return found
        safe.add(code)
        return None


def tell(cycle, heirs, plan):
    """The finding that names a circle."""
    names = [str(node.unit) if (node := plan.node(code)) else code for code in cycle]
    lines = sorted({heirs.gone[code].line for code in cycle})
    numbers = ", ".join(str(number) for number in lines)
    return block(
        f"Dòng {numbers}: các đơn vị nhập vòng quanh nhau ({' → '.join(names)}); hãy "
        "để lại một đơn vị tiếp nhận.",
        lines[0],
    )
