import uuid

from django.db import migrations


def nommer(apps, schema_editor):
    """A key of its own for each row that was there before."""
    for nom, champ in (("Code", "guid"), ("Observation", "cle")):
        modele = apps.get_model("veille", nom)
        rangees = list(modele._base_manager.filter(**{champ: None}))
        for rangee in rangees:
            setattr(rangee, champ, uuid.uuid4())
        modele._base_manager.bulk_update(rangees, [champ], batch_size=500)


def coder_les_textes(apps, schema_editor):
    """The codes of a whole observation become those of a passage that covers it."""
    Observation = apps.get_model("veille", "Observation")
    Passage = apps.get_model("veille", "Passage")
    Codage = apps.get_model("veille", "Codage")
    for observation in Observation._base_manager.filter(codes__isnull=False).distinct():
        entier = Passage.objects.create(
            observation=observation,
            codeur_id=observation.auteur_id,
            debut=0,
            fin=max(len(observation.texte), 1),
            entier=True,
            extrait=observation.texte,
        )
        Codage.objects.bulk_create([Codage(passage=entier, code=code) for code in observation.codes.all()])


def rendre_les_codes(apps, schema_editor):
    for entier in apps.get_model("veille", "Passage").objects.filter(entier=True):
        entier.observation.codes.add(*entier.codes.all())


class Migration(migrations.Migration):
    dependencies = [("veille", "0004_codage")]
    operations = [
        migrations.RunPython(nommer, migrations.RunPython.noop),
        migrations.RunPython(coder_les_textes, rendre_les_codes),
    ]
