"""What the decisions say of bodies and branches, as the plan has it."""

from itertools import groupby

from unions.choices import Bloc, LineKind


def complete(decisions, sites, areas):
    """Adds the lines about `sites`: to a decision of the union its mergers, to one that
    carries out a resolution where branches of communes go. `areas` are those of the
    communes."""
    by_code = {site.code: site for site in sites}
    for decision in decisions:
        if not decision.rows:
            _merge(decision, by_code)
            continue
        standing = [site for site in sites if site.lives_on(decision.effective_on)]
        _assign(decision, standing)
        _rezone(decision, standing, areas)


def _merge(decision, sites):
    """A line for each unit that takes over."""

    def deed(site):
        return _kind(site, sites), site.into

    ended = [s for s in sites.values() if s.until == decision.effective_on]
    for (kind, into), ours in groupby(sorted(ended, key=deed), deed):
        decision.add(kind, [{"unit": site.code, "into": into} for site in ours])


def _kind(site, sites):
    """A branch of an office is not merged into its chi đoàn cơ sở, but dissolved."""
    same = site.form.level == sites[site.into].form.level
    return LineKind.ABSORB if same else LineKind.DISSOLVE


def _assign(decision, sites):
    """Branches of a commune that is split; those not told go to its first part."""
    heirs = decision.heirs()
    for first, *_ in decision.lines():
        if first.kind == LineKind.SPLIT:
            ours = [(s, s.heir(heirs)) for s in sites if s.parent == first.unit]
            rows = [{"unit": s.code, "into": i} for s, i in ours if i != first.into]
            decision.add(LineKind.SPLIT, rows, first.line)


def _rezone(decision, sites, areas):
    """Villages that a town takes over lie in a town from then on."""
    heirs = decision.heirs()
    ours = [site for site in sites if site.bloc == Bloc.RESIDENTIAL]
    now = [(site, areas[site.heir(heirs)]) for site in ours]
    decision.add(
        LineKind.CHANGE,
        [{"unit": s.code, "area": area} for s, area in now if area != areas[s.parent]],
    )
