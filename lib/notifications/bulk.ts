import type { Letter, Section } from './letter.ts';
import { sectionsHtml } from './mail-page.tsx';
import { letterText } from './mail-text.ts';

const maxBytes = 10_000;
const names = ['headline', 'lead', 'preview', 'body', 'text', 'leave'] as const;

/** A tag for each part of a mail that is a person's own. */
export type Tags = Record<(typeof names)[number], string>;

/** Tags for one call, with a number in them that nobody can have known: no text of strangers can hold one. */
export function createTags(): Tags {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0'));
  const tags = names.map((name) => [name, `-${nonce.join('')}-${name}-`]);
  return Object.fromEntries(tags) as Tags;
}

/**
 * What stands in the place of each tag for one person; as JSON at most 10,000 bytes. What is too long for that says how
 * much more there is in the place of its last things, those of the largest section first.
 */
export function personalParts(tags: Tags, letter: Letter, leave: string | null): Record<string, string> {
  let { sections } = letter;
  for (;;) {
    const parts = partsOf(tags, { ...letter, sections }, leave);
    const excess = sizeOf(parts) - maxBytes;
    if (excess <= 0) return parts;
    const shorter = shortenedBy(excess, sections);
    if (!shorter) throw new Error('What one person is told does not fit into a bulk mail.');
    sections = shorter;
  }
}

const partsOf = (tags: Tags, letter: Letter, leave: string | null): Record<string, string> => ({
  [tags.headline]: escapeHtml(letter.headline),
  [tags.lead]: escapeHtml(letter.lead ?? ''),
  [tags.preview]: escapeHtml(letter.preview),
  [tags.body]: compact(sectionsHtml(letter.sections)),
  [tags.text]: letterText(letter),
  [tags.leave]: leave ?? '',
});

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Double quotes only delimit attributes here, and cost a byte more each in JSON; single ones are escaped in all text.
const compact = (html: string): string => html.replaceAll('"', "'");

const encoder = new TextEncoder();
const sizeOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/**
 * The sections without items of about so many bytes, the last ones of whatever section is the largest; each keeps its first
 * for as long as another has more than one. Null when none has an item left.
 */
function shortenedBy(bytes: number, sections: Section[]): Section[] | null {
  const left = sections.map(({ items }) => items.map(({ html, text }) => sizeOf([compact(html), text])));
  if (left.every((sizes) => sizes.length === 0)) return null;
  for (let cut = 0; cut < bytes; ) {
    const most = Math.min(2, Math.max(...left.map((sizes) => sizes.length)));
    const [largest] = left
      .filter((sizes) => sizes.length >= Math.max(1, most))
      .sort((one, other) => sum(other) - sum(one));
    if (!largest) break;
    cut += largest.pop() ?? 0;
  }
  return sections.map((section, place) => ({ ...section, items: section.items.slice(0, left[place]?.length) }));
}

const sum = (sizes: number[]): number => sizes.reduce((all, size) => all + size, 0);
