import type { Cloud } from './cloud.ts';
import { people } from './settings.ts';

/** The addresses and logins of a running cloud, for the person who started it. */
export function table({ env, world }: Cloud, envFile: string, seconds: number): string {
  const logins = people.map(({ email, password }) => `${email} / ${password}`);
  const rows: [string, string | undefined, string][] = [
    ['API and console', env.API_URL, logins[0] ?? ''],
    ['', '', logins[1] ?? ''],
    ['Supabase', env.SUPABASE_URL, `key ${env.SUPABASE_PUBLISHABLE_KEY ?? ''}`],
    ['Redis REST', env.UPSTASH_REDIS_REST_URL, ''],
    ['QStash', env.QSTASH_URL, ''],
    ['Mailbox (SendGrid)', env.SENDGRID_URL, ''],
    ['OCR and embeddings', env.VISION_URL, ''],
    ['Control', env.CONTROL_URL, '/mails /deliveries /counts /clock /cron /faults'],
  ];
  const width = Math.max(...rows.map(([, address = '']) => address.length));
  const lines = rows.map(([what, address = '', more]) =>
    `  ${what.padEnd(20)}${address.padEnd(width + 2)}${more}`.trimEnd(),
  );
  const moved =
    world.offset === 0 ? [] : [`  Its clock says ${new Date(world.now()).toISOString()}; --fresh sets it back.`];
  return [
    '',
    `Docket is up after ${seconds.toFixed(1)} s.`,
    '',
    ...lines,
    '',
    `  All of it as variables: ${envFile}; what the worker logs: worker.log beside it`,
    ...moved,
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
