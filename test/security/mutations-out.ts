import type { Mutation } from './mutations.ts';

// The defences of who gets what: tokens, rows, signatures, headers, secrets.

const without = (check: number, file: string, find: string, replace = ''): Mutation => ({ check, file, find, replace });

const auth = 'lib/adapters/supabase/auth.ts';
const keySet = 'lib/adapters/supabase/key-set.ts';
const session = 'lib/adapters/supabase/session.ts';
const documents = 'supabase/migrations/20261101000300_documents.sql';
const receiver = 'lib/adapters/upstash/receiver.ts';
const posts = 'lib/adapters/sendgrid/event-signature.ts';
const links = 'lib/adapters/unsubscribe-links.ts';
const safely = 'functions/middleware/answer-safely.ts';

export const outgoing: readonly Mutation[] = [
  without(15, auth, '      if (ownKeys.some((name) => name in protectedHeader)) return null;\n'),
  without(15, auth, '    if (token.length > maxTokenLength) return null;\n'),
  without(15, auth, '  sub: z.uuid(),', '  sub: z.string(),'),
  without(15, auth, "  role: z.literal('authenticated'),", '  role: z.string(),'),
  without(15, auth, '  is_anonymous: z.literal(false).optional(),\n'),
  without(
    15,
    auth,
    "    if (result.payload.iss !== undefined && result.payload.iss !== issuer) throw new Error('another issuer');\n",
  ),
  without(15, keySet, 'const freshMs = 5 * 60_000;', 'const freshMs = 15 * 60_000;'),
  without(15, keySet, 'const usableMs = 60 * 60_000;', 'const usableMs = 1e9;'),
  without(15, keySet, "if (waitMs() > 0) throw unavailable('asked often enough');"),
  without(15, keySet, 'if (waitMs() > 0 && !isBusy() && !isNewer(token, before)) throw error;'),
  without(15, 'lib/adapters/supabase/published-keys.ts', ", redirect: 'manual'"),
  without(
    15,
    'lib/adapters/supabase/published-keys.ts',
    "    if (text.length > maxBytes) throw new Error('the key server does not come to an end');\n",
  ),
  without(15, auth, 'known.reading === reading && ', ''),
  without(15, 'lib/env.ts', 'value.startsWith(prefix)', 'value.length > 0'),
  without(
    16,
    'functions/middleware/authenticate.ts',
    "isIrrevocable(c.req.method, c.req.path) ? 'anew' : undefined",
    'undefined',
  ),
  without(16, 'functions/callers.ts', "asked === 'anew' ? undefined : recent.get(text)", 'recent.get(text)'),
  without(16, session, 'isFree(Account.parse(await response.json()))', 'response.ok'),
  without(16, session, '[401, 403, 404].includes(response.status)', 'response.status > 400'),
  without(16, session, '    throw new Error(`it answered', '    return true;\n    throw new Error(`it answered'),
  without(16, 'lib/adapters/supabase/refusal.ts', "code === '23503' && ", "code === 'never' && "),
  without(18, 'supabase/config.toml', 'enable_confirmations = true', 'enable_confirmations = false'),
  without(18, 'local/supabase/auth/send.ts', '    return likeNew(asked, now());', '    return tooSoon(60);'),
  without(18, 'scripts/doctor/checks/accounts.ts', "'mailer_autoconfirm') === true", "'mailer_autoconfirm') === 1"),
  without(17, 'web/vite.config.ts', "    target: 'es2023',", "    target: 'es2023',\n    sourcemap: true,"),
  without(
    17,
    'web/src/docket.ts',
    'url: location.origin,',
    `url: location.origin || '${'sb_secret_'}${'a'.repeat(28)}',`,
  ),
  without(
    19,
    documents,
    '\ninsert into storage.buckets',
    'create table public.forgotten (owner uuid not null);\ngrant select on public.forgotten to authenticated;\n\ninsert into storage.buckets',
  ),
  without(
    19,
    documents,
    'on public.folders for select to authenticated using (owner = (select auth.uid()))',
    'on public.folders for select to authenticated using (true)',
  ),
  without(
    20,
    documents,
    '\ninsert into storage.buckets',
    'grant update (filename) on public.documents to authenticated;\n\ninsert into storage.buckets',
  ),
  without(
    21,
    'supabase/migrations/20261101000830_corrections.sql',
    '  delete from public.folders where owner = p_owner and id = p_id;',
    '  delete from public.folders where id = p_id;',
  ),
  without(
    21,
    'lib/folders/save.ts',
    '  if (!data.some((folder) => folder.id === id)) throw noSuchFolder();\n',
    '  void data;\n',
  ),
  without(
    22,
    documents,
    '\ninsert into storage.buckets',
    'grant select on public.documents to service_role;\n\ninsert into storage.buckets',
  ),
  without(
    23,
    'supabase/migrations/20261101000830_corrections.sql',
    'public.delete_folder(uuid, uuid) to service_role;',
    'public.delete_folder(uuid, uuid) to service_role, authenticated;',
  ),
  without(24, documents, "values ('documents', 'documents', false,", "values ('documents', 'documents', true,"),
  without(24, 'lib/adapters/supabase/files.ts', 'const linkLifetime = 300;', 'const linkLifetime = 3600;'),
  without(
    25,
    'functions/routes/realtime.ts',
    'origin !== undefined && !mayConnect(origin, composition)',
    'false as boolean',
  ),
  without(25, 'functions/gate.ts', "    if (!isKnown) return end('auth_expected');\n"),
  without(26, receiver, '        return isBounded(signature);', '        return true;'),
  without(
    26,
    receiver,
    '        await receiver.verify({ signature, body, url,',
    '        await receiver.verify({ signature, body,',
  ),
  without(
    26,
    'lib/env.ts',
    "  QSTASH_DEV: z.undefined('must not be set: it makes the SDK trust keys that are public').optional(),\n",
  ),
  without(
    27,
    'supabase/migrations/20261101000700_claims.sql',
    "  if v_job.status not in ('queued', 'processing') then\n    return private.answer('done');\n  end if;\n",
  ),
  without(
    27,
    'supabase/migrations/20261101001452_webhook_calls.sql',
    "  if v_row.status in ('delivered', 'failed') then\n    return private.answer('done');\n  end if;\n",
  ),
  without(
    28,
    'functions/middleware/verify-signature.ts',
    'path: c.req.path, signature',
    "path: c.req.header('x-forwarded-host') ? '/elsewhere' : c.req.path, signature",
  ),
  without(
    29,
    posts,
    'if (await crypto.subtle.verify(algorithm, key, rs, signed)) return true;',
    'if (key && rs && signed) return true;',
  ),
  without(
    29,
    posts,
    '  if (isNegative || (first === 0 && second < 0x80)) return null;\n',
    '  void isNegative;\n  void second;\n',
  ),
  without(29, posts, '!s || s.end !== der.length', '!s'),
  without(29, posts, ' || !isRecent(timestamp, now)', ''),
  without(29, 'functions/hooks.ts', 'const mostBytes = 1024 * 1024;', 'const mostBytes = 8 * 1024 * 1024;'),
  without(30, 'functions/middleware/verify-signature.ts', 'maxSize: maxBytes,', 'maxSize: 1e6,'),
  without(
    31,
    links,
    '      return isOurs ? { owner: read.owner, list: read.list } : null;',
    '      return isOurs || true ? { owner: read.owner, list: read.list } : null;',
  ),
  without(31, links, '    return encode(bytes) === token ? bytes : null;', '    return bytes;'),
  without(37, safely, "  'content-security-policy': \"default-src 'none'; frame-ancestors 'none'\",\n"),
  without(37, safely, "  'x-content-type-options': 'nosniff',\n"),
  without(37, 'web/index.html', "script-src 'self';", "script-src 'self' 'unsafe-inline';"),
  without(37, 'web/index.html', "require-trusted-types-for 'script'; "),
  without(38, 'functions/app.ts', '    origin: composition.corsOrigins,', '    origin: (origin) => origin,'),
  without(
    39,
    'functions/middleware/authenticate.ts',
    "c.req.header('authorization') ?? ''",
    "c.req.header('authorization') ?? 'Bearer '.concat(c.req.query('access_token') ?? '')",
  ),
  without(
    42,
    'functions/problem.ts',
    'detail: known.message,',
    'detail: known.message + JSON.stringify(known.extras.cause),',
  ),
  without(
    42,
    'lib/adapters/health.ts',
    "  if (error.name === 'Error') return error.message;",
    '  return error.message;',
  ),
  without(
    44,
    'lib/env.ts',
    '  for (const name of publicKeysIn(env)) {',
    '  for (const name of publicKeysIn(env).slice(9)) {',
  ),
  without(44, '.gitignore', '.env*\n'),
  without(
    44,
    'web/src/docket.ts',
    'url: location.origin,',
    `url: location.origin || '${'SG.'}${'a'.repeat(22)}.${'b'.repeat(43)}',`,
  ),
  without(45, 'package.json', '    "hono": "4.13.19",', '    "hono": "github:honojs/hono",'),
  without(45, 'package.json', '    "workerd": false,\n'),
  without(45, 'scripts/setup.mjs', ", '--ignore-scripts'"),
  without(45, '.github/dependabot.yml', '      default-days: 7\n      semver', '      semver'),
  without(45, '.github/workflows/dependencies.yml', '--omit=dev --package-lock-only --audit-level=low', '--dry-run'),
  without(45, '.github/workflows/release.yml', 'notes.md docket.cdx.json', 'notes.md'),
  without(47, safely, "  'cache-control': 'no-store',\n"),
  without(
    47,
    'lib/adapters/supabase/rpc.ts',
    '    const call = client.rpc(',
    '    const shared = globalThis as { last?: string | null };\n    token = shared.last ??= token;\n    const call = client.rpc(',
  ),
  without(48, safely, "  'strict-transport-security': 'max-age=31536000; includeSubDomains',\n"),
  without(48, safely, '  if (isInTheOpen(c.req.raw, c.var.appUrl))\n', '  if (false as boolean)\n'),
  without(49, 'functions/worker.ts', '  fetch: (request: Request)', "  door: '/faults',\n  fetch: (request: Request)"),
];
