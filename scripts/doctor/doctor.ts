import { resolve } from 'node:path';
import { buildOf } from './build.ts';
import { examine } from './examine.ts';
import { versionsIn } from './migrations.ts';
import { help, readOptions } from './options.ts';
import { print } from './print.ts';
import { findVariables } from './variables.ts';

const root = resolve(import.meta.dirname, '..', '..');

async function run(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return 0;
  }
  const { vars, from } = findVariables(root, options.env, process.env);
  const report = await examine({
    vars,
    url: options.url,
    migrations: versionsIn(resolve(root, 'supabase', 'migrations')),
    build: buildOf(root),
  });
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else console.log(`The variables are those of ${from}.\n\n${print(report)}`);
  return report.ok ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
