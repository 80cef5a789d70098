from django.db import migrations

from unions.overlap import forbid_overlap


class Migration(migrations.Migration):
    dependencies = [("cadres", "0001_initial")]

    operations = [
        forbid_overlap("cadres_seat", "unit_id", "post_id"),
        forbid_overlap("cadres_tenure", "person_id", "unit_id", "post_id"),
    ]
