import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl, browser, startMailing } from './mailing.ts';
import { startProject, url } from './project.ts';

const minute = 60_000;

describe('A link to sign in', () => {
  let world: Awaited<ReturnType<typeof startMailing>>;
  const address = () => `${crypto.randomUUID()}@example.com`;
  const mailTo = (email: string) => world.mails.findLast(({ to }) => to === email);
  const linkTo = (email: string) => /https?:\S+/.exec(mailTo(email)?.text ?? '')?.[0] ?? '';
  const follow = async (link: string) => {
    const answer = await world.project.supabase.fetch(new Request(link));
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location') ?? '');
  };
  const said = (page: URL) => Object.fromEntries(new URLSearchParams(page.hash.slice(1)));
  /** Asks for a link as a page does, and answers where following it leads. */
  const asked = async (options: { emailRedirectTo?: string } = {}, flow: 'implicit' | 'pkce' = 'implicit') => {
    const email = address();
    const client = browser(world.project, flow);
    expect((await client.auth.signInWithOtp({ email, options })).error).toBeNull();
    return { client, email, link: linkTo(email) };
  };

  beforeAll(async () => {
    world = await startMailing();
  });
  afterAll(() => world.project.supabase.close());

  test('comes by mail to an address that nobody had, and signs its new account in on the page that asked', async () => {
    const { client, email, link } = await asked({ emailRedirectTo: `${appUrl}/matches?from=mail` });
    expect(mailTo(email)?.html).toContain(link.replaceAll('&', '&amp;'));
    const page = await follow(link);
    expect(page.origin + page.pathname + page.search).toBe(`${appUrl}/matches?from=mail`);
    const { access_token, refresh_token, ...rest } = said(page);
    expect(rest).toMatchObject({ expires_in: '3600', token_type: 'bearer', type: 'magiclink' });
    expect(Number(rest.expires_at)).toBeGreaterThan(Date.now() / 1000);
    const session = await client.auth.setSession({
      access_token: access_token ?? '',
      refresh_token: refresh_token ?? '',
    });
    expect(session.data.user).toMatchObject({ email, is_anonymous: false });
    const refreshed = await client.auth.refreshSession();
    expect(refreshed.data.session?.refresh_token).not.toBe(refresh_token);
    expect((await client.auth.signOut()).error).toBeNull();
    expect((await client.auth.getUser(access_token)).error?.name).toBe('AuthSessionMissingError');
  });

  test('reaches an account that there is, with its password or without', async () => {
    const ada = await world.project.signIn('ada@example.com');
    const client = browser(world.project, 'implicit');
    await client.auth.signInWithOtp({ email: 'Ada@Example.com', options: { shouldCreateUser: false } });
    const page = await follow(linkTo('ada@example.com'));
    const { data } = await client.auth.getUser(said(page).access_token);
    expect(data.user?.id).toBe(ada.id);
    expect((await world.project.signIn('ada@example.com')).id).toBe(ada.id);
  });

  test('is not sent to a stranger when none may come that way', async () => {
    const email = address();
    const { error } = await browser(world.project, 'implicit').auth.signInWithOtp({
      email,
      options: { shouldCreateUser: false },
    });
    expect(error).toMatchObject({ status: 422, code: 'otp_disabled' });
    expect(mailTo(email)).toBeUndefined();
  });

  test('keeps what a new person says of themselves', async () => {
    const email = address();
    await browser(world.project, 'implicit').auth.signInWithOtp({ email, options: { data: { name: 'Grace' } } });
    const token = said(await follow(linkTo(email))).access_token;
    const { data } = await browser(world.project, 'implicit').auth.getUser(token);
    expect(data.user?.user_metadata).toMatchObject({ name: 'Grace', email });
  });

  test('ends in a code for a browser that has promised a proof, and only that browser can use it', async () => {
    const { client, email, link } = await asked({ emailRedirectTo: `${appUrl}/settings` }, 'pkce');
    const page = await follow(link);
    expect(page.pathname).toBe('/settings');
    expect(page.hash).toBe('');
    const code = page.searchParams.get('code') ?? '';
    const { client: other } = await asked({}, 'pkce');
    expect((await other.auth.exchangeCodeForSession(code)).error?.code).toBe('bad_code_verifier');
    const own = await client.auth.exchangeCodeForSession(code);
    expect(own.data.user?.email).toBe(email);
    expect((await client.auth.getUser()).data.user?.email).toBe(email);
    expect((await client.auth.exchangeCodeForSession(code)).error).not.toBeNull();
  });

  test.each(['implicit', 'pkce'] as const)('works once (%s)', async (flow) => {
    const { link } = await asked({}, flow);
    await follow(link);
    const page = await follow(link);
    const refused = { error: 'access_denied', error_code: 'otp_expired' };
    expect(said(page)).toMatchObject(refused);
    if (flow === 'pkce') expect(Object.fromEntries(page.searchParams)).toMatchObject(refused);
    expect(page.searchParams.has('code')).toBe(false);
  });

  test('works for an hour', async () => {
    const [early, late] = [await asked(), await asked()];
    world.clock.ahead += 59 * minute;
    expect(said(await follow(early.link))).toHaveProperty('access_token');
    world.clock.ahead += 2 * minute;
    expect(said(await follow(late.link))).toMatchObject({ error_code: 'otp_expired' });
    const token_hash = new URL(late.link).searchParams.get('token') ?? '';
    const typed = await late.client.auth.verifyOtp({ type: 'magiclink', token_hash });
    expect(typed.error).toMatchObject({ status: 403, code: 'otp_expired' });
  });

  test('gives way to a newer one, which may be asked for after a minute', async () => {
    const { client, email, link } = await asked();
    const hasty = await client.auth.signInWithOtp({ email });
    expect(hasty.error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' });
    world.clock.ahead += minute;
    expect((await client.auth.signInWithOtp({ email })).error).toBeNull();
    expect(linkTo(email)).not.toBe(link);
    expect(said(await follow(link))).toMatchObject({ error_code: 'otp_expired' });
    expect(said(await follow(linkTo(email)))).toHaveProperty('access_token');
  });

  test('can be read by the page itself', async () => {
    const { client, email, link } = await asked();
    const token_hash = new URL(link).searchParams.get('token') ?? '';
    const { data } = await client.auth.verifyOtp({ type: 'magiclink', token_hash });
    expect(data.user?.email).toBe(email);
  });

  test.each([
    ['https://evil.example/', `${appUrl}/`],
    ['//evil.example/x', `${appUrl}/`],
    ['http://127.0.0.1:9999/', `${appUrl}/`],
    ['http://ada@127.0.0.1:8787/', `${appUrl}/`],
    ['javascript:alert(1)', `${appUrl}/`],
    ['nonsense', `${appUrl}/`],
    ['http://localhost:8787/deep?x=1', 'http://localhost:8787/deep?x=1'],
  ])('that shall lead to %s leads to %s', async (emailRedirectTo, landed) => {
    const { link } = await asked({ emailRedirectTo });
    // Whoever changes the address in the mail gets no further than whoever asked for it.
    const changed = new URL(link);
    changed.searchParams.set('redirect_to', emailRedirectTo);
    const page = await follow(changed.href);
    expect(page.href.split('#')[0]).toBe(landed);
    expect(new URL(link).searchParams.get('redirect_to')).toBe(landed);
  });

  test.each(['?type=magiclink', '?token=x', '?token=x&type=nonsense', ''])('%s is no link', async (query) => {
    const answer = await world.project.supabase.fetch(new Request(`${url}/auth/v1/verify${query}`));
    expect(answer.status).toBe(400);
  });

  test('with an address that is none is refused', async () => {
    const { error } = await browser(world.project, 'implicit').auth.signInWithOtp({ email: 'nobody' });
    expect(error?.status).toBe(400);
  });

  test('is not a way in without a name', async () => {
    const { error } = await browser(world.project, 'implicit').auth.signInAnonymously();
    expect(error).toMatchObject({ status: 422, code: 'anonymous_provider_disabled' });
  });

  test('lets somebody who has forgotten the password choose a new one', async () => {
    await world.project.signIn('forgetful@example.com');
    const client = browser(world.project, 'pkce');
    await client.auth.resetPasswordForEmail('forgetful@example.com', { redirectTo: `${appUrl}/password` });
    expect(mailTo('forgetful@example.com')?.subject).toBe('Choose a new password');
    const page = await follow(linkTo('forgetful@example.com'));
    expect(page.pathname).toBe('/password');
    await client.auth.exchangeCodeForSession(page.searchParams.get('code') ?? '');
    expect((await client.auth.updateUser({ password: 'a better horse' })).error).toBeNull();
    const signedIn = await browser(world.project, 'implicit').auth.signInWithPassword({
      email: 'forgetful@example.com',
      password: 'a better horse',
    });
    expect(signedIn.error).toBeNull();
  });

  test('for a forgotten password says nothing about who has an account', async () => {
    const email = address();
    expect((await browser(world.project, 'implicit').auth.resetPasswordForEmail(email)).error).toBeNull();
    expect(mailTo(email)).toBeUndefined();
  });
});

test('where addresses have to be confirmed, an account can be used once its link was followed', async () => {
  const { project, mails } = await startMailing(true);
  const client = browser(project, 'implicit');
  const account = { email: 'new@example.com', password: 'correct horse' };
  const { data, error } = await client.auth.signUp({
    ...account,
    options: { emailRedirectTo: `${appUrl}/`, data: { name: 'New' } },
  });
  expect([data.session, error]).toEqual([null, null]);
  expect((await client.auth.signInWithPassword(account)).error?.code).toBe('email_not_confirmed');
  const link = /https?:\S+/.exec(mails[0]?.text ?? '')?.[0] ?? '';
  expect(mails).toMatchObject([{ to: 'new@example.com', subject: 'Confirm your address' }]);
  const answer = await project.supabase.fetch(new Request(link));
  expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:8787\/#access_token=/);
  expect((await client.auth.signInWithPassword(account)).data.user?.user_metadata.name).toBe('New');
  await project.supabase.close();
});

test('a project without a mail server sends no links', async () => {
  const project = await startProject();
  const { error } = await browser(project, 'implicit').auth.signInWithOtp({ email: 'ada@example.com' });
  expect(error?.status).toBe(501);
  await project.supabase.close();
});
