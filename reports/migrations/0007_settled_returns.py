from django.db import migrations, models

from accounts.append_only import forbid_change


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_decided_returns")]

    operations = [
        migrations.RemoveConstraint("return", "reports_return_both_approved_at_and_by"),
        migrations.RemoveField("return", "approved_at"),
        migrations.RemoveField("return", "approved_by"),
        migrations.AlterField(
            "period", "opens_on", models.DateField(verbose_name="ngày mở biểu")
        ),
        migrations.AlterField(
            "period", "due_on", models.DateField(verbose_name="hạn nộp")
        ),
        migrations.AddConstraint(
            "period",
            models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("opens_on"))),
                name="reports_period_due_after_opens",
                violation_error_message="Hạn nộp phải từ ngày mở biểu trở đi; hãy chọn lại.",
            ),
        ),
        forbid_change("reports_writing"),
        forbid_change("reports_reminder"),
    ]
