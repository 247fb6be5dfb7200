const longestName = 255;
const longestExtension = 20;
const unnamed = 'unnamed';

/** Controls, line separators, bidirectional marks and overrides, and characters without a width of their own (except joiners in emoji). */
const invisible =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const reservedStem = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a document is shown and downloaded: only the last part of a path, NFC, nothing invisible, no
 * leading dots, no double quotes, at most 255 bytes of UTF-8 (the extension survives), never empty.
 */
export function displayName(name: string): string {
  const parts = name.toWellFormed().split(/[/\\]/);
  const lastPart = parts.findLast((part) => part !== '') ?? '';
  const visible = lastPart.normalize('NFC').replace(invisible, '').replaceAll('"', "'").replace(/\s+/g, ' ');
  const trimmed = withoutTrailing(visible.replace(/^[. ]+/, ''));
  if (trimmed === '') return unnamed;
  return shorten(reservedStem.test(trimmed) ? `_${trimmed}` : trimmed);
}

/** Windows drops dots and blanks at the end of a name. */
function withoutTrailing(name: string): string {
  let end = name.length;
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

function shorten(name: string): string {
  if (byteLength(name) <= longestName) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && byteLength(name.slice(dot)) <= longestExtension ? name.slice(dot) : '';
  const stem = cut(extension ? name.slice(0, dot) : name, longestName - byteLength(extension));
  return (stem.trimEnd() || unnamed) + extension;
}

/** The longest beginning of whole characters (as people see them) within so many bytes. */
function cut(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, limit))) {
    bytes += byteLength(segment);
    if (bytes > limit) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;
