from django.db import migrations

from unions.trigrams import index_trigrams


class Migration(migrations.Migration):
    dependencies = [("unions", "0002_no_overlap")]

    operations = [
        index_trigrams("unions_unit", name="search_name", code="UPPER(code::text)")
    ]
