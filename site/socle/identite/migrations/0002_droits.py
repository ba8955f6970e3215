"""The identity is the coordination's to choose, in Wagtail's settings."""

from django.db import migrations


def poser(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    genre, _ = ContentType.objects.get_or_create(app_label="identite", model="identite")
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=genre, codename="change_identite", defaults={"name": "Can change identité"}
    )
    apps.get_model("auth", "Group").objects.get(name="Coordination").permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("identite", "0001_initial"), ("comptes", "0003_droits")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
