import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What an example adds to a file, or makes of some lines of it. */
export interface Change {
  file: string;
  /** Lines as they stand there, together and once; null for a new file. */
  before: string | null;
  after: string;
}

/** The changes that the blocks of code of a text make, in their order. */
export const changesOf = (text: string): Change[] =>
  [...text.matchAll(/^```(ts|tsx|sql|diff)\n(.+?)^```/gms)].flatMap(([, kind, code = '']) =>
    kind === 'diff' ? hunksOf(code) : [newFile(code)],
  );

function newFile(code: string): Change {
  const [first = '', ...rest] = code.split('\n');
  return { file: first.replace(/^(\/\/|--) /, ''), before: null, after: rest.join('\n') };
}

const hunksOf = (diff: string): Change[] =>
  diff.split(/^\+\+\+ /m).flatMap((part) => {
    const [file = '', ...lines] = part.trimEnd().split('\n');
    const hunks = lines.join('\n').split('\n@@\n');
    return file ? hunks.map((hunk) => ({ file, before: side(hunk, '-'), after: side(hunk, '+') })) : [];
  });

const side = (hunk: string, sign: string): string =>
  hunk
    .split('\n')
    .filter((line) => line.startsWith(sign) || line.startsWith(' '))
    .map((line) => line.slice(1))
    .join('\n');

/** How many lines of an example a person writes. */
export const linesOf = (changes: Change[]): number =>
  changes
    .map(({ before, after }) => {
      const kept = new Set(before?.split('\n'));
      return after.split('\n').filter((line) => line.trim() && !kept.has(line)).length;
    })
    .reduce((sum, count) => sum + count, 0);

const parts =
  'functions lib local client supabase test web scripts package.json package-lock.json tsconfig.json biome.json .gitignore wrangler.toml .dev.vars.example';

/** A copy of the tree for examples, with the packages of the original. */
export function copyTree() {
  const root = resolve('.');
  const folder = mkdtempSync(join(tmpdir(), 'docket-extended-'));
  for (const part of parts.split(' ')) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    /** Makes a change; throws when the tree is not what the example takes it for. */
    apply({ file, before, after }: Change): void {
      const path = join(folder, file);
      if (before === null && existsSync(path))
        throw new Error(`${file} is there already; docs/extend.md is to add another`);
      const found = before === null ? '' : readFileSync(path, 'utf8');
      const halves = before === null ? ['', ''] : `\n${found}`.split(`\n${before}\n`);
      if (halves.length !== 2)
        throw new Error(
          `${file} has these lines ${halves.length - 1} times, of which docs/extend.md makes others; whoever changes them changes its example too: ${before}`,
        );
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, before === null ? after : halves.join(`\n${after}\n`).slice(1));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
