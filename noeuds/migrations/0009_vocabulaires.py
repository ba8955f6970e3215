"""Themes, the words of the trade that mean the same as a term, and terms brought into one another."""

import django.db.models.deletion
from django.db import migrations, models

THEMES = [
    ("argent", "argent et droits", "geld en rechten", "dettes, RIS, GRAPA, BIM, aide sociale, facture, huissier, médiation de dettes", "schulden, leefloon, IGO, facturen, schuldbemiddeling"),
    ("logement", "logement", "wonen", "loyer, expulsion, AIS, logement social, bail, insalubre, hébergement", "huur, uithuiszetting, SVK, sociale woning"),
    ("soins", "soins et hôpital", "zorg en ziekenhuis", "hospitalisation, sortie d’hôpital, urgences, médecin traitant, MG, infirmière à domicile", "hospitalisatie, ontslag, spoed, huisarts, thuisverpleging"),
    ("sante_mentale", "santé mentale", "geestelijke gezondheid", "psychiatre, psychologue, SSM, délire, angoisse, équipe mobile", "psychiater, psycholoog, CGG, mobiel team"),
    ("liens", "liens et isolement", "banden en eenzaamheid", "solitude, seule, isolée, visites, voisins", "alleen, eenzaam, buren"),
    ("famille", "famille et aidants", "familie en mantelzorgers", "aidant proche, conjoint, enfants, répit, conflit familial", "mantelzorger, partner, kinderen, respijt"),
    ("langue", "langue et culture", "taal en cultuur", "interprète, traduction, médiation interculturelle", "tolk, vertaling, interculturele bemiddeling"),
    ("sejour", "séjour et exil", "verblijf en ballingschap", "sans papiers, AMU, demandeur d’asile, titre de séjour", "zonder papieren, DMH, asielzoeker"),
    ("assuetudes", "assuétudes", "verslaving", "alcool, consommation, drogue, sevrage, réduction des risques", "alcohol, gebruik, drugs, ontwenning"),
    ("fin_de_vie", "fin de vie et deuil", "levenseinde en rouw", "palliatif, décès, deuil, veuvage", "palliatief, overlijden, rouw"),
    ("violences", "violences et protection", "geweld en bescherming", "violence conjugale, maltraitance, administrateur de biens, protection", "partnergeweld, mishandeling, bewindvoerder"),
    ("numerique", "numérique et démarches", "digitaal en formaliteiten", "itsme, ordinateur, formulaire, guichet, démarches", "itsme, computer, formulier, loket"),
    ("travail_en_reseau", "travail en réseau", "samenwerken", "coordination, concertation, relais, secret professionnel, qui fait quoi", "coördinatie, overleg, doorverwijzen, beroepsgeheim"),
    ("posture", "posture professionnelle", "professionele houding", "confiance, limites, refus, épuisement, distance", "vertrouwen, grenzen, weigering, uitputting"),
]  # fmt: skip
SYNONYMES = {
    ("vulnerabilite", "difficultes_financieres"): ("dettes, surendettement, RIS, CPAS, médiation de dettes, factures", "schulden, leefloon, OCMW, facturen"),
    ("vulnerabilite", "sante_mentale"): ("psychique, psychiatrie, dépressif, angoisses, délire", "psychisch, psychiatrie, angst"),
    ("vulnerabilite", "isolement"): ("solitude, isolé, isolée, plus personne, seul chez lui, seule chez elle", "alleen, eenzaam"),
    ("vulnerabilite", "barriere_langue"): ("interprète, ne parle pas français, traduction", "tolk, spreekt geen Nederlands, vertaling"),
    ("vulnerabilite", "logement"): ("insalubre, expulsion, loyer impayé, sans ascenseur, humidité", "uithuiszetting, vocht, geen lift"),
    ("vulnerabilite", "sans_abrisme"): ("SDF, à la rue, sans abri, hébergement d’urgence", "dakloos, op straat, noodopvang"),
    ("vulnerabilite", "sans_titre_sejour"): ("sans papiers, AMU, aide médicale urgente", "zonder papieren, DMH, dringende medische hulp"),
    ("vulnerabilite", "assuetudes"): ("alcool, drogue, consommation, toxicomanie", "alcohol, drugs, gebruik"),
    ("vulnerabilite", "perte_autonomie"): ("ne sait plus se laver, chutes, dépendance, échelle de Katz", "vallen, hulpbehoevend, Katz-schaal"),
    ("vulnerabilite", "deficience_intellectuelle"): ("handicap mental, PHARE, AVIQ", "mentale handicap, VAPH"),
    ("vulnerabilite", "violences"): ("violence conjugale, maltraitance, coups", "partnergeweld, mishandeling, slagen"),
    ("vulnerabilite", "aidant_epuise"): ("aidant, répit, à bout", "mantelzorger, respijt"),
    ("vulnerabilite", "non_recours"): ("refuse les soins, refus d’aide, droits non ouverts, pas en ordre de mutuelle", "weigert zorg, niet in orde met de mutualiteit"),
    ("vulnerabilite", "fracture_numerique"): ("itsme, pas d’internet, pas d’ordinateur, démarches en ligne", "itsme, geen internet, geen computer"),
    ("vulnerabilite", "rehospitalisations"): ("réhospitalisée, réhospitalisé, retour aux urgences, allers-retours à l’hôpital", "opnieuw opgenomen, terug naar spoed"),
    ("vulnerabilite", "polymedication"): ("semainier, pilulier, beaucoup de médicaments", "medicatieschema, veel medicijnen"),
    ("vulnerabilite", "deuil"): ("veuf, veuve, décès", "weduwe, weduwnaar, overlijden"),
    ("vulnerabilite", "troubles_cognitifs"): ("mémoire, désorientée, désorienté, oublis", "geheugen, vergeetachtig"),
    ("pathologie", "diabete"): ("insuline, glycémie, diabétique", "insuline, suikerziekte"),
    ("pathologie", "insuffisance_renale"): ("dialyse", "dialyse"),
    ("pathologie", "cardiovasculaire"): ("AVC, infarctus, insuffisance cardiaque, hypertension", "beroerte, CVA, infarct, hartfalen"),
    ("pathologie", "bpco"): ("emphysème, oxygène, bronchite chronique", "emfyseem, zuurstof"),
    ("pathologie", "cancer"): ("chimiothérapie, oncologie, tumeur", "chemotherapie, oncologie, tumor"),
    ("pathologie", "demence"): ("Alzheimer, démente, dément", "Alzheimer, dement"),
    ("pathologie", "depression"): ("dépressif, dépressive, antidépresseur", "depressief, antidepressivum"),
    ("pathologie", "psychose"): ("schizophrénie, psychotique, bipolaire, délire", "schizofrenie, psychotisch, bipolair"),
    ("pathologie", "troubles_anxieux"): ("anxiété, angoisse, attaques de panique", "angst, paniekaanvallen"),
    ("pathologie", "addiction_alcool"): ("alcool, alcoolique, Korsakoff", "alcohol, Korsakov"),
    ("pathologie", "addiction_substances"): ("héroïne, cocaïne, méthadone, crack", "heroïne, cocaïne, methadon, crack"),
    ("pathologie", "douleur_chronique"): ("fibromyalgie, douleurs", "fibromyalgie, pijn"),
    ("pathologie", "handicap_moteur"): ("fauteuil roulant, hémiplégie, amputation, sclérose en plaques", "rolstoel, hemiplegie, amputatie, MS"),
    ("pathologie", "maladie_hepatique"): ("cirrhose, hépatite", "cirrose, hepatitis"),
}  # fmt: skip


def poser(apps, schema_editor):
    Terme = apps.get_model("noeuds", "Terme")
    for rang, (cle, libelle, libelle_nl, mots, mots_nl) in enumerate(THEMES, 1):
        Terme.objects.get_or_create(
            liste="theme",
            cle=cle,
            defaults={
                "libelle": libelle,
                "libelle_nl": libelle_nl,
                "rang": rang,
                "synonymes": mots,
                "synonymes_nl": mots_nl,
            },
        )
    for (liste, cle), (mots, mots_nl) in SYNONYMES.items():
        Terme.objects.filter(liste=liste, cle=cle, synonymes="").update(synonymes=mots, synonymes_nl=mots_nl)


class Migration(migrations.Migration):
    dependencies = [("noeuds", "0008_brouillons")]
    operations = [
        migrations.AddField("terme", "synonymes", models.TextField(blank=True, default="", help_text="Les mots du métier, séparés par des virgules : ils font trouver ce terme et le proposent.", verbose_name="autres mots"), preserve_default=False),
        migrations.AddField("terme", "synonymes_nl", models.TextField(blank=True, default="", verbose_name="autres mots en néerlandais"), preserve_default=False),
        migrations.AddField("terme", "remplace_par", models.ForeignKey(blank=True, help_text="Tout ce qui portait ce terme portera l’autre ; son ancienne adresse y mène.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="remplaces", to="noeuds.terme", verbose_name="réuni avec")),
        migrations.AlterField("terme", "liste", models.CharField(choices=[("vulnerabilite", "vulnérabilité"), ("pathologie", "pathologie"), ("theme", "thème")], max_length=16, verbose_name="liste")),
        migrations.AddField("vignette", "themes", models.ManyToManyField(blank=True, limit_choices_to={"liste": "theme"}, related_name="+", to="noeuds.terme", verbose_name="thèmes")),
        migrations.RunPython(poser, migrations.RunPython.noop),
    ]  # fmt: skip
