/** How the page looks; the colours are those of the console. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#161d2d, #e9edf6); --soft: light-dark(#566077, #a3aec4);
  --line: light-dark(#dde2ec, #2b3446); --paper: light-dark(#fff, #171d2a); --ground: light-dark(#f4f6fb, #0e131d);
  --raised: light-dark(#eef1f8, #1f2736); --accent: light-dark(#2a55e0, #8ba7ff); --good: light-dark(#14693d, #63d69e);
  --warn: light-dark(#845300, #f2bd62); --bad: light-dark(#a8231b, #ff9389);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--ground);
  scroll-padding-top: 4.5rem; }
:root[data-theme="light"] { color-scheme: light; } :root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template: auto 1fr / 19rem minmax(0, 1fr); }
header { grid-column: 1 / -1; position: sticky; top: 0; z-index: 2; display: flex; gap: .6rem; align-items: center;
  padding: .6rem 1.25rem; background: var(--paper); border-bottom: 1px solid var(--line); min-height: 3.5rem; }
header button { margin-left: auto; }
.brand { font-weight: 700; color: inherit; text-decoration: none; }
nav { position: sticky; top: 3.5rem; align-self: start; height: calc(100dvh - 3.5rem); overflow: auto; padding: 1rem 1.25rem;
  border-right: 1px solid var(--line); font-size: .9rem; }
nav summary { display: none; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav > details > ul > li { margin: .5rem 0; }
nav > details > ul > li > a { font-weight: 600; }
nav a { display: block; padding: .2rem 0; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { color: var(--accent); }
nav .method { font-size: .7rem; min-width: 3.6em; display: inline-block; }
main { padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 6rem; min-width: 0; }
section { max-width: 82rem; margin-bottom: 3rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .25rem; }
h3 { font-size: 1.02rem; margin: 0; }
h4 { font-size: .82rem; margin: 1.25rem 0 .25rem; color: var(--soft); }
p, ul { margin: .4rem 0; max-width: 46rem; }
a { color: var(--accent); }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .7rem; padding: 1.1rem 1.25rem; margin: 1rem 0; }
article:target { outline: 2px solid var(--accent); }
article h3 a { color: inherit; text-decoration: none; overflow-wrap: anywhere; }
.summary { font-size: 1.05rem; }
.soft { color: var(--soft); font-size: .88em; }
.method { font: 700 .78rem ui-monospace, Menlo, monospace; color: var(--accent); }
.method.post { color: var(--good); } .method.put, .method.patch { color: var(--warn); } .method.delete { color: var(--bad); }
code, pre { font: .88em/1.55 ui-monospace, "Cascadia Mono", Menlo, monospace; }
code { overflow-wrap: anywhere; }
.halves { display: grid; grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); gap: 0 1.75rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-top: 1px solid var(--line); font-weight: 400; }
th { width: 34%; } tr:target { background: var(--raised); }
td p { margin: .15rem 0; }
td details { margin-top: .25rem; } summary { cursor: pointer; color: var(--soft); }
.codes { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; font-size: .9rem; max-width: none; } .codes a { margin-right: .5rem; }
figure { margin: 1.25rem 0 0; background: var(--raised); border-radius: .6rem; overflow: hidden; }
figcaption { display: flex; justify-content: space-between; align-items: center; padding: .3rem .9rem; font-size: .8rem; color: var(--soft); min-height: 2.4rem; }
pre { margin: 0; padding: 0 .9rem .8rem; overflow: auto; max-height: 24rem; }
pre code { overflow-wrap: normal; }
button, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .3rem .7rem; }
button { cursor: pointer; font-size: .85rem; } input { width: 100%; min-height: 2.4rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[hidden] { display: none !important; }
@media (max-width: 62rem) { .halves { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 50rem) {
  body { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; border: 0; border-bottom: 1px solid var(--line); }
  nav summary { display: list-item; font-weight: 600; padding: .3rem 0; } nav a { padding: .45rem 0; }
  th { width: 42%; } article { padding: .9rem; }
}
@media print { nav, header button, .copy { display: none; } body { display: block; } }
`;
