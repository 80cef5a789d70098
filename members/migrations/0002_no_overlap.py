from django.db import migrations

from unions.overlap import forbid_overlap


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]

    operations = [
        forbid_overlap("members_enrolment", "person_id"),
    ]
