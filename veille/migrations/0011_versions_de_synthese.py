import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from veille.workflow import NOM


def demander_une_autre(apps, schema_editor):
    """The steps of the analyses ask for somebody else at each: the same rows, under the class that says so."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    genre, _ = ContentType.objects.get_or_create(app_label="veille", model="accordduneautre")
    apps.get_model("wagtailcore", "Task").objects.filter(workflow_tasks__workflow__name=NOM).update(
        content_type=genre
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("veille", "0010_releves_de_besoins"),
        ("wagtailcore", "0094_alter_page_locale"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccordDUneAutre",
            fields=[],
            options={
                "verbose_name": "accord d’une autre personne",
                "verbose_name_plural": "accords d’une autre personne",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("wagtailcore.groupapprovaltask",),
        ),
        migrations.AddField(
            model_name="synthesepage",
            name="changements",
            field=models.TextField(
                blank=True,
                help_text="Ce que cette version change, en une ou deux phrases. Les lecteurs le voient.",
                verbose_name="ce qui change",
            ),
        ),
        migrations.CreateModel(
            name="VersionDeSynthese",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.PositiveIntegerField(verbose_name="numéro")),
                ("slug", models.CharField(editable=False, max_length=255)),
                ("contenu", models.JSONField(editable=False, verbose_name="contenu")),
                ("changements", models.TextField(blank=True, verbose_name="ce qui change")),
                (
                    "publiee_le",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="publiée le"),
                ),
                ("publique_le", models.DateTimeField(blank=True, null=True, verbose_name="publique depuis")),
                ("retiree_le", models.DateTimeField(blank=True, null=True, verbose_name="retirée le")),
                (
                    "retiree_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "synthese",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="veille.synthesepage",
                        verbose_name="analyse",
                    ),
                ),
            ],
            options={
                "verbose_name": "version d’une analyse",
                "verbose_name_plural": "versions des analyses",
                "ordering": ["-numero", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("synthese", "numero"), name="version_de_synthese_numerotee"
                    )
                ],
            },
        ),
        migrations.RunPython(demander_une_autre, migrations.RunPython.noop),
    ]
