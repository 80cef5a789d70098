import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("unions", "0003_search_index")]

    operations = [
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("on", models.DateField(verbose_name="từ ngày")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="unions.unit",
                        verbose_name="đơn vị kết thúc",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="unions.unit",
                        verbose_name="đơn vị tiếp nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế thừa giữa hai đơn vị",
                "verbose_name_plural": "kế thừa giữa các đơn vị",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "into"),
                        name="unions_succession_once",
                        violation_error_message="Đơn vị tiếp nhận này đã được ghi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", models.F("into")), _negated=True),
                        name="unions_succession_elsewhere",
                        violation_error_message="Đơn vị tiếp nhận phải là một đơn vị khác.",
                    ),
                ],
            },
        ),
    ]
