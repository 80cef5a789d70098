from django.db import migrations

from accounts.append_only import forbid_change
from unions.overlap import forbid_overlap


class Migration(migrations.Migration):
    dependencies = [("cadres", "0005_cadre_work")]

    operations = [
        forbid_overlap("cadres_electedoffice", "person_id", "body", "tier"),
        forbid_overlap("cadres_allowancerate", "post_id", "form"),
        forbid_change("cadres_waiver"),
        forbid_change("cadres_evaluationreminder"),
    ]
