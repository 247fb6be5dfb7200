import { ofData } from './mutations-data.ts';
import { incoming } from './mutations-in.ts';
import { outgoing } from './mutations-out.ts';

/** One defence taken out of a file, and the check of `docs/security.md` whose test must notice. */
export interface Mutation {
  check: number;
  /** From the root of the repository. */
  file: string;
  /** What stands there exactly once. */
  find: string;
  replace: string;
}

export const mutations: readonly Mutation[] = [
  {
    check: 41,
    file: 'functions/middleware/authenticate.ts',
    find: '  await limitPerson(c, caller.id);\n',
    replace: '',
  },
  {
    check: 41,
    file: 'functions/middleware/limit.ts',
    find: "c.req.header('cf-connecting-ip') ?? 'unknown'",
    replace: "c.req.header('x-forwarded-for') ?? c.req.header('cf-connecting-ip') ?? 'unknown'",
  },
  {
    check: 41,
    file: 'functions/middleware/limit.ts',
    find: '    .slice(0, 4)\n',
    replace: '',
  },
  {
    check: 41,
    file: 'functions/middleware/limit.ts',
    find: '  goOn(c, (await c.var.turn) ?? null);\n',
    replace: '',
  },
  {
    check: 41,
    file: 'functions/middleware/limit.ts',
    find: "  if (asks && isSpent(limits, 'refusals', address))",
    replace: '  if (false as boolean)',
  },
  {
    check: 41,
    file: 'lib/limits/limit.ts',
    find: "(away === 'own' ? own() : null)",
    replace: 'null',
  },
  {
    check: 41,
    file: 'lib/adapters/upstash/redis.ts',
    find: '    signal: () => AbortSignal.timeout(patienceMs),\n',
    replace: '',
  },
  {
    check: 41,
    file: 'functions/app.ts',
    find: '  for (const [path, name] of openPaths) app.use(path, limitAddress(name));\n',
    replace: '',
  },
  {
    check: 15,
    file: 'lib/adapters/supabase/auth.ts',
    find: "{ ...common, issuer, algorithms: ['ES256', 'RS256'] }",
    replace: "{ ...common, algorithms: ['ES256', 'RS256'] }",
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000600_submit.sql',
    find: '    v_over := private.quota_problem(v_allowance, v_document.size_in_bytes - v_announced);\n',
    replace: '',
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000600_submit.sql',
    find: "    perform private.count_use(p_owner, 'files', v_total);",
    replace: '    null;',
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000600_submit.sql',
    find: "  if v_problem is not null then\n    return private.answer('quota_exceeded')",
    replace: "  if false then\n    return private.answer('quota_exceeded')",
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000750_runs.sql',
    find: '  perform private.count_pages(v_job);\n',
    replace: '',
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000600_submit.sql',
    find: '  v_full := private.batch_full(v_batch, p_documents);\n',
    replace: '',
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000600_submit.sql',
    find: '  delete from public.batches where id = p_batch.id;\n',
    replace: '',
  },
  {
    check: 9,
    file: 'supabase/migrations/20261101000350_holds.sql',
    find: "\n    when private.deployment_has_read_enough() then 'deployment_quota'",
    replace: '',
  },
  {
    check: 9,
    file: 'functions/problem.ts',
    find: "    c.header('ratelimit', ",
    replace: "    c.header('x-ratelimit', ",
  },
  {
    check: 50,
    file: 'supabase/migrations/20261101000420_mails.sql',
    find: 'else private.may_mail(p_owner)::int end',
    replace: 'else 1 end',
  },
  {
    check: 50,
    file: 'supabase/migrations/20261101000870_bulk_mails.sql',
    find: '  if exists (select from private.quotas where mails_per_day is not null) then',
    replace: '  if false then',
  },
  ...incoming,
  ...outgoing,
  ...ofData,
  {
    check: 50,
    file: 'supabase/migrations/20261101000420_mails.sql',
    find: '\n      and not exists (select from public.suppressions s where s.email = lower(p.email)));',
    replace: ');',
  },
  {
    check: 50,
    file: 'lib/notifications/settings.ts',
    find: 'z.strictObject(Settings.shape).partial()',
    replace: 'z.strictObject({ ...Settings.shape, email_address: z.email() }).partial()',
  },
];
