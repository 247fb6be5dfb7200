/** The look of the mails, for a page: system fonts, light and dark, one column. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f3f4f8, #111318); --card: light-dark(#ffffff, #1b1f27); --line: light-dark(#e2e5ec, #2e3440);
  --ink: light-dark(#14171f, #eceef4); --soft: light-dark(#5f6675, #a2abbd); --accent: light-dark(#2952cc, #8fb0ff);
  --on-accent: light-dark(#ffffff, #10131a); --good: light-dark(#14663b, #8fe0ae); --good-ground: light-dark(#e3f5ea, #12351f);
  --bad: light-dark(#8f1d1d, #ffb4ab); --bad-ground: light-dark(#fdeaea, #43191a);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 35rem; margin: 0 auto; padding: 2.25rem 1rem 3rem; }
.brand { display: flex; align-items: center; gap: .55rem; margin: 0 0 1.4rem; font-weight: 700; color: var(--ink); }
.brand span { display: grid; place-items: center; width: 28px; height: 28px; border-radius: 8px; color: var(--on-accent); background: var(--accent); }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; letter-spacing: -.015em; }
h2 { margin: 0 0 .25rem; font-size: 1.05rem; line-height: 1.4; }
p { margin: .5rem 0 0; color: var(--soft); }
section { margin-top: 1.1rem; padding: 1.35rem 1.6rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 16px; }
.done { display: flex; gap: .6rem; margin: 1.1rem 0 0; padding: .7rem 1rem; border-radius: 12px; font-weight: 600; color: var(--good); background: var(--good-ground); }
.refused { color: var(--bad); background: var(--bad-ground); }
.choice { display: flex; gap: .8rem; align-items: flex-start; padding: .8rem 0; border-top: 1px solid var(--line); cursor: pointer; }
.choice:first-of-type { margin-top: .7rem; }
.choice b, .choice small { display: block; }
.choice b { font-weight: 600; }
.choice small { color: var(--soft); font-size: .875rem; }
input { flex: none; width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--accent); }
fieldset { margin: 0; padding: .8rem 0 1rem; border: 0; border-top: 1px solid var(--line); }
legend { float: left; width: 100%; padding: 0; font-weight: 600; }
fieldset div { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; clear: both; padding-top: .35rem; }
fieldset label { display: flex; gap: .5rem; padding: .2rem 0; cursor: pointer; }
button { margin-top: 1rem; padding: .65rem 1.25rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 10px; cursor: pointer; }
button.quiet { color: var(--accent); background: transparent; border-color: var(--line); }
:is(button, input):focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 45%, transparent); outline-offset: 2px; }
@media (max-width: 30rem) {
  main { padding-top: 1.4rem; }
  section { padding: 1.1rem 1.15rem 1.25rem; }
  button { width: 100%; }
}
`;
