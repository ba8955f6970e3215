import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cdp", "0009_papiers"),
        ("veille", "0012_echanges"),
    ]

    operations = [
        migrations.CreateModel(
            name="PresencesSansNom",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("presentes", models.PositiveSmallIntegerField(default=0, verbose_name="présentes")),
                ("notees", models.PositiveSmallIntegerField(default=0, verbose_name="notées")),
                (
                    "seance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences_sans_nom",
                        to="cdp.seance",
                        verbose_name="séance",
                    ),
                ),
            ],
            options={
                "verbose_name": "présences sans nom",
                "verbose_name_plural": "présences sans nom",
            },
        ),
    ]
