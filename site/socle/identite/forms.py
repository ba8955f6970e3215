from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .images import en_png


class FormulaireALogo(WagtailAdminModelForm):
    """The logo comes as a file and is kept as the PNG that we made of it, in `logo_png`."""

    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, WebP ou JPEG. Vide : le logo ne change pas."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/webp,image/jpeg"}),
    )
    sans_logo = forms.BooleanField(label=_("Revenir au dessin d’origine"), required=False)

    def clean_logo(self):
        fichier = self.cleaned_data["logo"]
        return en_png(fichier) if fichier else b""

    def save(self, commit=True):
        if self.cleaned_data["logo"]:
            self.instance.logo_png = self.cleaned_data["logo"]
        elif self.cleaned_data["sans_logo"]:
            self.instance.logo_png = b""
        return super().save(commit)
