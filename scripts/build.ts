import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildWeb } from '../local/web.ts';
import { buildOf } from './doctor/build.ts';

const root = resolve(import.meta.dirname, '..');

// The pages, as the worker serves them; wrangler builds the worker itself. Both are deployed as one version, and this says
// what tree it was made of.
await buildWeb();
writeFileSync(join(root, 'dist', 'build.json'), JSON.stringify({ build: buildOf(root) }));
