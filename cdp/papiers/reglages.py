from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from socle.comptes.enums import Role


class FormulaireDesPapiers(WagtailAdminModelForm):
    """The roles that receive an allowance are ticked, not typed."""

    roles = forms.MultipleChoiceField(
        label=_("Rôles indemnisés"),
        choices=Role,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Avec une convention signée, et présent·e à la séance."),
    )
