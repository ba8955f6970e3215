// Rules and lists, fetched once: the files that Python reads.

const NOMS = ["regles", "lexique", "noms", "mots"];
const lus = {};
let pret = null;

export const lire = (nom) => lus[nom];

const charger = async (nom) => {
  const reponse = await fetch(new URL(`../../anonymat/${nom}.json`, import.meta.url));
  if (!reponse.ok) throw new Error(`${nom} : ${reponse.status}`);
  lus[nom] = await reponse.json();
};

export const chargerTout = () => {
  pret ??= Promise.all(NOMS.map(charger)).catch((erreur) => {
    pret = null;
    throw erreur;
  });
  return pret;
};

// `memo(f)`: each argument's answer computed once.
export const memo = (fonction) => {
  const sus = new Map();
  return (cle) => {
    if (!sus.has(cle)) sus.set(cle, fonction(cle));
    return sus.get(cle);
  };
};

const morceaux = memo(() => {
  const entiers = {};
  for (const [nom, motif] of Object.entries(lire("regles").morceaux)) entiers[nom] = deployer(motif, entiers);
  return entiers;
});

const deployer = (motif, pieces) =>
  motif.replace(/<([A-Z_]+)>/g, (tout, nom) => (nom in pieces ? `(?:${pieces[nom]})` : tout));

// `d` for the places of groups, `g` or `y` to start where one says.
export const compiler = (motif, casse = false, drapeaux = "dg") =>
  new RegExp(deployer(motif, morceaux("")), casse ? drapeaux : `${drapeaux}i`);

const motifMemo = memo((cle) => {
  const [nom, casse, drapeaux] = cle.split(" ");
  return compiler(lire("regles").motifs[nom], casse === "casse", drapeaux);
});

export const motif = (nom, casse = false) => motifMemo(`${nom} ${casse ? "casse" : "-"} dg`);
export const motifExact = (nom) => motif(nom, true);

// The pattern found in `texte`, or null; and the one that stands just at `place`.
export const chercher = (regle, texte) => {
  regle.lastIndex = 0;
  return regle.exec(texte);
};
export const ici = (nom, texte, place) => {
  const regle = motifMemo(`${nom} casse dy`);
  regle.lastIndex = place;
  return regle.exec(texte);
};
export const fin = (trouve) => trouve.index + trouve[0].length;
