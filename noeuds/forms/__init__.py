from .propositions import FormulaireProposition

__all__ = ["FormulaireProposition"]
