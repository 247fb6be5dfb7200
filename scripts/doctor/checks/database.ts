import * as z from 'zod';
import { inWords, isGood } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, type Patient, settingOf } from '../patient.ts';

const Deployment = z.object({
  now: z.string(),
  sweep_at: z.string().nullable(),
  sweep_is_late: z.boolean(),
  migrations: z.array(z.string()).nullable(),
  storage_policies: z.array(z.object({ name: z.string(), command: z.string() })),
  unprotected_tables: z.array(z.string()),
  operators: z.number(),
});
type Deployment = z.infer<typeof Deployment>;

const apply =
  '`npm run deploy`, or by hand `npx supabase link --project-ref <ref>` and `npx supabase db push --remote` (`--linked` with a CLI before version 3)';

/** What the database says of itself: migrations, row-level security, the last sweep, its clock, and who operates it. */
export const database: Check = async (patient) => {
  const url = settingOf(patient, 'SUPABASE_URL');
  const key = settingOf(patient, 'SUPABASE_SECRET_KEY');
  if (url === null || key === null) return [skipped('migrations', 'Only the secret key may ask for them.')];
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const asked = { service: 'Supabase', url: `${base(url)}/rest/v1/rpc/deployment`, headers, body: {} };
  const answer = await patient.call(asked);
  if (answer.status === 404)
    return [
      trouble(
        'migrations',
        'The migrations of this tree are not applied: the database does not know the question.',
        `Apply them: ${apply}.`,
      ),
    ];
  const told = Deployment.safeParse(answer.json);
  if (!isGood(answer) || !told.success)
    return [skipped('migrations', `The database does not answer (${inWords(answer)}).`)];
  return [
    migrations(patient, told.data),
    policies(told.data),
    cron(told.data),
    databaseClock(patient, told.data),
    operators(patient, told.data),
  ];
};

function migrations({ migrations: ours }: Patient, { migrations: applied }: Deployment): Finding {
  if (applied === null)
    return warning(
      'migrations',
      'Nobody wrote down which migrations were applied: they were run by hand.',
      'Let the Supabase CLI know with `npx supabase migration repair --status applied <version>`, version by version, and use `npx supabase db push --remote` (`--linked` with a CLI before version 3) from then on.',
    );
  const missing = ours.filter((version) => !applied.includes(version));
  const unknown = applied.filter((version) => !ours.includes(version));
  if (missing.length > 0)
    return trouble(
      'migrations',
      `${missing.length} migrations are not applied: ${shortList(missing)}.`,
      `Apply them: ${apply}.`,
    );
  if (unknown.length > 0)
    return warning(
      'migrations',
      `The database has migrations that this tree does not know: ${shortList(unknown)}.`,
      'Deploy from the tree that has them, or update this one.',
    );
  return ok('migrations', `All ${ours.length} are applied.`);
}

const shortList = (versions: string[]): string =>
  versions.length > 5 ? `${versions.slice(0, 5).join(', ')} and ${versions.length - 5} more` : versions.join(', ');

function policies({ storage_policies: found, unprotected_tables: open }: Deployment): Finding {
  if (open.length > 0)
    return trouble(
      'row-level security',
      `Tables without row-level security: ${open.join(', ')}.`,
      `Run in Supabase's SQL editor: ${open.map((name) => `alter table public.${name} enable row level security;`).join(' ')}`,
    );
  if (found.length > 0)
    return warning(
      'row-level security',
      `Files have policies of their own (${found.map(({ name }) => name).join(', ')}); Docket needs none, its worker and signed links are the only ways.`,
      'Drop those that say anything about the bucket "documents".',
    );
  return ok('row-level security', 'Every table has it, and no policy opens the files.');
}

function cron({ now, sweep_at, sweep_is_late }: Deployment): Finding {
  const silentMs = sweep_at === null ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(sweep_at);
  if (!sweep_is_late) return ok('cron', 'The sweep has run within the last five minutes.');
  const since = sweep_at === null ? 'ever' : `for ${Math.round(silentMs / 60_000)} minutes, since ${sweep_at}`;
  return trouble(
    'cron',
    `The sweep of the minute cron has not run ${since}.`,
    'See in Cloudflare (the worker, Settings, Trigger events) whether the cron * * * * * is there, and in its logs why it fails; `npm run deploy` puts it back.',
  );
}

const clockToleranceMs = 30_000;

function databaseClock({ now, hosted }: Patient, told: Deployment): Finding {
  const ahead = Date.parse(told.now) - now();
  if (Math.abs(ahead) <= clockToleranceMs) return ok("the database's clock", 'It agrees with this machine’s.');
  const says = `It is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s.`;
  if (hosted)
    return trouble("the database's clock", says, 'Set this machine’s clock by NTP; if it is right, tell Supabase.');
  return warning(
    "the database's clock",
    says,
    'The control server has moved it; `npm start -- --fresh` begins at real time again.',
  );
}

function operators({ hosted }: Patient, { operators: count }: Deployment): Finding {
  if (count > 0) return ok('operators', `${count} of the accounts may look after everybody's queues.`);
  const say = hosted ? warning : trouble;
  return say(
    'operators',
    'Nobody is an operator, so nobody is shown queues, failures and mails.',
    "Sign up, then run in Supabase's SQL editor: insert into public.roles (user_id, role) select id, 'operator' from public.people where email = '<your address>';",
  );
}
