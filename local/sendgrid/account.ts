import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Hono } from 'hono';
import { refuse } from './errors.ts';
import type { HookOptions } from './event-hook.ts';

/** The domain that this account may write from. */
const ownDomain = 'docket.local';

const scopes = [
  'mail.send',
  'recipients.erasejob.create',
  'sender_verification_eligible',
  'user.webhooks.event.settings.read',
  'user.webhooks.event.settings.update',
  'whitelabel.read',
];

const told = [
  'processed',
  'dropped',
  'deferred',
  'bounce',
  'delivered',
  'open',
  'click',
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
];

export interface Account {
  routes: Hono;
  /** Whether what is posted to the webhook is signed now. */
  isSigning(): boolean;
}

/** The settings of an account as the vendor shows them: what its key may do, whom it may write as, and its webhook. */
export function createAccount(hook: HookOptions | undefined): Account {
  let signing = hook !== undefined;
  const signed = () => ({ id: 'local', public_key: hook && signing ? publicHalf(hook.privateKey) : '' });

  const routes = new Hono()
    .get('/v3/scopes', (c) => c.json({ scopes }))
    .get('/v3/verified_senders', (c) => c.json({ results: [] }))
    .get('/v3/whitelabel/domains', (c) =>
      c.json([{ id: 1, domain: ownDomain, subdomain: 'em1', username: 'local', default: true, valid: true }]),
    )
    .get('/v3/user/webhooks/event/settings/all', (c) =>
      c.json({ max_allowed: 1, webhooks: hook ? [{ ...settingsOf(hook), ...signed() }] : [] }),
    )
    .get('/v3/user/webhooks/event/settings/signed/:id?', (c) => c.json(signed()))
    .patch('/v3/user/webhooks/event/settings/signed/:id?', async (c) => {
      const body: { enabled?: unknown } | null = await c.req.json().catch(() => null);
      if (typeof body?.enabled !== 'boolean')
        return refuse(400, { message: 'enabled is required', field: 'enabled', help: null });
      // The vendor makes a new key each time; here it stays the one that the worker was given.
      signing = hook !== undefined && body.enabled;
      return c.json(signed());
    });
  return { routes, isSigning: () => signing };
}

const settingsOf = ({ url }: HookOptions) => ({
  enabled: true,
  url,
  friendly_name: 'Docket',
  ...Object.fromEntries(told.map((name) => [name, true])),
});

/** The public half of a private key in base64, as the vendor shows it. */
function publicHalf(privateKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}
