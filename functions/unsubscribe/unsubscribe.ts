import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Context } from '../../lib/context.ts';
import { AppError } from '../../lib/errors.ts';
import {
  preferencesOf,
  type Subscriber,
  savePreferences,
  subscriberOf,
  unsubscribe,
} from '../../lib/notifications/preferences.ts';
import type { AppEnv } from '../composition.ts';
import { readWish, type Wish } from './form.ts';
import { noSuchLinkPage, preferencePage } from './page.tsx';

const bounded = bodyLimit({
  maxSize: 8 * 1024,
  onError: () => {
    throw new AppError('request_too_large', 'A form of this page has at most 8 KB.');
  },
});

/**
 * The links in mails. A post acts by itself, as mail programs send it for their readers: no login, no cookie, no redirect.
 * A look at the page changes nothing, since programs that check links look at all of them.
 */
export const unsubscribing = new Hono<AppEnv>()
  .get('/:token', async (c) => {
    const ctx = contextOf(c);
    const subscriber = await subscriberOf(ctx, c.req.param('token'));
    return subscriber ? showPreferences(c, ctx, subscriber, {}) : noSuchLink(c);
  })
  .post('/:token', bounded, async (c) => {
    const ctx = contextOf(c);
    const subscriber = await subscriberOf(ctx, c.req.param('token'));
    if (!subscriber) return noSuchLink(c);
    const wish = await readWish(c.req.raw);
    if (!wish) return showPreferences(c, ctx, subscriber, { refused: incomplete });
    await fulfil(ctx, subscriber, wish);
    return showPreferences(c, ctx, subscriber, {
      done: wish.kind === 'one-click' ? 'You are unsubscribed.' : 'Saved.',
    });
  });

const contextOf = (c: HonoContext<AppEnv>): Context =>
  c.var.composition.for({ kind: 'system', task: 'unsubscribe' }, { token: null, log: c.var.log });

const fulfil = (ctx: Context, subscriber: Subscriber, wish: Wish): Promise<void> =>
  wish.kind === 'one-click' ? unsubscribe(ctx, subscriber) : savePreferences(ctx, subscriber, wish.changes);

const incomplete = 'Nothing was changed: something was missing from what was sent. Please choose again below.';

async function showPreferences(
  c: HonoContext<AppEnv>,
  ctx: Context,
  subscriber: Subscriber,
  { done = null, refused = null }: { done?: string | null; refused?: string | null },
) {
  const shown = { list: subscriber.list, ...(await preferencesOf(ctx, subscriber)), done, refused };
  return answer(c, refused ? 400 : 200, (nonce) => preferencePage({ ...shown, nonce }));
}

const noSuchLink = (c: HonoContext<AppEnv>) => answer(c, 404, noSuchLinkPage);

function answer(c: HonoContext<AppEnv>, status: 200 | 400 | 404, page: (nonce: string) => string) {
  const nonce = crypto.randomUUID();
  return c.html(page(nonce), status, {
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-robots-tag': 'noindex',
  });
}
