from django.db import migrations

from unions.trigrams import index_trigrams

# As Person.objects.named asks for it.
DIGITS = "REPLACE(REPLACE(REPLACE(phone, ' ', ''), '.', ''), '-', '')"


class Migration(migrations.Migration):
    dependencies = [("members", "0003_transfers")]

    operations = [index_trigrams("members_person", name="search_name", phone=DIGITS)]
