import { readdirSync, readFileSync } from 'node:fs';
import { mutations } from './mutations.ts';

export interface Check {
  number: number;
  promise: string;
  tests: { name: string; file: string }[];
}

const row = /^\| (\d+) \| (.+) \|$/gm;

/** The promises of docs/security.md, each with the tests whose names begin with its number. */
export function readChecks(): Check[] {
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => testsIn(`test/${file}`));
  return [...readFileSync('docs/security.md', 'utf8').matchAll(row)].map(([, number, promise = '']) => ({
    number: Number(number),
    promise,
    tests: tests.filter(({ check }) => check === number).map(({ name, file }) => ({ name, file })),
  }));
}

function testsIn(file: string) {
  return [...readFileSync(file, 'utf8').matchAll(/(['`"])check (\d+): (.+?)\1[,)]/g)].map(([, , check, name = '']) => ({
    check,
    name: name.replaceAll("\\'", "'"),
    file,
  }));
}

/** docs/checks.md: each promise, its tests, and the files out of which its defences are taken to see them fail. */
export function pageOf(checks: Check[]): string {
  const parts = checks.map(({ number, promise, tests }) => {
    const defences = mutations.filter((one) => one.check === number);
    const files = [...new Set(defences.map(({ file }) => `\`${file}\``))];
    const lines = tests.map(({ name, file }) => `- ${name} (\`${file}\`)`);
    return `## ${number}. ${promise}\n\n${lines.join('\n')}\n\n${defences.length} defences are taken out, of ${files.join(', ')}.\n`;
  });
  return `${head}\n${parts.join('\n')}`;
}

const head = `# The checks, and their tests

Written from the names of the tests by \`UPDATE_CHECKS=1 npm test -- test/security/checks.test.ts\`. Each promise of
[security](security.md) has tests, and each was seen to fail with one of its defences taken out: \`npx node test/security/mutate.ts 7\`
does that in a copy of the tree.
`;
