// Line breaks would end a header.
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Invisible characters disguise one: bidirectional overrides, zero width, tags.
const invisible = /\p{Cf}/gu;

/** The text as it may stand in a mail's header: one line, no control or invisible characters, at most `max` characters. */
export function oneLine(text: string, max: number): string {
  const line = text.toWellFormed().replace(invisible, '').replace(breaks, ' ').trim();
  const characters = [...line];
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
