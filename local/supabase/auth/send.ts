import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Letter } from '../lite.ts';
import { landing } from './landing.ts';
import { type Links, pkce, refusal } from './links.ts';
import { mailWith } from './mail.ts';

/** What of a request's body matters here; whatever else is wrong with it lite says. */
const Asked = z.object({
  email: z.string().catch(''),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
  code_challenge: z.string().nullish().catch(null),
  code_challenge_method: z.string().nullish().catch(null),
});

type Asked = z.infer<typeof Asked>;

const gap = 60_000;

/** Lets lite make the tokens that a request asks for, and sends each as a link that ends where the request wants. */
export async function sendLinks(links: Links, request: Request, url: URL): Promise<Response> {
  const { accounts, lite, now } = links;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const asked = Asked.catch({ email: '' }).parse(body);
  const byLink = /\/(otp|recover)$/.test(url.pathname);
  const before = byLink ? await accounts.lastAsked(asked.email) : null;
  if (links.mails.confirmations && /\/signup$/.test(url.pathname) && (await accounts.isConfirmed(asked.email)))
    return likeNew(asked, now());
  const wait = before?.sentAt ? Math.ceil((before.sentAt + gap - now()) / 1000) : 0;
  if (wait > 0 && wait <= gap / 1000) return tooSoon(wait);

  const { response, letter } = await lite.fetch(request);
  if (letter !== null) await sendLink(links, letter, { ...asked, isNew: byLink && before === null }, url);
  return response;
}

async function sendLink(links: Links, letter: Letter, asked: Asked & { isNew: boolean }, url: URL): Promise<void> {
  const { accounts, mails, now } = links;
  const { kind, token, to } = letter;
  const holder = await accounts.holderOf(token);
  if (holder === null) throw new Error('lite has sent a token that it did not keep.');
  await accounts.date(holder.id, kind, now());
  if (asked.isNew && asked.data) await accounts.describe(holder.id, asked.data);
  const { code_challenge: challenge, code_challenge_method: method } = asked;
  if (challenge) await accounts.expectProof(holder.id, kind, challenge, method ?? 's256');

  const link = new URL('/auth/v1/verify', url);
  link.searchParams.set('token', challenge ? pkce + token : token);
  link.searchParams.set('type', kind);
  link.searchParams.set('redirect_to', landing(mails.appUrl, url.searchParams.get('redirect_to')).href);
  mails.deliver(mailWith(link.href, kind, to));
}

/** What GoTrue answers to somebody who signs up with the address of an account: a person who is made up, and no mail. */
function likeNew({ email, data }: Asked, now: number): Response {
  const at = new Date(now).toISOString();
  return Response.json({
    id: randomUUID(),
    aud: 'authenticated',
    role: '',
    email: email.toLowerCase(),
    phone: '',
    confirmation_sent_at: at,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: data ?? {},
    identities: [],
    created_at: at,
    updated_at: at,
    is_anonymous: false,
  });
}

const tooSoon = (seconds: number): Response =>
  refusal(
    429,
    'over_email_send_rate_limit',
    `For security purposes, you can only request this after ${seconds} seconds.`,
  );
