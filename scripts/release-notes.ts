import { readFileSync } from 'node:fs';

// `node scripts/release-notes.ts v1.2.0` prints what the changelog says of a release; a tag must fit package.json.

/** The text under the heading of a version (`## [1.2.0] - 2026-12-01`); throws a sentence when there is none. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const notes = sections
    .find((section) => section.startsWith(`[${version}]`))
    ?.replace(/^.*\n/, '')
    .trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}

if (import.meta.main) {
  const version = (process.argv[2] ?? '').replace(/^v/, '');
  const { version: current } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (version !== current) throw new Error(`The tag is for ${version}, package.json says ${current}.`);
  console.log(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version));
}
