import './load-tsx.ts';
import { help, readOptions } from './options.ts';

try {
  const options = readOptions(process.argv.slice(2), process.env.SEED);
  if (options.help) {
    console.log(help);
    process.exit(0);
  }
  // Not before JSX can be loaded.
  const { run } = await import('./run.ts');
  process.exit(await run(options));
} catch (error) {
  console.error(error);
  process.exit(2);
}
