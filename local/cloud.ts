import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAccounts } from './accounts.ts';
import { bindings, environment, usesRealAccounts } from './bindings.ts';
import { createClock } from './clock.ts';
import { createControl } from './control.ts';
import { type Inside, openDoors } from './doors.ts';
import { readOffset, writeOffset } from './offset-file.ts';
import { crons, keys, type Ports } from './settings.ts';
import { closeAll, type StandIns, startStandIns, wakeAll } from './standins.ts';
import { startTicker } from './ticker.ts';
import { findTraces } from './traces.ts';
import { buildWeb } from './web.ts';
import { startWorker, type Worker } from './worker.ts';
import { createWorld, type World } from './world.ts';

export interface CloudOptions {
  /** Where data are kept between runs; null keeps them in memory. */
  data: string | null;
  ports: Ports;
  /** Variables of the worker that stand in place of the local cloud's. */
  env?: Record<string, string>;
  /** The worker's wrangler.toml. */
  config?: string;
  /** Whether the cron triggers fire by themselves, every minute. */
  ticking?: boolean;
  /** Takes each line that the worker logs. */
  log?: (line: string) => void;
}

export interface Cloud {
  world: World;
  worker: Worker;
  /** What a client needs to know: all addresses and keys, by the vendors' names. */
  env: Record<string, string>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Boots the whole cloud on loopback and resolves when every part of it answers. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const stack = new AsyncDisposableStack();
  try {
    return await boot(options, stack);
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function boot(options: CloudOptions, stack: AsyncDisposableStack): Promise<Cloud> {
  const { data, ports, env: set = {} } = options;
  const running = Promise.withResolvers<Worker>();
  const inside = Promise.withResolvers<Inside>();
  const world = createWorld({
    signingKey: keys.qstashCurrent,
    hookKey: keys.sendgridHookPrivate,
    kill: async () => void (await (await running.promise).kill()),
    send: async (request) => {
      await running.promise;
      return fetch(request, { redirect: 'manual' });
    },
  });
  world.setOffset(readOffset(data));

  const doors = await openDoors(world, ports, inside.promise);
  stack.defer(async () => void (await Promise.all(doors.map((door) => door.close()))));
  const [worker, standIns] = await both(bootWorker(options, stack), bootStandIns(world, options, stack));
  inside.resolve(connect(world, data, standIns, worker));
  running.resolve(worker);
  // What fell due while this cloud was off is done before anybody asks.
  if (options.ticking) for (const expression of worker.crons) await worker.cron(expression, world.now());
  if (options.ticking) stack.defer(startTicker(world.now, worker.crons, worker.cron));
  stack.defer(() => world.heal());
  return { world, worker, env: environment(ports, set), close: () => stack.disposeAsync() };
}

/** Waits for both even when one has failed, so that whatever has come up can be closed again. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function bootStandIns(world: World, options: CloudOptions, stack: AsyncDisposableStack): Promise<StandIns> {
  const { deliver, report } = world;
  const reportTo = `http://127.0.0.1:${options.ports.api}/hooks/sendgrid`;
  const appUrl = bindings(options.ports, options.env ?? {}).APP_URL ?? '';
  const standIns = await startStandIns(world, options.data, { appUrl, deliver, report, reportTo });
  stack.defer(() => closeAll(standIns));
  // A database opens at real time; a world that was ahead when it stopped goes on there.
  await standIns.supabase.setClock(world.offset);
  await createAccounts(standIns.supabase);
  return standIns;
}

async function bootWorker(options: CloudOptions, stack: AsyncDisposableStack): Promise<Worker> {
  const { data, ports, env: set = {}, config, log } = options;
  await buildWeb();
  const worker = await startWorker({
    port: ports.api,
    innerPort: ports.inner,
    bindings: bindings(ports, set),
    folder: data && join(data, 'worker'),
    config: config ?? join(root, 'wrangler.toml'),
    loopbackOnly: !usesRealAccounts(set),
    log: log ?? console.log,
  });
  stack.defer(() => worker.close());
  return worker;
}

/** Puts the stand-ins and the control server behind their doors. */
function connect(world: World, data: string | null, standIns: StandIns, worker: Worker): Inside {
  const { supabase, redis, qstash, sendgrid, engines } = standIns;
  const clock = createClock(world, worker.crons, {
    setDatabaseClock: async (offset) => {
      writeOffset(data, offset);
      await supabase.setClock(offset);
    },
    wake: () => wakeAll(standIns),
    fire: worker.cron,
  });
  const control = createControl({
    world,
    clock,
    mails: sendgrid.mails,
    deliveries: qstash.deliveries,
    traces: (text) => findTraces([supabase, redis, qstash, sendgrid], data && join(data, 'worker'), text),
    crons: Object.keys(crons),
    fire: async (name) => {
      const outcome = await worker.cron(crons[name] ?? name, world.now());
      await wakeAll(standIns);
      return outcome;
    },
  });
  return {
    supabase: supabase.fetch,
    redis: redis.fetch,
    qstash: qstash.fetch,
    sendgrid: sendgrid.fetch,
    engines: engines.fetch,
    control: async (request) => control.fetch(request),
  };
}
