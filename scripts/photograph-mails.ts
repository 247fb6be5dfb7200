import '../test/chaos/load-tsx.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UnsubscribeLinks } from '../lib/ports/mails.ts';
import { openBrowser } from './mails/browser.ts';
import { sheetOf } from './mails/few-colours.ts';
import { samples } from './mails/samples.ts';

// Takes the pictures in docs/mails. Run by hand, when mails shall look otherwise: `npx node scripts/photograph-mails.ts`.
// Needs Chromium.

const { renderMail } = await import('../lib/notifications/render.ts');
const { preferencePage } = await import('../functions/unsubscribe/page.tsx');

const folder = fileURLToPath(new URL('../docs/mails/', import.meta.url));
const appUrl = 'https://docket.example.com';
const unsubscribe: UnsubscribeLinks = {
  to: async (_, list) => `${appUrl}/unsubscribe/${list}`,
  open: async () => null,
};

const pages = new Map<string, string>();
for (const [name, payload] of Object.entries(samples)) {
  const mail = await renderMail({ appUrl, unsubscribe }, { id: null, owner: 'ada', payload });
  pages.set(name, mail.html);
}
const chosen = {
  email_enabled: true,
  digest_frequency: 'weekly',
  notify_job_results: true,
  notify_new_matches: true,
  notify_application_updates: false,
} as const;
pages.set(
  'preferences',
  preferencePage({
    list: 'job_match',
    preferences: chosen,
    unreachable: null,
    done: null,
    refused: null,
    nonce: 'picture',
  }),
);

const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
try {
  for (const [name, html] of pages) {
    for (const width of [390, 1280]) {
      const light = await browser.photograph(html, { width, scheme: 'light' });
      const dark = await browser.photograph(html, { width, scheme: 'dark' });
      writeFileSync(join(folder, `${name}-${width}.png`), await sheetOf([light, dark]));
    }
  }
} finally {
  await browser.close();
}
