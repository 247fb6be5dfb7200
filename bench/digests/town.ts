import type { App } from '../../functions/app.ts';
import { createApp } from '../../functions/app.ts';
import { crons } from '../../functions/cron.ts';
import { connect } from '../../lib/adapters/connect.ts';
import type { Context } from '../../lib/context.ts';
import { parseEnv } from '../../lib/env.ts';
import { createLog } from '../../lib/log.ts';
import { bindings } from '../../local/bindings.ts';
import { listen } from '../../local/serve.ts';
import { freePorts } from '../../local/settings.ts';
import { closeAll, startStandIns } from '../../local/standins.ts';

const quiet = createLog({}, () => {});

/** The product and its vendors in one process, as many people as one likes, and a clock that can be moved. */
export interface Town {
  query<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Calls and mails that the mail vendor has counted, and the like. */
  counts(): Record<string, number>;
  mails(): { to: string; subject: string; text: string | null; html: string | null; headers: Record<string, string> }[];
  advance(ms: number): Promise<void>;
  /** Fires a cron of the product, and ends when all that it published is done. */
  fire(expression: string): Promise<void>;
  /** Lets all that is due at the vendors happen. */
  settle(): Promise<void>;
  /** Hands the product these contexts from here on. */
  bend(change: (ctx: Context) => Context): void;
  close(): Promise<void>;
}

/** Opens such a town; vendors speak their protocols over loopback. */
export async function openTown({ reports = true } = {}): Promise<Town> {
  const stack = new AsyncDisposableStack();
  const ports = await freePorts();
  const counted: Record<string, number> = {};
  let offset = 0;
  let bent = (ctx: Context) => ctx;
  const app = Promise.withResolvers<App>();
  const deliver = async (request: Request) => (await app.promise).fetch(request);
  const standIns = await startStandIns(
    {
      now: () => Date.now() + offset,
      meter: (name, by = 1) => {
        counted[name] = (counted[name] ?? 0) + by;
      },
    },
    null,
    {
      appUrl: `http://127.0.0.1:${ports.api}`,
      deliver,
      report: reports ? deliver : async () => new Response(),
      reportTo: `http://127.0.0.1:${ports.api}/hooks/sendgrid`,
    },
  );
  stack.defer(() => closeAll(standIns));
  for (const name of ['supabase', 'redis', 'qstash', 'sendgrid'] as const) {
    const door = await listen(ports[name], standIns[name].fetch, name);
    stack.defer(() => door.close());
  }
  const connected = connect(parseEnv(bindings(ports, {})));
  const composition = {
    ...connected,
    for: (...[actor, request]: Parameters<typeof connected.for>) =>
      bent(connected.for(actor, { ...request, log: quiet })),
  };
  app.resolve(createApp({ ...composition, log: quiet }));

  const settle = async () => {
    await standIns.qstash.wake();
    await standIns.sendgrid.wake();
  };
  return {
    query: <T>(sql: string, params: unknown[] = []) => standIns.supabase.query(sql, params) as Promise<T[]>,
    counts: () => ({ ...counted }),
    mails: () => standIns.sendgrid.mails(),
    async advance(ms) {
      offset += ms;
      await standIns.supabase.setClock(offset);
    },
    async fire(expression) {
      const ctx = composition.for({ kind: 'system', task: expression }, { token: null, log: quiet });
      const run = crons[expression];
      if (!run) throw new Error(`No work is planned for the cron "${expression}".`);
      await run(ctx);
      await settle();
    },
    settle,
    bend: (change) => {
      bent = change;
    },
    close: () => stack.disposeAsync(),
  };
}
