import { Miniflare, type MiniflareOptions } from 'miniflare';
import { listen } from './serve.ts';
import { createRecipe, type Recipe, type WorkerSettings } from './worker/options.ts';
import { killRuntime, reapOrphans } from './worker/processes.ts';

export interface Worker {
  url: string;
  /** The cron expressions of wrangler.toml. */
  crons: string[];
  /** Runs scheduled() for this expression at this time (ms); answers `ok` when it ended well. */
  cron(expression: string, time: number): Promise<string>;
  /** Ends the runtime as `kill -9` does; it comes back by itself. Answers how many processes that were. */
  kill(): Promise<number>;
  /** Resolves when the runtime answers again. */
  ready(): Promise<void>;
  /** Builds and swaps; a version that does not build or start leaves the last good one running, and throws. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= 'false';
process.env.WRANGLER_SEND_METRICS ??= 'false';

/** Runs the worker of a wrangler.toml on workerd, and brings it back whenever it dies. */
export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const { port, innerPort } = settings;
  await reapOrphans(innerPort, port);
  await Promise.all([claim(port, 'API'), claim(innerPort, "the worker's inner door")]);
  const recipe = await createRecipe(settings);
  const { runtime, options } = await ignite(recipe);
  let good = options;
  let inTurn: Promise<unknown> = Promise.resolve();

  const apply = (next: MiniflareOptions): Promise<void> => {
    const turn = inTurn.then(() => runtime.setOptions(next));
    inTurn = turn.catch(() => undefined);
    return turn;
  };
  const ready = async (): Promise<void> => {
    // A second death during the restart makes Miniflare give up: then it is started again with what ran last.
    await runtime.ready.catch(() => apply(good));
  };
  let reviving = false;
  const watchdog = setInterval(async () => {
    if (reviving) return;
    reviving = true;
    await ready().catch((error) => settings.log(String(error)));
    reviving = false;
  }, 500);

  return {
    url: `http://127.0.0.1:${port}`,
    crons: recipe.crons,
    ready,
    async cron(expression, time) {
      await ready();
      const query = new URLSearchParams({ cron: expression, time: String(time) });
      const answer = await fetch(`http://127.0.0.1:${innerPort}/cdn-cgi/local/scheduled?${query}`);
      return answer.text();
    },
    kill: async () => killRuntime(innerPort),
    async reload() {
      const next = await recipe.cook();
      try {
        await apply(next);
        good = next;
      } catch (error) {
        await apply(good);
        throw error;
      }
    },
    async close() {
      clearInterval(watchdog);
      await inTurn;
      await Promise.allSettled([recipe.dispose(), runtime.dispose()]);
    },
  };
}

/** Builds and starts for the first time; leaves nothing behind when either fails. */
async function ignite(recipe: Recipe): Promise<{ runtime: Miniflare; options: MiniflareOptions }> {
  let runtime: Miniflare | undefined;
  try {
    const options = await recipe.cook();
    const started = withOurSignals(() => new Miniflare(options));
    runtime = started;
    await started.ready;
    return { runtime: started, options };
  } catch (error) {
    await Promise.allSettled([runtime?.dispose(), recipe.dispose()]);
    throw error;
  }
}

/** Makes sure that nobody listens there, so that a port in use is one plain sentence. */
async function claim(port: number, name: string): Promise<void> {
  const listener = await listen(port, async () => new Response(), name);
  await listener.close();
}

/** Miniflare ends the process at the first Ctrl-C; whoever started it decides about that here. */
function withOurSignals<T>(start: () => T): T {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const started = start();
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) process.off(signal, listener);
    }
  }
  return started;
}
