import { element, replace } from './dom.ts';
import { showDocument } from './pages/document.ts';
import { showInbox } from './pages/inbox.ts';
import { showSignIn } from './pages/sign-in.ts';
import { restoreSession, signOut, whoIsThere } from './session.ts';

/** Shows the page of the current address; an address without a page of its own is the inbox. */
async function show(): Promise<void> {
  const main = document.getElementById('main');
  const account = document.getElementById('account');
  if (!main || !account) return;
  const email = whoIsThere();
  replace(
    account,
    ...(email ? [element('span', {}, email), element('button', { type: 'button', onclick: leave }, 'Sign out')] : []),
  );
  if (!email) return showSignIn(main, show);
  const id = /^\/documents\/([0-9a-f-]{36})$/i.exec(location.pathname)?.[1];
  return id ? showDocument(main, id) : showInbox(main);
}

async function leave(): Promise<void> {
  await signOut();
  await show();
}

await restoreSession(() => void show());
await show();
