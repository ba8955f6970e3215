import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import socle.cercles.models


class Migration(migrations.Migration):
    dependencies = [
        ("veille", "0011_versions_de_synthese"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="passage",
            name="code_ailleurs_par",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=80, verbose_name="codé ailleurs par"
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Echange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "reference",
                    models.CharField(
                        default=socle.cercles.models.reference, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "sens",
                    models.CharField(
                        choices=[("sortie", "emporté"), ("entree", "rapporté")],
                        max_length=8,
                        verbose_name="sens",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("qdc", "grille de codes"), ("qdpx", "projet")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("fichier", models.CharField(max_length=120, verbose_name="fichier")),
                (
                    "etat",
                    models.CharField(
                        choices=[("a_relire", "à relire"), ("fait", "fait"), ("annule", "annulé")],
                        default="fait",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("avec_memos", models.BooleanField(default=False, verbose_name="avec les mémos")),
                ("nombres", models.JSONField(default=dict, verbose_name="nombres")),
                ("contenu", models.JSONField(default=dict, verbose_name="contenu")),
                ("remarques", models.JSONField(default=list, verbose_name="remarques")),
                ("fait", models.JSONField(default=dict, verbose_name="fait")),
                ("fait_le", models.DateTimeField(blank=True, null=True, verbose_name="fait le")),
                (
                    "par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
            ],
            options={
                "verbose_name": "échange",
                "verbose_name_plural": "échanges",
                "ordering": ["-cree_le", "-pk"],
            },
        ),
    ]
