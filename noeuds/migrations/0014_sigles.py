"""Acronyms and words of the trade: what they stand for, in both languages, which coordination then edits."""

from django.db import migrations, models

SIGLES = [
    ("rp", "référent·e de proximité", "buurtreferent", "RP", ""),
    ("cdp", "communauté de pratique", "praktijkgemeenschap", "CdP", ""),
    ("cpas", "CPAS", "OCMW", "centre public d’action sociale, aide sociale", "openbaar centrum voor maatschappelijk welzijn"),
    ("mg", "médecin généraliste", "huisarts", "MG, médecin traitant, médecin de famille", ""),
    ("as", "assistant·e social·e", "maatschappelijk werker", "AS, travailleuse sociale, travailleur social", "maatschappelijk assistent, MW"),
    ("sdf", "sans-abri", "dakloze", "SDF, sans domicile fixe, sans chez-soi", "thuisloze"),
    ("amu", "aide médicale urgente", "dringende medische hulp", "AMU", "DMH"),
    ("psi", "plan de services individualisé", "individueel zorgplan", "PSI, plan de soins", ""),
    ("ris", "revenu d’intégration", "leefloon", "RIS, RI", ""),
    ("bim", "intervention majorée", "verhoogde tegemoetkoming", "BIM, statut BIM", "RVV"),
    ("grapa", "garantie de revenus aux personnes âgées", "inkomensgarantie voor ouderen", "GRAPA", "IGO"),
    ("ais", "agence immobilière sociale", "sociaal verhuurkantoor", "AIS", "SVK"),
    ("ssm", "service de santé mentale", "centrum geestelijke gezondheidszorg", "SSM", "CGG"),
    ("niss", "numéro national", "rijksregisternummer", "NISS", "INSZ"),
]  # fmt: skip


def poser(apps, schema_editor):
    Terme = apps.get_model("noeuds", "Terme")
    for rang, (cle, libelle, libelle_nl, mots, mots_nl) in enumerate(SIGLES, 1):
        Terme.objects.get_or_create(
            liste="sigle",
            cle=cle,
            defaults={
                "libelle": libelle,
                "libelle_nl": libelle_nl,
                "rang": rang,
                "synonymes": mots,
                "synonymes_nl": mots_nl,
            },
        )


def retirer(apps, schema_editor):
    apps.get_model("noeuds", "Terme").objects.filter(liste="sigle").delete()


class Migration(migrations.Migration):
    dependencies = [("noeuds", "0013_mots_du_logement")]
    operations = [
        migrations.AlterField("terme", "liste", models.CharField(choices=[("vulnerabilite", "vulnérabilité"), ("pathologie", "pathologie"), ("theme", "thème"), ("destination", "lieu de remontée"), ("sigle", "sigle ou mot du métier")], max_length=16, verbose_name="liste")),
        migrations.RunPython(poser, retirer),
    ]  # fmt: skip
