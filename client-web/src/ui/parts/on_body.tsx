// What stands beside the screen and not in it: it covers the screen whole, and is all that paper has.

import { render, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `children`, as a child of the body with the class `kind`, for as long as this is there. */
export function OnBody({ kind, children }: { readonly kind: string; readonly children: ComponentChildren }) {
  const [place] = useState(() => document.createElement('div'));
  useEffect(() => {
    place.className = kind;
    document.body.append(place);
    return () => {
      render(null, place);
      place.remove();
    };
  }, [place, kind]);
  useEffect(() => render(<>{children}</>, place));
  return null;
}
