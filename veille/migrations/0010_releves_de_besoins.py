from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("veille", "0009_motifs")]

    operations = [
        migrations.CreateModel(
            name="ReleveDeBesoins",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mois",
                    models.DateField(help_text="Son premier jour.", unique=True, verbose_name="mois"),
                ),
                ("contenu", models.JSONField(verbose_name="contenu")),
                ("fige_le", models.DateTimeField(auto_now_add=True, verbose_name="figé le")),
            ],
            options={
                "verbose_name": "relevé de besoins",
                "verbose_name_plural": "relevés de besoins",
                "ordering": ["-mois"],
            },
        ),
    ]
