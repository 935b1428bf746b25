import { render } from 'preact';
import { App } from './app.js';
import { showKeptTheme } from './shell/settings.js';

const root = document.getElementById('page');
showKeptTheme();
if (root !== null) render(<App />, root);
