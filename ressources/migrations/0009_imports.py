import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import socle.cercles.models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("ressources", "0008_suivi"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                ("fichier", models.CharField(max_length=120, verbose_name="nom du fichier")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("colonnes", "colonnes à reconnaître"),
                            ("comparaison", "en comparaison"),
                            ("pret", "prêt à appliquer"),
                            ("applique", "appliqué"),
                            ("annule", "annulé"),
                        ],
                        default="colonnes",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                ("titres", models.JSONField(default=list, verbose_name="titres des colonnes")),
                ("correspondance", models.JSONField(default=dict, verbose_name="colonnes reconnues")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="lignes")),
                ("applique_le", models.DateTimeField(blank=True, null=True, verbose_name="appliqué le")),
                ("annule_le", models.DateTimeField(blank=True, null=True, verbose_name="annulé le")),
                ("bilan", models.JSONField(default=dict, verbose_name="ce qui a été fait")),
                (
                    "par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="importé par",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-cree_le", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LigneDImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.PositiveIntegerField(verbose_name="ligne")),
                ("cellules", models.JSONField(default=list)),
                ("valeurs", models.JSONField(default=dict)),
                ("erreurs", models.JSONField(default=dict)),
                (
                    "sort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("erreur", "à corriger"),
                            ("doublon", "peut-être la même"),
                            ("nouvelle", "nouvelle"),
                            ("changee", "changée"),
                            ("a_proposer", "à proposer"),
                            ("identique", "identique"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("cle", models.CharField(blank=True, default="", max_length=200)),
                ("vue_le", models.DateTimeField(blank=True, null=True)),
                ("proches", models.JSONField(default=list)),
                ("changements", models.JSONField(default=dict)),
                ("reservees", models.JSONField(default=list)),
                ("retenue", models.BooleanField(default=True)),
                ("decidee", models.BooleanField(default=False)),
                ("gardee", models.JSONField(default=list)),
                (
                    "envoi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lignes",
                        to="ressources.import",
                    ),
                ),
                (
                    "ressource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lignes_d_import",
                        to="ressources.ressource",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne d’import",
                "verbose_name_plural": "lignes d’import",
                "ordering": ["numero"],
                "indexes": [models.Index(fields=["envoi", "sort"], name="ligne_d_import_par_sort")],
                "constraints": [
                    models.UniqueConstraint(fields=("envoi", "numero"), name="ligne_d_import_unique")
                ],
            },
        ),
    ]
