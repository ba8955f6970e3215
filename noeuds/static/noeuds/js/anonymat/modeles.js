// The same words as noeuds/anonymat/modeles.py.
export const SUR = "sur";
export const A_VERIFIER = "a_verifier";

// A finding in the folded text, before its place in the typed one is known. A lower `rang` wins.
export const passage = (debut, fin, genre, niveau, rang) => ({ debut, fin, genre, niveau, rang });
