// The join code as people type it: in lower case, with or without its dash, with spaces.

export const codeLength = 6;

/** The signs of a code, at most six, in capitals. */
export function codeSigns(typed: string): string {
  return typed
    .toLocaleUpperCase('en')
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeLength);
}

/** As it is shown: ABC-DEF. A dash that was just typed or deleted does not fight back. */
export function showCode(typed: string): string {
  const signs = codeSigns(typed);
  return signs.length > 3 ? `${signs.slice(0, 3)}-${signs.slice(3)}` : signs;
}
