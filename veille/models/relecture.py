from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, TaskState


class AccordDUneAutre(GroupApprovalTask):
    """A step that nobody takes twice: neither who wrote, nor who agreed before, nor who has just changed the words."""

    class Meta:
        proxy = True
        verbose_name = _("accord d’une autre personne")
        verbose_name_plural = _("accords d’une autre personne")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if self._a_deja_parle(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        """The button is not the door: an action that is posted is refused too."""
        objet = task_state.workflow_state.content_object
        if action_name == "approve" and self._a_deja_parle(objet, user):
            raise PermissionDenied
        if action_name == "approve":
            self._accorder_ce_qui_se_lit(task_state, objet)
        return super().on_action(task_state, user, action_name, **kwargs)

    def _accorder_ce_qui_se_lit(self, task_state, objet):
        """A word corrected during the step is agreed to with the rest: else the agreement would be of older words."""
        task_state.revision = objet.latest_revision
        task_state.save(update_fields=["revision"])
        self._demander_encore_la_suite(task_state.workflow_state)

    def _demander_encore_la_suite(self, etat):
        """An agreement given ahead of this one no longer holds: only the last step puts on line."""
        rang = etat.workflow.workflow_tasks.get(task=self.pk).sort_order
        suivantes = etat.workflow.workflow_tasks.filter(sort_order__gt=rang)
        donnes = etat.task_states.filter(status=TaskState.STATUS_APPROVED, task__in=suivantes.values("task"))
        donnes.update(status=TaskState.STATUS_CANCELLED)

    def _a_deja_parle(self, obj, user):
        if user.pk in (obj.owner_id, getattr(obj, "auteur_id", None)):
            return True
        if obj.latest_revision is not None and obj.latest_revision.user_id == user.pk:
            return True
        etat = obj.current_workflow_state
        # When words change later, the step comes back, and who took it may take it again.
        accords = TaskState.objects.filter(workflow_state=etat, status=TaskState.STATUS_APPROVED)
        accords = accords.exclude(task=self.pk)
        return etat is not None and accords.filter(finished_by=user).exists()
