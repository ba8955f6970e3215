from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('noeuds', '0004_langue'),
    ]

    operations = [
        migrations.AddField(
            model_name='propositiondenoeud',
            name='gardes',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='passages gardés exprès'),
        ),
        migrations.AddField(
            model_name='vignette',
            name='gardes',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='passages gardés exprès'),
        ),
    ]
