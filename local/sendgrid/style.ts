/** The mailbox's style sheet: system fonts, light and dark, one column on a phone. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c1f26, #e8eaf0); --soft: light-dark(#626978, #9aa2b4); --line: light-dark(#e3e6ec, #2c313c);
  --paper: light-dark(#ffffff, #1b1e25); --ground: light-dark(#f4f5f8, #121419); --accent: light-dark(#2952cc, #8fb0ff);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; padding: 1rem max(1rem, calc(50vw - 30rem)); background: var(--paper); border-bottom: 1px solid var(--line); }
header span { color: var(--soft); font-size: .85rem; }
.home { font-weight: 700; font-size: 1.1rem; color: inherit; text-decoration: none; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
a { color: var(--accent); }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
form { display: flex; gap: .5rem; align-items: center; margin-bottom: 1rem; }
label { color: var(--soft); }
input { flex: 1; min-width: 0; padding: .55rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
button { padding: .55rem 1rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; }
.mails { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 13rem 1fr auto auto; gap: .25rem 1rem; align-items: center; padding: .75rem 1rem; color: inherit; text-decoration: none; }
.mails a:hover { background: color-mix(in srgb, var(--accent) 8%, transparent); }
.who { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.what { font-weight: 600; overflow-wrap: anywhere; }
time { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
time b { font-weight: 500; color: var(--ink); }
.chip { display: inline-block; padding: .05rem .55rem; font-size: .8rem; color: var(--accent); border: 1px solid currentColor; border-radius: 99px; white-space: nowrap; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--soft); background: var(--paper); border: 1px dashed var(--line); border-radius: 12px; }
nav { display: flex; justify-content: space-between; padding: 1rem 0; }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; color: var(--soft); }
h2 a { font-weight: 400; }
.meta { display: flex; gap: .75rem; align-items: center; margin: 0 0 1rem; }
.headers { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); }
.headers th, .headers td { padding: .4rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.headers th { width: 9rem; color: var(--soft); font-weight: 500; }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 12px; background: #fff; }
pre { margin: 0; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.55 ui-monospace, monospace; }
@media (max-width: 40rem) {
  .mails a { grid-template-columns: 1fr auto; }
  .what { grid-column: 1 / -1; grid-row: 1; }
  .mails .chip { justify-self: end; }
  .headers th { width: 6rem; }
}
`;
