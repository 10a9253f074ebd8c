// Words of a note as their stems, French and English alike, so that "les vélos" and "un vélo", "cycling" and "cycle" meet. By a
// list of endings, as in light stemmers; no dictionary. Pure.

import { plain } from '../find';

/** Too common to say what a note is about. */
const common = new Set(
  (
    'a ai au aux avec avoir c ca car ce cela ces cet cette chaque ci comme comment d dans de des deja donc du elle elles en entre ' +
    'est et etait etre eu eux faire fait faut il ils j je l la le les leur leurs lui ma mais me meme mes moi moins mon n ne ni nos ' +
    'notre nous on ont ou par pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si ' +
    'son sont sous sur t ta te tes toi ton tous tout toute toutes tres trop tu un une vers vos votre vous y afin aussi autre autres ' +
    'bien chez encore etc ici jamais la rien toujours ' +
    'about all also am an and any are as at be because been but by can could did do does each for from get had has have he her here ' +
    'his how i if in into is it its just like make more most much my need no not of off on one only or other our out over own she ' +
    'should so some such than that the their them then there these they this those to too up us use very was we were what when where ' +
    'which while who why will with without would you your'
  ).split(' '),
);

/** Longest first: the first that fits is taken off, where enough is left before it. */
const endings = [
  'issements issement ements ement ations ation itions ition utions ution ateurs ateur atrices atrice ibilites ibilite abilites abilite',
  'ologies ologie ances ance ences ence ismes isme istes iste iques ique ables able ibles ible euses euse ments ment ives ive ites ite',
  'eurs eur eaux eau tions tion ities ity ness ings ing edly ed ily ly ies iers ier ieres iere aient erons eront erai era ons ent ant',
  'ants ante antes ees ee es er ez ir if ifs al ale ales aux s e x y',
]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length);

const stemMin = 4;

export function stemOf(word: string): string {
  let stem = word;
  // A plural first: its ending hides the next one.
  if (stem.length > stemMin && /[^s]s$/.test(stem)) stem = stem.slice(0, -1);
  stem = stem.replace(/([^e])aux$/, '$1al').replace(/ie$/, 'y');
  const ending = endings.find((one) => stem.endsWith(one) && stem.length - one.length >= stemMin);
  if (ending) stem = stem.slice(0, -ending.length);
  else if (stem.length > 3) stem = stem.replace(/[esxy]$/, '');
  return stem.replace(/([^aeiou])\1$/, '$1');
}

export interface Stemmed {
  readonly stem: string;
  /** As it was written. */
  readonly word: string;
}

/** What a text is about. Words in scripts that know no blanks are taken as two letters each. */
export function stemsOf(text: string): Stemmed[] {
  const out = new Map<string, string>();
  for (const [written] of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)) {
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(written)) {
      const signs = [...written];
      for (let i = 0; i + 1 < signs.length; i++) out.set(`${signs[i]}${signs[i + 1]}`, written);
      continue;
    }
    // What is elided stands before the apostrophe, what belongs to nobody behind it.
    const bare = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](.+)$/iu.exec(written)?.[1] ?? written;
    const word = plain(bare).split("'")[0] as string;
    if (word.length < 2 || common.has(word)) continue;
    const stem = stemOf(word);
    if (!out.has(stem)) out.set(stem, bare);
  }
  return [...out].map(([stem, word]) => ({ stem, word }));
}
