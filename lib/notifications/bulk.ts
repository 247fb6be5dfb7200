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
 * much more there is in the place of its largest things.
 */
export function personalParts(tags: Tags, letter: Letter, leave: string | null): Record<string, string> {
  let { sections } = letter;
  for (;;) {
    const parts = partsOf(tags, { ...letter, sections }, leave);
    if (sizeOf(parts) <= maxBytes) return parts;
    const shorter = withoutLargest(sections);
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

/** The sections without the item that takes most room; null when none has an item left. */
function withoutLargest(sections: Section[]): Section[] | null {
  const largest = sections.flatMap(({ items }) => items).toSorted((one, other) => sizeOf(other) - sizeOf(one))[0];
  if (!largest) return null;
  return sections.map((section) => ({ ...section, items: section.items.filter((item) => item !== largest) }));
}
