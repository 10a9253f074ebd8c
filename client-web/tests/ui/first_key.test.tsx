// @vitest-environment happy-dom
// Who opens something to write in and types on at once has the first letter there: the focus is in the field in the same task.
import { render } from 'preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loadWords } from '../../src/i18n/language';
import { Dialog } from '../../src/ui/parts/dialog';

beforeAll(() => loadWords());
afterEach(() => render(null, document.body));

it('gives a dialog the focus before the next key can come', () => {
  render(
    <Dialog title="Topic" onClose={() => undefined}>
      <input aria-label="Title" />
    </Dialog>,
    document.body,
  );
  expect(document.querySelector('dialog')?.open).toBe(true);
  expect(document.activeElement).toBe(document.querySelector('input'));
});
