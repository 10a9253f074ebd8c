// The way to what the event has come to, once it is published. Its code and words come when there is something to read.

import type { Published } from '../../app/model';
import { resultsWords } from '../day/results_words';

export function PublishedLink({ published }: { readonly published: Published }) {
  const t = resultsWords.value;
  return (
    t && (
      <p>
        <a class="button button--plain" href={published.path} target="_blank" rel="noreferrer">
          {t.read}
        </a>
      </p>
    )
  );
}
