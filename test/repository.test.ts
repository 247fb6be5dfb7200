import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { notesOf } from '../scripts/release-notes.ts';

// What a host of the repository does with it: workflows, templates, notes of releases.

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  container?: string;
  permissions?: Record<string, string>;
  strategy?: { matrix: { node: number[] } };
  steps: Step[];
}

interface Workflow {
  permissions: Record<string, string>;
  concurrency: { group: string };
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const workflow = (name: string): Workflow => parse(textOf(name));
const names = readdirSync(folder);
const commandsOf = ({ steps }: Job) =>
  steps.flatMap(({ run }) => run?.match(/^npm [\w ]+/gm)?.map((one) => one.trim()) ?? []);

describe('the workflows', () => {
  const { jobs } = workflow('ci.yml');

  test('run the commands with which the README begins', () => {
    const [, begin = ''] = readFileSync('README.md', 'utf8').match(/## Run it.*?```sh\n(.*?)```/s) ?? [];
    const promised = ['npm start', 'npm test'];
    expect(begin.split('\n').map((line) => line.split('#')[0]?.trim())).toEqual(expect.arrayContaining(promised));
    for (const job of Object.values(jobs)) expect(commandsOf(job)).toEqual(['npm start', 'npm run check', 'npm test']);
  });

  test('run them on Node 22 and 24, and where there is nothing but Node 20', () => {
    expect(jobs.node?.strategy?.matrix.node).toEqual([22, 24]);
    expect(jobs.bare?.container).toBe('node:20');
    expect(jobs.bare?.steps.filter(({ uses }) => uses).length).toBe(1);
  });

  test.each(names)('%s takes actions by their hash, and says which version that is', (name) => {
    const used = textOf(name).match(/uses: .+/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(one).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test.each(names)('%s may read only, but for the job that publishes, and leaves no token behind', (name) => {
    const { permissions, concurrency, jobs: all } = workflow(name);
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency.group).toContain('github.ref');
    const writing = Object.entries(all).filter(([, job]) => job.permissions);
    expect(writing.map(([job]) => `${name} ${job}`)).toEqual(name === 'release.yml' ? ['release.yml release'] : []);
    const checkouts = Object.values(all).flatMap(({ steps }) =>
      steps.filter(({ uses }) => /checkout/.test(uses ?? '')),
    );
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });
});

test('the forms for issues ask for something, and each question is there once', () => {
  for (const name of ['bug.yml', 'idea.yml']) {
    const { body } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8')) as { body: { id?: string }[] };
    const ids = body.flatMap(({ id }) => id ?? []);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-12-24\n\n- Reads letters.\n\n## [1.0.0] - 2026-12-01\n\n- Begins.\n';

  test('are what the changelog says of its version', () => {
    expect(notesOf(changelog, '1.1.0')).toBe('- Reads letters.');
    expect(notesOf(changelog, '1.0.0')).toBe('- Begins.');
  });

  test('are missed when nobody has written any', () => {
    expect(() => notesOf(changelog, '2.0.0')).toThrow('CHANGELOG.md says nothing of 2.0.0.');
    expect(() => notesOf(changelog, 'Unreleased')).toThrow();
  });
});

/** The anchors of a page's headings, as hosts of repositories make them. */
const anchorsOf = (text: string): string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the pages of the documentation', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
  const written = pages.filter((page) => page.endsWith('.md'));

  test.each(written)('%s links to what is there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });

  test.each(written)('%s links to headings that are there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
    const lost = links.filter(([, file = '', anchor = '']) => {
      const text = readFileSync(file ? join(dirname(page), file) : page, 'utf8');
      return !anchorsOf(text).includes(anchor);
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  });

  test.each(written)('%s names commands that are there', (page) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readFileSync(page, 'utf8').matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each(written)('%s names files that are there', (page) => {
    const named = [
      ...readFileSync(page, 'utf8').matchAll(/`((?:functions|lib|local|scripts|supabase|test)\/[\w./-]+\.\w+)`/g),
    ];
    expect(named.map(([, file = '']) => file).filter((file) => !existsSync(file))).toEqual([]);
  });
});
