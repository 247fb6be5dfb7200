import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { untilHealthy } from '../../local/health.ts';
import { freePorts, people } from '../../local/settings.ts';
import { smokeTest } from '../../scripts/deploy/smoke.ts';
import { createCaller } from '../../scripts/doctor/caller.ts';
import { examine, type Report } from '../../scripts/doctor/examine.ts';
import { versionsIn } from '../../scripts/doctor/migrations.ts';
import { misconfigurations, type Send } from './misconfigurations.ts';

let cloud: Cloud;
const seen: string[] = [];
const migrations = versionsIn('supabase/migrations');

beforeAll(async () => {
  cloud = await startCloud({ data: null, ports: await freePorts(), log: () => undefined });
  expect(await untilHealthy(cloud.env.API_URL ?? '')).toEqual([]);
  // A whole cloud comes up, beside all that other tests do.
}, 180_000);
afterAll(() => cloud?.close());

async function look(wrong: Record<string, string> = {}, missing: string[] = []): Promise<Report> {
  const vars = { ...cloud.env, ...wrong };
  const report = await examine({ vars, build: 'here', migrations: [...migrations, ...missing] });
  seen.push(JSON.stringify(report));
  return report;
}

const outcomes = ({ findings }: Report) => findings.filter(({ state }) => state === 'warning' || state === 'trouble');

const send: Send = async (to, method, path, body) => {
  const { env } = cloud;
  const [url, key] = {
    supabase: [env.SUPABASE_URL, env.SUPABASE_SECRET_KEY],
    sendgrid: [env.SENDGRID_URL, env.SENDGRID_API_KEY],
    control: [env.CONTROL_URL, ''],
  }[to];
  const headers = { apikey: key ?? '', authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sent = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, { method, headers, body: sent });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
};

describe('the doctor', () => {
  test('finds nothing wrong with a local cloud as it is', async () => {
    const report = await look();
    expect(outcomes(report)).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test.each(misconfigurations)('names $name, and what to do about it', async (one) => {
    await one.plant?.(send);
    const report = await look(one.vars?.(cloud.env), one.missing);
    await one.undo?.(send);
    const found = outcomes(report).find(({ check, says }) => check === one.check && one.says.test(says));
    expect(found, JSON.stringify(outcomes(report), null, 1)).toBeDefined();
    expect(found?.remedy).toMatch(one.remedy);
  });

  test('shares a cloud on which what is deployed proves that it works', async () => {
    const call = createCaller();
    const [demo] = people;
    const smoke = { vars: cloud.env, build: null, user: demo, call, pause: () => setTimeout(100) };
    expect((await smokeTest(smoke)).map(({ check, state }) => `${check} ${state}`)).toEqual([
      'health ok',
      'version ok',
      'document ok',
    ]);
  });

  test('shows no secret in anything that it has said', () => {
    const secrets = Object.entries(cloud.env).filter(([name]) =>
      /SECRET|TOKEN|SIGNING_KEY|API_KEY|UNSUBSCRIBE/.test(name),
    );
    expect(secrets.length).toBeGreaterThanOrEqual(7);
    expect(seen.length).toBeGreaterThan(misconfigurations.length);
    const planted = ['somebody_else', 'somebodyElse', 'SomebodyElse', 'of-somebody-else', 'eyJhbGci', 'secretsecret'];
    const all = [...secrets.flatMap(([, value]) => [value, value.replace(/^local:/, '')]), ...planted];
    for (const secret of all) expect(seen.filter((report) => report.includes(secret))).toEqual([]);
  });
});
