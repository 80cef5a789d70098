from django.dispatch import Signal

# Told when a unit ceases on a day: sender Unit, with unit, into (the unit that takes
# over, or None), on (its first day gone) and by. A receiver that raises undoes it all.
unit_absorbed = Signal()
