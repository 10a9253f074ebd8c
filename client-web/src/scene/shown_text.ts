// A text as canvas and text field both show it. Browsers and fonts do not agree on what breaks a line and how wide a tab
// is, and a text field changes line ends by itself; so what is unusual is shown as what is usual. Each UTF-16 unit stays
// one, so that places in the text are the same.

const unusual = /[\t\v\f\r\u0085\u2028\u2029]/;

export function shownText(text: string): string {
  if (!unusual.test(text)) return text;
  return text
    .replace(/\r\n/g, ' \n')
    .replace(/[\v\f\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ');
}
