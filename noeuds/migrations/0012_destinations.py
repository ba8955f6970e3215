"""The places that can solve a structural problem, which coordination then edits with the other lists."""

from django.db import migrations, models

DESTINATIONS = [
    ("diapason", "Diapason", "Diapason", "transition", ""),
    ("tables_d_echanges", "Tables d’échanges", "Uitwisselingstafels", "table d’échange", "uitwisselingstafel"),
    ("conseil_d_administration", "conseil d’administration", "raad van bestuur", "CA", ""),
    ("administration", "administration", "administratie", "service public, région, commune", "overheidsdienst, gewest, gemeente"),
    ("federation", "fédération", "federatie", "fédération d’employeurs", "werkgeversfederatie"),
    ("hopital", "direction d’un hôpital", "directie van een ziekenhuis", "", ""),
    ("cabinet", "cabinet ministériel", "ministerieel kabinet", "ministre", "minister"),
]  # fmt: skip


def poser(apps, schema_editor):
    Terme = apps.get_model("noeuds", "Terme")
    for rang, (cle, libelle, libelle_nl, mots, mots_nl) in enumerate(DESTINATIONS, 1):
        Terme.objects.get_or_create(
            liste="destination",
            cle=cle,
            defaults={
                "libelle": libelle,
                "libelle_nl": libelle_nl,
                "rang": rang,
                "synonymes": mots,
                "synonymes_nl": mots_nl,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("noeuds", "0011_effet")]
    operations = [
        migrations.AlterField("terme", "liste", models.CharField(choices=[("vulnerabilite", "vulnérabilité"), ("pathologie", "pathologie"), ("theme", "thème"), ("destination", "lieu de remontée")], max_length=16, verbose_name="liste")),
        migrations.RunPython(poser, migrations.RunPython.noop),
    ]  # fmt: skip
