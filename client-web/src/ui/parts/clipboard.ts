// Copying text, where the browser lets pages do that.

/** False: it was not copied. Browsers have no clipboard on plain http; the older way still works in some. */
export async function copied(text: string): Promise<boolean> {
  try {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
    return copiedBySelection(text);
  } catch {
    // Forbidden here: the person is told, and copies by hand.
    return false;
  }
}

function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  // A dialog that is open keeps the focus inside of itself.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
