import { element, replace } from '../dom.ts';

/** What an address shows that has no page. */
export function showUnknown(main: Element): void {
  replace(
    main,
    element('h1', {}, 'No such page'),
    element('p', { class: 'note' }, `There is nothing at ${decoded(location.pathname)}.`),
    element('p', {}, element('a', { class: 'button main', href: '/' }, 'To the inbox')),
  );
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
