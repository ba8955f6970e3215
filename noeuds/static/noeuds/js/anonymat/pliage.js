// The text as the rules read it: ASCII letters, plain quotes and dashes, and where each character comes from.
import { memo } from "./donnees.js";

const AUTRE = "\x1f";
const GARDES = "€°\n\t";
const ESPACE = /^[\s\x1c-\x1f\x85]$/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const REMPLACES = {
  œ: "oe", Œ: "Oe", æ: "ae", Æ: "Ae", ß: "ss", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D",
  ı: "i", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
  "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "º": "°", "·": ".", "•": "*", "\r": "\n",
};

const plierCaractere = memo((caractere) => {
  if (caractere in REMPLACES) return REMPLACES[caractere];
  if (GARDES.includes(caractere) || (caractere >= " " && caractere <= "~")) return caractere;
  if (caractere !== "\ufeff" && ESPACE.test(caractere)) return " ";
  if (INVISIBLE.test(caractere)) return "";
  const plie = [...caractere.normalize("NFKD")].filter((c) => c >= " " && c <= "~").join("");
  return plie || AUTRE;
});

// `debuts[i]` and `fins[i]` are the code points of the typed text from which `texte[i]` comes.
export const plier = (caracteres) => {
  const lettres = [];
  const debuts = [];
  const fins = [];
  caracteres.forEach((caractere, place) => {
    const plie = plierCaractere(caractere);
    if (!plie && fins.length) fins[fins.length - 1] = place + 1;
    for (const lettre of plie) {
      lettres.push(lettre);
      debuts.push(place);
      fins.push(place + 1);
    }
  });
  return { texte: lettres.join(""), debuts, fins };
};
