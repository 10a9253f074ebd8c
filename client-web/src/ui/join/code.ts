// The join code as people type it: in lower case, with or without its dash, with spaces, in wide letters.
import { plainLetters } from '../../app/invitation';

export const codeLength = 6;
/** Signs of codes: none that is taken for another one. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const capitals = (typed: string): string => plainLetters(typed).toLocaleUpperCase('en');

/** The signs of a code, at most six, in capitals. */
export function codeSigns(typed: string): string {
  return capitals(typed)
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeLength);
}

/** Letters and digits that were typed and that no code has, each once: somebody has read another sign. */
export function strangeSigns(typed: string): readonly string[] {
  const signs = capitals(typed).match(/[\p{L}\p{N}]/gu) ?? [];
  return [...new Set(signs)].filter((sign) => !alphabet.includes(sign));
}

/** As it is shown: ABC-DEF. A dash that was just typed or deleted does not fight back. */
export function showCode(typed: string): string {
  const signs = codeSigns(typed);
  return signs.length > 3 ? `${signs.slice(0, 3)}-${signs.slice(3)}` : signs;
}
