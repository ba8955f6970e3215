"""The same tree in Dutch, beside the French one: the same addresses under /nl/, the same rights and workflows."""

from django.db import migrations
from django.utils import timezone
from django.utils.http import base36_to_int, int_to_base36

#: The pages of home/0002, from the top: application, model, title in Dutch.
PAGES = [
    ("home", "AccueilPage", "Le fil"),
    ("home", "IndexComprendre", "Begrijpen"),
    ("noeuds", "IndexNoeuds", "Knopen"),
    ("veille", "IndexAnalyses", "Analyses"),
]
PHRASE = "Professionals uit welzijn en gezondheid helpen elkaar in complexe situaties, in Brussel."


def poser(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    langue, _ = Locale.objects.get_or_create(language_code="nl")
    if Page.objects.filter(locale=langue).exists():
        return
    racine = Page.objects.get(depth=1)
    dernier = Page.objects.filter(depth=2).order_by("-path").first().path
    tronc = racine.path + int_to_base36(base36_to_int(dernier[4:]) + 1).upper().zfill(4)
    accueil = apps.get_model("home", "AccueilPage").objects.get()
    # What has been written below since waits to be translated.
    for app, modele, titre in PAGES:
        page = apps.get_model(app, modele).objects.get()
        _traduire(apps, page, titre, langue, accueil, tronc)
    racine.numchild += 1
    racine.save()
    _oublier_les_racines()


def _traduire(apps, page, titre, langue, accueil, tronc):
    est_l_accueil = page.pk == accueil.pk
    # Its own slug is in no address, but two pages at the root cannot share one.
    branche = f"/{accueil.slug}-nl/"
    traduite = type(page).objects.create(
        content_type=page.content_type,
        path=tronc + page.path[len(accueil.path) :],
        depth=page.depth,
        numchild=len(PAGES) - 1 if est_l_accueil else 0,
        url_path=branche + page.url_path.removeprefix(accueil.url_path),
        slug=f"{page.slug}-nl" if est_l_accueil else page.slug,
        title=titre,
        draft_title=titre,
        live=True,
        locale=langue,
        translation_key=page.translation_key,
        show_in_menus=True,
        first_published_at=timezone.now(),
        **({"chapeau": PHRASE} if est_l_accueil else {}),
    )
    _donner_les_memes_droits(apps, page, traduite)


def _donner_les_memes_droits(apps, page, traduite):
    Droit = apps.get_model("wagtailcore", "GroupPagePermission")
    for droit in Droit.objects.filter(page_id=page.pk):
        Droit.objects.get_or_create(
            group_id=droit.group_id, page_id=traduite.pk, permission_id=droit.permission_id
        )
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    for flux in WorkflowPage.objects.filter(page_id=page.pk):
        WorkflowPage.objects.update_or_create(page_id=traduite.pk, defaults={"workflow_id": flux.workflow_id})


def _oublier_les_racines():
    """Wagtail remembers for an hour where each tree begins."""
    from wagtail.models import Site

    Site.clear_site_root_paths_cache()


def permettre(apps, schema_editor):
    """Whoever edits pages may begin a translation of them (Wagtail's button « Translate »)."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    genre, _ = ContentType.objects.get_or_create(app_label="simple_translation", model="simpletranslation")
    # Permissions are made after the migrations: the first installation does not have them yet.
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=genre, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    for nom in ("Coordination", "Modération", "Veilleuse"):
        groupe, _ = apps.get_model("auth", "Group").objects.get_or_create(name=nom)
        groupe.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_arborescence"),
        ("simple_translation", "0001_initial"),
    ]
    operations = [
        migrations.RunPython(poser, migrations.RunPython.noop),
        migrations.RunPython(permettre, migrations.RunPython.noop),
    ]
