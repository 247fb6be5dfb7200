/** What the page can do beyond reading: search, copy, dark or light. It is small, and the page is whole without it. */
export const script = `
const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];
const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
root.dataset.theme = kept('docket-theme') ?? 'system';

const theme = document.getElementById('theme');
theme.hidden = false;
theme.addEventListener('click', () => {
  const isDark = getComputedStyle(root).colorScheme === 'dark' || (root.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'light' : 'dark';
  try { localStorage.setItem('docket-theme', root.dataset.theme); } catch {}
});

const search = document.getElementById('find');
const found = document.getElementById('found');
search.closest('.search').hidden = false;
const routes = all('main article[data-words]');
const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const route of routes) {
    const isShown = words.every((word) => route.dataset.words.includes(word));
    route.hidden = !isShown;
    document.querySelector('nav [data-for="' + route.id + '"]').hidden = !isShown;
    if (isShown) count += 1;
  }
  for (const noun of all('main section[data-noun]')) noun.hidden = !noun.querySelector('article:not([hidden])');
  for (const noun of all('nav li[data-noun]')) noun.hidden = !noun.querySelector('li:not([hidden])');
  found.textContent = words.length === 0 ? '' : count === 1 ? '1 route' : count + ' routes';
};
search.addEventListener('input', filter);
addEventListener('keydown', (event) => {
  if (event.key === '/' && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); search.focus(); }
  if (event.key === 'Escape' && event.target === search) { search.value = ''; filter(); search.blur(); }
});
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.closest('[hidden]')) { search.value = ''; filter(); target.scrollIntoView(); }
});

for (const button of all('.copy')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    const said = await navigator.clipboard.writeText(button.closest('figure').querySelector('code').textContent).then(() => 'Copied', () => 'Not copied');
    button.textContent = said;
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}
if (matchMedia('(max-width: 50rem)').matches) document.querySelector('nav details').open = false;
`;
