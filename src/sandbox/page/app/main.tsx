import { render } from 'preact';
import { App } from './frame/app.tsx';
import { keepTitle } from './frame/page-title.ts';
import { keepLive } from './state/live.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for its content.');
keepLive();
keepTitle();
render(<App />, root);
