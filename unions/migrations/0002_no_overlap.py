from django.db import migrations

from unions.overlap import forbid_overlap


class Migration(migrations.Migration):
    dependencies = [("unions", "0001_initial")]

    operations = [
        forbid_overlap("unions_placement", "unit_id"),
        forbid_overlap("unions_mandate", "user_id", "unit_id"),
    ]
