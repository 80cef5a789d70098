from django.db import migrations

POSTS = [
    ("SECRETARY", "Bí thư"),
    ("DEPUTY", "Phó Bí thư"),
    ("STANDING_MEMBER", "Ủy viên Ban Thường vụ"),
    ("COMMITTEE_MEMBER", "Ủy viên Ban Chấp hành"),
    ("HEAD", "Trưởng ban"),
    ("DEPUTY_HEAD", "Phó Trưởng ban"),
    ("SPECIALIST", "Chuyên viên"),
    ("YOUTH_ASSISTANT", "Trợ lý thanh niên"),
    ("DRIVER", "Lái xe"),
]


def add_posts(apps, schema_editor):
    posts = apps.get_model("cadres", "Post").objects
    for rank, (code, name) in enumerate(POSTS, start=1):
        posts.get_or_create(code=code, defaults={"name": name, "rank": rank})


def remove_posts(apps, schema_editor):
    codes = [code for code, _ in POSTS]
    apps.get_model("cadres", "Post").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("cadres", "0002_no_overlap")]

    operations = [migrations.RunPython(add_posts, remove_posts)]
