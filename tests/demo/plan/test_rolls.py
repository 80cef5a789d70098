from datetime import date

from cadres.choices import Employment, TenureEnd
from demo.plan.lives import Life
from demo.plan.rolls import Roll

LEFT = date(2020, 2, 1)


def test_roll_tells_who_held_the_post_and_who_holds_it():
    roll, one, other = Roll(), Life(None), Life(None)

    roll.take(one, "CB", "SECRETARY")
    roll.leave("CB", "SECRETARY", LEFT, TenureEnd.MOVED)
    roll.take(other, "CB", "SECRETARY", LEFT)

    before, after = roll.holds
    assert (before.life, before.until, before.end) == (one, LEFT, TenureEnd.MOVED)
    assert (after.life, after.since, after.until) == (other, LEFT, None)


def test_roll_pays_a_post_as_its_office_or_as_the_post_says():
    roll = Roll(other={"DRIVER": Employment.CONTRACT})

    roll.take(Life(None), "CB", "SECRETARY")
    roll.take(Life(None), "CB", "DRIVER")

    assert [h.employment for h in roll.holds] == ["FULL_TIME", "CONTRACT"]
