import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Addresses, startStack } from '../local/demo/stack.ts';
import { browserHere } from '../test/browser/chromium.ts';
import { type Life, liveFully } from '../test/browser/full-life.ts';
import { settleIn } from './pages/habits.ts';
import { pages, type Shown } from './pages/pages.ts';
import { enterAs, type Login, operator, signUp } from './pages/people.ts';
import { gridOf } from './pages/sheet.ts';
import { prepare, type State, states, untilShown } from './pages/states.ts';

// Takes the pictures in docs/pages: each page of the console on two widths, in light (above) and dark (below), from left
// to right full, empty, loading and with an error. Run by hand when pages shall look otherwise:
// `npx node scripts/photograph-pages.ts [NAME…]`.

const folder = fileURLToPath(new URL('../docs/pages/', import.meta.url));
const widths = [
  { width: 1280, height: 900, scale: 0.5 },
  { width: 390, height: 844, scale: 0.75 },
] as const;
const schemes = ['light', 'dark'] as const;

interface Cast {
  addresses: Addresses;
  life: Life;
  full: Login;
  empty: Login;
}

async function photograph(browser: Browser, cast: Cast, shown: Shown, screen: (typeof widths)[number]): Promise<void> {
  const rows: Buffer[][] = schemes.map(() => []);
  for (const state of shown.states ?? states) {
    const context = await browser.newContext({
      baseURL: cast.addresses.api,
      viewport: { width: screen.width, height: Math.round(screen.height * (shown.screens?.[screen.width] ?? 1)) },
      deviceScaleFactor: screen.scale,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const login = loginFor(cast, shown, state);
    if (login) await enterAs(context, cast.addresses, login);
    const page = await context.newPage();
    await prepare(page, state);
    await page.goto(shown.path(cast.life));
    if (!login && state === 'error') await tryInVain(page);
    await untilShown(page, state);
    for (const [index, scheme] of schemes.entries()) rows[index]?.push(await inScheme(page, scheme));
    await context.close();
  }
  writeFileSync(join(folder, `${shown.name}-${screen.width}.png`), await gridOf(rows));
}

function loginFor({ full, empty }: Cast, { by }: Shown, state: State): Login | null {
  if (by === 'stranger') return null;
  if (by === 'operator') return operator;
  return state === 'empty' ? empty : full;
}

/** Knocks at the door with a password that is none. */
async function tryInVain(page: Page): Promise<void> {
  await page.getByLabel('Mail address').fill('maren.oduya@mail.example');
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByText('do not go together').waitFor();
}

async function inScheme(page: Page, colorScheme: (typeof schemes)[number]): Promise<Buffer> {
  await page.emulateMedia({ colorScheme });
  return page.screenshot();
}

const wanted = process.argv.slice(2);
const stack = await startStack(() => undefined);
const browser = await chromium.launch(await browserHere());
mkdirSync(folder, { recursive: true });
try {
  const { addresses } = stack;
  const [full, empty] = [await signUp(addresses, 'maren.oduya'), await signUp(addresses, 'new.here')];
  const life = await liveFully(addresses, full);
  await settleIn(addresses, full, life);
  const cast: Cast = { addresses, life, full, empty };
  for (const shown of pages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const screen of widths) await photograph(browser, cast, shown, screen);
    console.log(shown.name);
  }
} finally {
  await browser.close();
  await stack.close?.();
}
