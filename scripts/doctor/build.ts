import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a deployment is made of. */
const sources = ['functions', 'lib', 'web', 'client', 'wrangler.toml', 'package-lock.json'];

/** A name for the content of this tree: the same for two that deploy as the same worker and pages. */
export function buildOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((name) => filesAt(root, name)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesAt(root: string, name: string): string[] {
  if (!statSync(join(root, name)).isDirectory()) return [name];
  return readdirSync(join(root, name), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}
