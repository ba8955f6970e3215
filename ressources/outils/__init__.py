"""The toolbox of the function (issue « Les ressources », 6)."""
