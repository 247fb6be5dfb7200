import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareFolder, writeEnv } from './data-folder.ts';
import { untilHealthy } from './health.ts';
import { interrupted } from './interrupt.ts';
import { help, readOptions } from './start-options.ts';
import { table } from './table.ts';
import { setVariables } from './variables.ts';
import { workerLog } from './worker-log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Boots the cloud, shows where it is, and keeps it up until somebody asks it to stop. */
async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), root);
  if (options.help) return console.log(help);

  // Listened to from the beginning, so that Ctrl-C during the boot stops cleanly too.
  const stopped = interrupted();
  const unlock = prepareFolder(options.data, options.fresh);
  const env = setVariables(root, process.env);
  // Imported here, so that from the second start on they come compiled.
  enableCompileCache(join(root, 'node_modules', '.cache', 'docket'));
  const [{ startCloud }, { reloadOnChange }] = await Promise.all([import('./cloud.ts'), import('./reload.ts')]);
  const cloud = await startCloud({ ...options, env, ticking: true, log: workerLog(join(options.data, 'worker.log')) });
  const troubles = await Promise.race([untilHealthy(cloud.env.API_URL ?? ''), stopped.then(() => [])]);
  for (const trouble of troubles) console.error(`Not well: ${trouble}`);
  const file = writeEnv(options.data, cloud.env);
  console.log(table(cloud, file, performance.now() / 1000));
  const stopWatching = reloadOnChange(root, cloud.worker, console.log);

  await stopped;
  stopWatching();
  await cloud.close();
  unlock();
}

try {
  await start();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
