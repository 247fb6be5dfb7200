import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../scripts/deploy/options.ts';
import { deploying, targetOf } from '../../scripts/deploy/plan.ts';
import { workerNameOf } from '../../scripts/deploy/worker-name.ts';
import { trouble } from '../../scripts/doctor/finding.ts';
import { knownNames } from '../../scripts/doctor/variables.ts';
import { all, first, rehearse, vars } from './rehearsal.ts';

describe('a deployment', () => {
  test('builds before it changes anything, and brings the database along before the code', async () => {
    const { run, titles, steps } = rehearse();
    expect(await run()).toBe(0);
    expect(titles()).toEqual(all);
    expect(steps.find(({ title }) => title === 'Apply the migrations')?.staged).toEqual([first]);
  });

  test('gives secrets to the input of a program, never to its arguments, and says none', async () => {
    const { run, steps, said } = rehearse();
    await run();
    expect(JSON.parse(steps.find(({ args }) => args.includes('bulk'))?.stdin ?? '')).toEqual(vars);
    expect(steps.flatMap(({ args }) => args).join(' ')).not.toContain('nobody_may_see');
    expect(said()).not.toContain('nobody_may_see');
  });

  test('knows every variable that the worker reads', () => {
    const read = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(20);
    expect([...knownNames('.'), 'QSTASH_DEV']).toEqual(expect.arrayContaining(read));
  });

  test('without credentials says what is missing, and changes nothing', async () => {
    const means = async () => ({ cloudflare: false, supabaseCli: false, environment: {} });
    const { run, titles, said } = rehearse({ means });
    expect(await run()).toBe(3);
    expect(titles()).toEqual([]);
    expect(said()).toMatch(/npx wrangler login/);
    expect(said()).toMatch(/npx supabase link --project-ref abcdefghijklmnopqrst`, `npx supabase db push --remote/);
    expect(said()).toMatch(/Nothing was changed/);
  });

  test.each([
    ['--linked                 Pushes to the linked project.', '--linked'],
    ['--remote[=<ref|branch|url>]    Target a remote database: the linked project', '--remote'],
  ])('means the hosted database by the word that its Supabase CLI knows: %s', async (help, target) => {
    const { run, steps } = rehearse({ target: async () => targetOf(help) });
    expect(await run()).toBe(0);
    const { args } = steps.find(({ args }) => args.includes('push')) ?? { args: [] };
    expect(args.slice(0, 4)).toEqual(['db', 'push', target, '--include-all']);
  });

  test('with variables that cannot work is not begun', async () => {
    const { run, titles, said } = rehearse({ onPaper: async () => [trouble('variables', 'It lacks one.', 'Set it.')] });
    expect(await run()).toBe(3);
    expect(titles()).toEqual([]);
    expect(said()).toContain('→ Set it.');
  });

  test('to services that refuse its keys is not begun', async () => {
    const atServices = async () => [trouble('QStash', 'QStash refuses QSTASH_TOKEN.', 'Set QSTASH_TOKEN.')];
    const { run, titles, said } = rehearse({ atServices });
    expect(await run()).toBe(3);
    expect(titles()).toEqual([]);
    expect(said()).toContain('→ Set QSTASH_TOKEN.');
  });

  test('builds pages that talk to its own project and to no other', async () => {
    const { run, steps, said } = rehearse();
    await run();
    expect(steps[0]).toMatchObject({ args: ['scripts/build.ts'], env: { SUPABASE_URL: vars.SUPABASE_URL } });
    expect(said()).toContain(`SUPABASE_URL=${vars.SUPABASE_URL} node scripts/build.ts`);
  });

  test('of a local cloud is refused', async () => {
    const { run, said } = rehearse({ vars: { APP_URL: 'http://127.0.0.1:8787' } });
    expect(await run()).toBe(3);
    expect(said()).toContain('.env.production');
  });

  test('to a database that does not answer is not begun, though it can be tried out', async () => {
    const applied = () => Promise.reject(new Error('The database cannot be asked.'));
    const begun = rehearse({ applied });
    expect(await begun.run()).toBe(3);
    expect(begun.titles()).toEqual([]);
    const tried = rehearse({ applied });
    expect(await tried.run('--dry-run')).toBe(3);
    expect(tried.titles()).toEqual(all.slice(0, 2));
    expect(tried.said()).toContain('migrations: up to 1 will be applied.');
    expect(tried.said()).toContain('- apply up to 1 migrations');
  });

  test('to a database that answers says exactly how many migrations it lacks', async () => {
    const { run, said } = rehearse();
    await run('--dry-run');
    expect(said()).toContain('migrations: 1 will be applied.');
  });

  test('that does not build changes nothing', async () => {
    const { run, titles, said } = rehearse({}, 'Build the worker');
    expect(await run()).toBe(1);
    expect(titles()).toEqual(all.slice(0, 2));
    expect(said()).toMatch(/Nothing was changed/);
  });

  test('whose migrations fail leaves variables and code as they were', async () => {
    const { run, titles, said } = rehearse({}, 'Apply');
    expect(await run()).toBe(1);
    expect(titles()).toEqual(all.slice(0, 4));
    expect(said()).toContain('worker and variables are as they were');
  });

  test('that is not well afterwards says how to go back', async () => {
    const { run, said } = rehearse({ smokeTest: async () => [trouble('health', 'It does not answer.', 'Look.')] });
    expect(await run()).toBe(4);
    expect(said()).toContain('--rollback');
  });

  test('that is the first and not well has nothing to go back to', async () => {
    const { run, said } = rehearse({
      running: async () => null,
      smokeTest: async () => [trouble('health', 'It does not answer.', 'Look.')],
    });
    expect(await run()).toBe(4);
    expect(said()).not.toContain('--rollback');
    expect(said()).toContain('Nothing was there before');
  });

  test('needs no tools for a database that is up to date', async () => {
    const means = async () => ({ cloudflare: true, supabaseCli: false, environment: {} });
    const { run, titles } = rehearse({ means, applied: async () => ['1'] });
    expect(await run()).toBe(0);
    expect(titles()).toEqual([...all.slice(0, 2), ...all.slice(4)]);
  });

  test('on trial builds, says what it would do, and does none of it', async () => {
    const { run, titles, said } = rehearse();
    expect(await run('--dry-run')).toBe(0);
    expect(titles()).toEqual(all.slice(0, 2));
    expect(said()).toContain('wrangler deploy --name docket --message build-this-tree --domain docket.example.com');
    expect(said()).toMatch(/Nothing was changed/);
  });

  test('at an address of Cloudflare’s own needs no domain', () => {
    expect(deploying('docket', 'https://docket.ada.workers.dev', 'x').args).not.toContain('--domain');
  });
});

describe('a second deployment', () => {
  const staging = { ...vars, APP_URL: 'https://docket-staging.ada.workers.dev' };

  test('has a worker of its own in all that is done', async () => {
    const { run, steps, said } = rehearse({ worker: 'docket-staging', vars: staging });
    expect(await run()).toBe(0);
    const names = steps.flatMap(({ program, args }) =>
      program === 'wrangler' ? args[args.indexOf('--name') + 1] : [],
    );
    expect(names).toEqual(['docket-staging', 'docket-staging', 'docket-staging']);
    expect(said()).toContain('about the worker docket-staging');
  });

  test.each(['--rollback', '--dry-run', '--contract'])(
    'does nothing (%s) to the worker of another address',
    async (act) => {
      const { run, titles, said } = rehearse({ vars: staging });
      expect(await run(act)).toBe(3);
      expect(titles()).toEqual([]);
      expect(said()).toContain('→ Set WORKER_NAME=docket-staging');
    },
  );

  test('is named by WORKER_NAME, and else as wrangler.toml says', () => {
    expect(workerNameOf('.', { WORKER_NAME: 'docket-staging' })).toBe('docket-staging');
    expect(workerNameOf('.', {})).toBe('docket');
    expect(() => workerNameOf('.', { WORKER_NAME: 'Staging; rm' })).toThrow('such as docket-staging');
  });
});

describe('going back', () => {
  test('changes the version alone', async () => {
    const { run, steps } = rehearse();
    expect(await run('--rollback', '--to', 'a1b2')).toBe(0);
    expect(steps.map(({ program, args }) => [program, ...args].join(' '))).toEqual([
      'wrangler rollback a1b2 --name docket --message rolled-back --yes',
    ]);
  });

  test('goes not together with contracting', () => {
    expect(() => readOptions(['--rollback', '--contract'])).toThrow('do not go together');
  });
});
