"""Wagtail's right to publish, when others have agreed to these very words: two people at least (produit.md §4.1)."""

from wagtail.models import PagePermissionTester, WorkflowState


def toutes_ont_accorde(page):
    """Whether the words as they were last written have been through every step (models/relecture.py)."""
    accords = WorkflowState.objects.for_instance(page).filter(status=WorkflowState.STATUS_APPROVED)
    return accords.filter(current_task_state__revision=page.latest_revision_id).exists()


class SansFilleEnLigne(PagePermissionTester):
    def can_publish_subpage(self):
        """Who makes a page is who wrote it."""
        return False


class ApresTousLesAccords(SansFilleEnLigne):
    """The last step puts the analysis on line; a button does so again only as long as nothing changed."""

    def can_publish(self):
        return self.page.owner_id != self.user.pk and toutes_ont_accorde(self.page) and super().can_publish()
