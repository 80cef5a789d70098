"""What was approved stays approved, in the words of the review; older periods were open
from their first day and due on their last."""

from django.db import migrations
from django.db.models import F


def carry_over(apps, schema_editor):
    returns = apps.get_model("reports", "Return").objects
    approved = returns.filter(approved_at__isnull=False)
    approved.update(
        state="APPROVED", decided_at=F("approved_at"), decided_by=F("approved_by")
    )
    periods = apps.get_model("reports", "Period").objects
    periods.update(opens_on=F("opening"), due_on=F("closing"))


def carry_back(apps, schema_editor):
    returns = apps.get_model("reports", "Return").objects
    approved = returns.filter(state="APPROVED")
    approved.update(approved_at=F("decided_at"), approved_by=F("decided_by"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_returns")]

    operations = [migrations.RunPython(carry_over, carry_back)]
