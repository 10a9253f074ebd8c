// The join code as people type it: in lower case, with or without its dash, with spaces, in wide letters.
import { plainLetters } from '../../app/invitation';

export const codeLength = 6;
/** Signs of codes: none that is taken for another one. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const capitals = (typed: string): string => plainLetters(typed).toLocaleUpperCase('en');

const half = `[${alphabet}]{${codeLength / 2}}`;
const between = '(?:^|[^\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
/** With its dash it is known anywhere; without, it stands behind what speaks of it. */
const dashed = new RegExp(`${between}(${half}\\s?[-\u2010-\u2015\u2212]\\s?${half})${after}`, 'u');
const bare = new RegExp(`^.*${between}(${half}\\s?${half})${after}`, 'us');

/** The code in what was copied with more around it, in capitals: "Code: ABC-DEF". What is no more than a code stays as it is. */
function codeIn(typed: string): string {
  const plain = capitals(typed);
  if (plain.replace(/[^\p{L}\p{N}]/gu, '').length <= codeLength) return plain;
  return dashed.exec(plain)?.[1] ?? bare.exec(plain)?.[1] ?? plain;
}

/** The signs of a code, at most six, in capitals. */
export function codeSigns(typed: string): string {
  return codeIn(typed)
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeLength);
}

/** Letters and digits that were typed and that no code has, each once: somebody has read another sign. */
export function strangeSigns(typed: string): readonly string[] {
  const signs = codeIn(typed).match(/[\p{L}\p{N}]/gu) ?? [];
  return [...new Set(signs)].filter((sign) => !alphabet.includes(sign));
}

/** As it is shown: ABC-DEF. A dash that was just typed or deleted does not fight back. */
export function showCode(typed: string): string {
  const signs = codeSigns(typed);
  return signs.length > 3 ? `${signs.slice(0, 3)}-${signs.slice(3)}` : signs;
}
