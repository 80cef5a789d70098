from members.duplicates.rules import GROUPS, LIKELY, POSSIBLE


def test_strongest_group_speaks_first_in_each():
    for rules in GROUPS.values():
        weights = [rule.weight for rule in rules]
        assert weights == sorted(weights, reverse=True)


def test_no_single_rule_makes_a_pair():
    assert max(r.weight for rules in GROUPS.values() for r in rules) < POSSIBLE < LIKELY
