// The page's first lines: the app is built, then shown.
import { render } from 'preact';
import { startApp } from './app/start';
import { announceLanguage } from './i18n/language';
import { Broken, Root } from './ui/root';
import './ui/styles/index.css';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');

announceLanguage();
startApp().then(
  (app) => render(<Root app={app} />, place),
  (error: unknown) => {
    render(<Broken reason={String(error)} />, place);
  },
);
