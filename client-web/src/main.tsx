import { render } from 'preact';

render(<main>Tablée</main>, document.getElementById('app')!);
