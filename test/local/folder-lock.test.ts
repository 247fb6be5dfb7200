import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../local/folder-lock.ts';

test('a data folder belongs to one process at a time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-lock-'));
  const module = join(import.meta.dirname, '../../local/folder-lock.ts');
  const another = () =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { lockFolder } from ${JSON.stringify(module)}; lockFolder(${JSON.stringify(folder)});`,
      ],
      {
        stdio: 'pipe',
      },
    );
  const unlock = lockFolder(folder);
  expect(another).toThrow(/in use by another local cloud/);
  unlock();
  // It dies without letting go, and keeps nobody out by that.
  another();
  lockFolder(folder)();
  rmSync(folder, { recursive: true });
});
