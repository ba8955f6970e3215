"""A short list of codes in one column, that filters the same on SQLite and on PostgreSQL."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _


class ChampDeCodes(models.CharField):
    """Several codes of one TextChoices, a list in Python, `,fr,nl,` in the database.

    SQLite has no `contains` on JSON; with a comma on each side a LIKE finds a whole code: `langues__possede="fr"`.
    """

    def __init__(self, *args, codes=None, **kwargs):
        self.codes = codes
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if isinstance(value, str):
            return [code for code in value.split(",") if code]
        return list(value or [])

    def get_prep_value(self, value):
        codes = self.to_python(value)
        return f",{','.join(codes)}," if codes else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        inconnus = [code for code in value if code not in self.codes.values]
        if inconnus:
            raise ValidationError(_("Choisissez dans la liste."), code="invalid_choice")
        if not (value or self.blank):
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value):
        """The length of the column says nothing about a list."""

    def formfield(self, **kwargs):
        defauts = {
            "form_class": forms.MultipleChoiceField,
            "choices": self.codes.choices,
            "widget": forms.CheckboxSelectMultiple,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **(defauts | kwargs))

    def libelles(self, value):
        """The codes in words, in the order of the list and not of the typing."""
        return [code.label for code in self.codes if code in value]


@ChampDeCodes.register_lookup
class Possede(Contains):
    lookup_name = "possede"
    prepare_rhs = False

    def get_prep_lookup(self):
        return f",{self.rhs},"

    def get_rhs_op(self, connection, rhs):
        return connection.operators["contains"] % rhs


def champ_de_formulaire(champ, **kwargs):
    """A form's field for a column: an address typed without its scheme is `https` (Meta.formfield_callback)."""
    if isinstance(champ, models.URLField):
        kwargs.setdefault("assume_scheme", "https")
    return champ.formfield(**kwargs)
