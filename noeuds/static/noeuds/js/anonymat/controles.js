// Check digits: the same as noeuds/anonymat/controles.py.

const LONGUEURS_IBAN = {
  BE: 16, FR: 27, NL: 18, DE: 22, LU: 20, ES: 24, IT: 27, PT: 25, GB: 22, RO: 24, PL: 28,
  BG: 22, GR: 27, IE: 22, CH: 21, AT: 20, MA: 28, TN: 24, TR: 26, DK: 18, SE: 24, CZ: 24,
  HU: 28, LT: 20, HR: 21, SK: 24,
};
const ORDINAIRE = /^(?:(19|20)\d\d\W(19|20)?\d\d|0?[89]00\D.*|\d\d?[hu]\d\d\W.*|\d{1,3}([.,]\d{3})+|COVID.*|(?:mmse|moca|katz|tinetti|gds|eva|ta|glasgow|norton|braden)\W.*)$/i;

const chiffres = (texte) => texte.replace(/[oO]/g, "0").replace(/[^0-9]/g, "");

// The rest of a long number, by pieces that JavaScript counts exactly.
const reste = (nombre, par) => [...nombre].reduce((suite, chiffre) => (suite * 10 + Number(chiffre)) % par, 0);

const niss = (texte) => {
  const nombre = chiffres(texte);
  if (nombre.length !== 11) return false;
  const cle = Number(nombre.slice(9));
  const neuf = nombre.slice(0, 9);
  return cle === 97 - reste(neuf, 97) || cle === 97 - reste(`2${neuf}`, 97);
};

const formeNiss = (texte) => {
  const nombre = chiffres(texte);
  return nombre.length === 11 && Number(nombre.slice(2, 4)) % 20 <= 12 && Number(nombre.slice(4, 6)) <= 31;
};

const inami = (texte) => {
  const nombre = chiffres(texte);
  if (![8, 11].includes(nombre.length)) return false;
  return [97, 89, 83, 79].some((m) => m - reste(nombre.slice(0, 6), m) === Number(nombre.slice(6, 8)));
};

const iban = (texte) => {
  let compte = texte.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (compte.startsWith("BE")) compte = compte.slice(0, 2) + compte.slice(2).replaceAll("O", "0");
  if (LONGUEURS_IBAN[compte.slice(0, 2)] !== compte.length) return false;
  const tourne = [...(compte.slice(4) + compte.slice(0, 4))].map((c) => parseInt(c, 36)).join("");
  return reste(tourne, 97) === 1;
};

const compte = (texte) => {
  const nombre = chiffres(texte);
  return nombre.length === 12 && (reste(nombre.slice(0, 10), 97) || 97) === Number(nombre.slice(10));
};

const telephone = (texte) => {
  if (/^[0-3]?\d([./-])[01]?\d\1(19|20)\d\d/.test(texte)) return false;
  const nombre = chiffres(texte).replace(/^(0032|32(?=\d{8}))0?/, "0");
  return nombre.startsWith("04") ? nombre.length === 10 : nombre.length === 9;
};

const numero = (texte) => {
  const assez = /[A-Za-z]/.test(texte) ? 3 : 6;
  return texte.replace(/[^0-9]/g, "").length >= assez && !ORDINAIRE.test(texte);
};

export const CONTROLES = { niss, forme_niss: formeNiss, inami, iban, compte, telephone, numero };
