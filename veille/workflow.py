"""The way of a synthesis in Wagtail's admin: the veilleuse writes, the moderators read, coordination puts it on line.

For migrations: everything takes the historical `apps`.
"""

NOM = "Analyses : relecture puis coordination"
#: Step → Django group that approves it. Coordination publishes, and has `publish_page` on the tree (home's migration).
ETAPES = [("Relecture par la modération", "Modération"), ("Accord de la coordination", "Coordination")]


def creer_le_workflow(apps, nom=NOM, etapes=ETAPES):
    Workflow = apps.get_model("wagtailcore", "Workflow")
    workflow, nouveau = Workflow.objects.get_or_create(name=nom)
    if nouveau:
        for rang, (titre, groupe) in enumerate(etapes):
            _ajouter_etape(apps, workflow, rang, titre, groupe)
    return workflow


def _ajouter_etape(apps, workflow, rang, titre, nom_du_groupe):
    # Wagtail sets the type of a task in its __init__, which a historical model has not.
    ContentType = apps.get_model("contenttypes", "ContentType")
    # For the analyses, a step that nobody takes twice (models/relecture.py); its row is the same.
    app_label, model = (
        ("veille", "accordduneautre") if workflow.name == NOM else ("wagtailcore", "groupapprovaltask")
    )
    genre, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
    tache = apps.get_model("wagtailcore", "GroupApprovalTask").objects.create(name=titre, content_type=genre)
    groupe, _ = apps.get_model("auth", "Group").objects.get_or_create(name=nom_du_groupe)
    tache.groups.add(groupe)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=tache.pk, sort_order=rang
    )


def relier_le_workflow(apps, page_id, workflow=None):
    """Every page under this one takes the workflow. Called by the migration that makes the pages (home)."""
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page_id=page_id, defaults={"workflow": workflow or creer_le_workflow(apps)}
    )
