import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startSession } from './session.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';

const root = createRoot(document.getElementById('root') as HTMLElement);
await startSession();
root.render(
  <StrictMode>
    <App />
  </StrictMode>,
);
