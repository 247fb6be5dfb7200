import { expect } from 'vitest';
import { world } from '../product/world.ts';
import { enter, newcomer } from './people.ts';
import { test } from './visit.ts';

/** What a script that got into the page might do next. */
const attempts: Record<string, () => unknown> = {
  'markup made of a text': () => {
    document.body.innerHTML = '<img src=x onerror=alert(1)>';
  },
  'markup put beside something': () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
  // What a debugger runs may make functions of texts; what a timer runs may not.
  'a function made of a text': () =>
    new Promise((resolve, reject) => {
      setTimeout(() => {
        try {
          resolve(new Function('return 1')());
        } catch (error) {
          reject(error);
        }
      });
    }),
  'a script from elsewhere': () => {
    document.createElement('script').src = 'https://evil.example/x.js';
  },
  'a script made of a text': () => {
    document.createElement('script').text = 'alert(1)';
  },
  'a worker of another script': () => new Worker('/assets/other.js'),
  'a document in a frame': () => {
    document.createElement('iframe').srcdoc = '<b>x</b>';
  },
};

test('check 37: the pages refuse markup and scripts made of texts, and every script but their own', async ({
  page,
  troubles,
}) => {
  troubles.expect(/Content Security Policy|Trusted|trusted/);
  await enter(page, await newcomer(), '/');
  await page.getByRole('heading', { name: 'Inbox' }).first().waitFor();
  const allowed: string[] = [];
  for (const [what, attempt] of Object.entries(attempts))
    await page.evaluate(attempt).then(
      () => allowed.push(what),
      (error: Error) =>
        expect([what, error.message]).toEqual([what, expect.stringMatching(/Trusted|EvalError|Policy/)]),
    );
  expect(allowed).toEqual([]);
});

test('check 37: the pages come with headers that no frame, opener or form of another site gets around', async () => {
  for (const path of ['/', '/documents/x', '/assets/none.js']) {
    const { headers } = await world.api(null, path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  }
});
