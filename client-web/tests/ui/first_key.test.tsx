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

it('is not closed by the dialog that takes its place', () => {
  let closed = 0;
  const one = (
    <Dialog key="one" title="Those who share" onClose={() => closed++}>
      <p>1</p>
    </Dialog>
  );
  render(one, document.body);
  const dialog = document.querySelector('dialog');
  render(
    <Dialog key="two" title="An own device" onClose={() => closed++}>
      <p>2</p>
    </Dialog>,
    document.body,
  );
  // Browsers say it later, to an element that is away by then.
  dialog?.dispatchEvent(new Event('close'));
  expect(closed).toBe(0);
  document.querySelector('dialog')?.dispatchEvent(new Event('close'));
  expect(closed).toBe(1);
});
