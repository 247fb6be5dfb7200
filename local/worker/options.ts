import { resolve } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, type MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as optionsOf, unstable_readConfig as readConfig } from 'wrangler';
import { copiesOfAssets } from './assets.ts';
import { type Bundler, createBundler } from './bundle.ts';
import { behindEntry } from './entry.ts';
import { guard } from './guard.ts';

export interface WorkerSettings {
  /** The public port; the worker answers there without a proxy. */
  port: number;
  /** The runtime's own door, for cron. */
  innerPort: number;
  bindings: Record<string, string>;
  /** Where Durable Objects keep their storage; null means nowhere. */
  folder: string | null;
  /** The wrangler.toml to read. */
  config: string;
  /** Keeps the worker from reaching anything but this machine. */
  loopbackOnly: boolean;
  /** Takes each line that the worker or its runtime logs. */
  log: (line: string) => void;
}

export interface Recipe {
  /** Builds the worker anew and says how the runtime is to run it; throws when it does not build. */
  cook(): Promise<MiniflareOptions>;
  crons: string[];
  dispose(): Promise<void>;
}

/** Reads wrangler.toml, the one source of dates, flags, assets, objects and crons, into options of the runtime. */
export async function createRecipe(settings: WorkerSettings): Promise<Recipe> {
  const path = resolve(settings.config);
  const config = readConfig({ config: path }, { hideWarnings: true });
  const { workerOptions, main, define } = optionsOf(config);
  if (!main) throw new Error(`${path} names no main file.`);
  const { modulesRules: _, ...fromToml } = workerOptions;
  const bundler: Bundler = await createBundler(main, define);
  const copies = copiesOfAssets();
  const built = builtAssets(fromToml.assets);
  const assetsOfNow = async () =>
    built ? { assets: { ...built, directory: await copies.copy(built.directory) } } : {};
  const name = config.name ?? 'worker';
  const ownPaths = ownPathsOf(config.assets?.run_worker_first);
  const { loopbackOnly } = settings;
  const cook = async (): Promise<MiniflareOptions> => {
    const { entrypoint, ...entry } = behindEntry(name, await bundler.build(), { ownPaths, loopbackOnly });
    return convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: settings.innerPort,
      cf: false,
      logRequests: false,
      log: new Log(LogLevel.NONE),
      handleStructuredLogs: ({ message }) => settings.log(message),
      unsafeTriggerHandlers: true,
      ...(settings.folder ? { resourcePersistencePath: settings.folder } : {}),
      handleUncaughtError: (error: Error) => settings.log(error.stack ?? error.message),
      unsafeHandleRuntimeRestart: () => settings.log('The runtime ended unexpectedly and was started again.'),
      workers: [
        {
          ...fromToml,
          ...(await assetsOfNow()),
          ...entry,
          name,
          bindings: Object.assign({}, fromToml.bindings, settings.bindings),
          modulesRoot: resolve(main, '..'),
          unsafeDirectSockets: [{ host: '127.0.0.1', port: settings.port, entrypoint }],
          ...(loopbackOnly ? { outboundService: guard.name } : {}),
        },
        guard,
      ],
    });
  };
  const dispose = async () => void (await Promise.all([bundler.dispose(), copies.dispose()]));
  return { cook, crons: config.triggers.crons ?? [], dispose };
}

/** The assets as wrangler.toml has them, which wrangler's own types do not say; null without a folder of them. */
function builtAssets(assets: unknown): { directory: string } | null {
  if (typeof assets !== 'object' || assets === null || !('directory' in assets)) return null;
  const { directory } = assets;
  return typeof directory === 'string' ? { ...assets, directory } : null;
}

/** Paths that go to the worker first; null where that is for the router to tell, as when some are excepted. */
const ownPathsOf = (first: boolean | string[] | undefined): string[] | null =>
  Array.isArray(first) && first.every((path) => path.startsWith('/')) ? first : null;
