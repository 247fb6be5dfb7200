import { element, replace } from './dom.ts';
import { showNavigation, titleOf } from './navigation.ts';
import { showApplications } from './pages/applications.ts';
import { showDocument } from './pages/document.ts';
import { showInbox } from './pages/inbox.ts';
import { showJobs } from './pages/jobs.ts';
import { showMatches } from './pages/matches.ts';
import { showSettings } from './pages/settings.ts';
import { showSignIn } from './pages/sign-in.ts';
import { showUnknown } from './pages/unknown.ts';
import { restoreSession, signOut, whoIsThere } from './session.ts';

type Page = (main: Element) => Promise<void> | void;

const pages = new Map<string, Page>([
  ['/', showInbox],
  ['/matches', showMatches],
  ['/applications', showApplications],
  ['/postings', showJobs],
  ['/settings', showSettings],
]);

const path = location.pathname.replace(/(?<=.)\/+$/, '');

function pageAsked(): Page {
  const id = /^\/documents\/([0-9a-f-]{36})$/i.exec(path)?.[1];
  return id ? (main) => showDocument(main, id) : (pages.get(path) ?? showUnknown);
}

/** Shows the page of the current address; to whoever is not signed in, the door first. */
async function show(): Promise<void> {
  const main = document.getElementById('main');
  const account = document.getElementById('account');
  const navigation = document.getElementById('navigation');
  if (!main || !account || !navigation) return;
  const email = whoIsThere();
  showNavigation(navigation, path, email !== null);
  document.title = titleOf(path);
  replace(
    account,
    ...(email ? [element('span', {}, email), element('button', { type: 'button', onclick: leave }, 'Sign out')] : []),
  );
  return email ? pageAsked()(main) : showSignIn(main, show);
}

async function leave(): Promise<void> {
  await signOut();
  await show();
}

await restoreSession(() => void show());
await show();
