// The page's first lines: the words of one language, then the app. What needs the core comes later, by itself.
import { render } from 'preact';
import { startApp } from './app/start';
import { announceLanguage, loadWords } from './i18n/language';
import { Broken, Root } from './ui/root';
import { followTheme } from './ui/parts/theme';
import './ui/styles/index.css';

async function start(place: HTMLElement): Promise<void> {
  announceLanguage();
  followTheme();
  await loadWords();
  // What index.html says to browsers in which this script does not run.
  place.textContent = '';
  try {
    render(<Root app={startApp()} />, place);
  } catch (error) {
    console.error('tablee: the page did not start', error);
    render(<Broken reason={String(error)} />, place);
  }
}

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');
start(place)
  .then(() => import('./ui/outside/titles'))
  .then(({ followScreens }) => followScreens(place))
  .catch((error: unknown) => console.warn('tablee: titles do not follow the screens', error));
