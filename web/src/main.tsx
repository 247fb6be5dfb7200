// Styles of pages come after these, so that they win where both say something.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/states.css';
import './styles/shell.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startSession } from './session.ts';

const root = createRoot(document.getElementById('root') as HTMLElement);
await startSession();
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
);
