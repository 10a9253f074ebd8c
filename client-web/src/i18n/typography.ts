// French typography keeps its high signs at the word before, which an ordinary space does not.

const noBreak = '\u00a0';

/** For text that people or files wrote, where it is shown as a heading. */
export function tie(text: string): string {
  return text.replace(/ (?=[:;!?»%])/gu, noBreak).replace(/(?<=«) /gu, noBreak);
}
