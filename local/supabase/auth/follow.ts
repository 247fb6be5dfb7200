import * as z from 'zod';
import { hashOf } from './accounts.ts';
import { landing } from './landing.ts';
import { isOver, type Links, pkce, refusal } from './links.ts';
import { linkKinds } from './mail.ts';

const invalid = 'Email link is invalid or has expired';

const Query = z.object({ type: z.enum(linkKinds), token: z.string().min(1) });

/**
 * Follows a link out of a mail: 303 to the page of the app that the link names, with a session behind the # or, for a
 * browser that has promised a proof, with a code in the query; what went wrong is said in the same places.
 */
export async function followLink(links: Links, url: URL): Promise<Response> {
  const page = landing(links.mails.appUrl, url.searchParams.get('redirect_to'));
  const query = Query.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return refusal(400, 'validation_failed', 'Verify requires a verification type and a token');
  const { type, token } = query.data;
  const proves = token.startsWith(pkce);
  const hash = proves ? token.slice(pkce.length) : token;

  const holder = await links.accounts.holderOf(hash);
  if (holder === null || isOver(holder.sentAt, links.now())) return turnAway(page, proves);
  const session = await exchange(links, url, hash, type);
  if (!session.has('access_token')) return turnAway(page, proves);
  if (!proves) return goTo(page, session);

  // The session is for whoever brings the proof; the one that came with the link is ended before anybody has seen it.
  await endSession(links, url, session.get('access_token') ?? '');
  const code = await links.accounts.codeFor(holder.id, type);
  if (code === null) return turnAway(page, proves);
  page.searchParams.set('code', code);
  return goTo(page);
}

/** Uses the token up; the answer is what lite would put behind the # of its own redirect. */
async function exchange({ lite }: Links, url: URL, token: string, type: string): Promise<URLSearchParams> {
  const verify = new URL(`/auth/v1/verify?${new URLSearchParams({ token, type })}`, url);
  const { response } = await lite.fetch(new Request(verify));
  const [, fragment = ''] = (response.headers.get('location') ?? '').split('#');
  return new URLSearchParams(fragment);
}

async function endSession({ lite, keys }: Links, url: URL, token: string): Promise<void> {
  const headers = { apikey: keys.publishableKey, authorization: `Bearer ${token}` };
  await lite.fetch(new Request(new URL('/auth/v1/logout?scope=local', url), { method: 'POST', headers }));
}

function turnAway(page: URL, proves: boolean): Response {
  const said = { error: 'access_denied', error_code: 'otp_expired', error_description: invalid };
  if (proves) for (const [name, value] of Object.entries(said)) page.searchParams.set(name, value);
  return goTo(page, new URLSearchParams(said));
}

function goTo(page: URL, fragment?: URLSearchParams): Response {
  if (fragment) page.hash = fragment.toString();
  return new Response(null, { status: 303, headers: { location: page.href, 'cache-control': 'no-store' } });
}

const Body = z.union([z.object({ token_hash: z.string() }), z.object({ email: z.string(), token: z.string() })]);

/** Turns the token of a link into a session for a page that has read it itself. */
export async function verifyToken(links: Links, request: Request): Promise<Response> {
  const json: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const body = Body.safeParse(json);
  const hash =
    body.data && ('token_hash' in body.data ? body.data.token_hash : hashOf(body.data.email, body.data.token));
  const holder = hash === undefined ? null : await links.accounts.holderOf(hash);
  if (holder && isOver(holder.sentAt, links.now())) return refusal(403, 'otp_expired', invalid);
  return (await links.lite.fetch(request)).response;
}
