import { element, replace } from './dom.ts';

const places = {
  '/': 'Inbox',
  '/matches': 'Matches',
  '/applications': 'Applications',
  '/postings': 'Jobs',
  '/settings': 'Settings',
};

/** The ways to every page, with where one is; none for whoever is not signed in. */
export function showNavigation(navigation: HTMLElement, path: string, isSignedIn: boolean): void {
  const current = path.startsWith('/documents/') ? '/' : path;
  navigation.hidden = !isSignedIn;
  replace(
    navigation,
    ...Object.entries(places).map(([href, word]) =>
      element('a', { href, 'aria-current': href === current && (href === path ? 'page' : 'true') }, word),
    ),
  );
  // The narrowest phones show some of them at a time.
  navigation.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** What the window is called at a page. */
export const titleOf = (path: string): string => {
  const word = Object.entries(places).find(([href]) => href === path && href !== '/')?.[1];
  return word ? `${word} · Docket` : 'Docket';
};
