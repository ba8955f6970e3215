from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("veille", "0013_presences_sans_nom")]

    operations = [
        migrations.AddField(
            model_name="motif",
            name="gardes",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="passages gardés exprès"
            ),
        ),
    ]
