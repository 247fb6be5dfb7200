import { AppError } from '../../errors.ts';
import type { MediaType } from '../media-type.ts';

/**
 * Which text format the first part of a file is; null when only its columns can tell.
 * Throws `unsupported_format` for SVG, which is a program in disguise.
 */
export function textKind(sample: string): MediaType | null {
  const start = sample.replace(/^[\ufeff\s]+/, '');
  if (start.startsWith('<')) return markupKind(start);
  if (start.startsWith('#!')) return 'text/plain';
  if (isMail(sample)) return 'message/rfc822';
  return isMarkdown(sample) ? 'text/markdown' : null;
}

const htmlTag =
  /^<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|span|p|table|h[1-6]|ul|ol|a|b|br|img|center|font|article|section|main)\b/i;

/** The roots of invoices in the syntaxes of UN/CEFACT and UBL; other XML with such a root names other namespaces. */
const invoiceRoot =
  /^<(?:[\w.-]{1,40}:)?(?:CrossIndustry(?:Invoice|Document)\b|(?:Invoice|CreditNote)\b[^>]{0,4000}["']urn:(?:oasis:names:specification:ubl|un:unece:uncefact|ferd):)/;

function markupKind(start: string): MediaType {
  const root = skipProlog(start);
  if (/^<(?:\w+:)?svg\b/i.test(root) || /^<!doctype\s+svg\b/i.test(root)) {
    throw new AppError('unsupported_format', 'This is an SVG drawing; save it as PDF, PNG or JPEG and upload that.');
  }
  if (invoiceRoot.test(root)) return 'application/xml';
  return htmlTag.test(root) ? 'text/html' : 'text/plain';
}

/** What follows the XML declaration, processing instructions and comments. */
function skipProlog(markup: string): string {
  let rest = markup;
  for (;;) {
    const closing = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : null;
    const end = closing === null ? -1 : rest.indexOf(closing, 2);
    if (closing === null || end < 0) return rest;
    rest = rest.slice(end + closing.length).trimStart();
  }
}

const mailHeaders = new Set(
  'from to cc subject date message-id received return-path delivered-to reply-to sender mime-version content-type dkim-signature'.split(
    ' ',
  ),
);

/** A block of RFC 5322 headers at the very start, with a sender and at least one more that only mails have. */
function isMail(sample: string): boolean {
  const names = new Set<string>();
  for (const line of sample.replace(/^From [^\n]*\n/, '').split('\n')) {
    if (line.trim() === '') break;
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    const name = /^([!-9;-~]{1,76}):/.exec(line)?.[1];
    if (name === undefined) return false;
    names.add(name.toLowerCase());
  }
  const known = [...names].filter((name) => mailHeaders.has(name));
  return known.length >= 2 && (names.has('from') || names.has('received') || names.has('mime-version'));
}

const strongMarks = [/^#{1,6} \S/m, /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/, /^```/m, /^\|(?: ?:?-{2,}:? ?\|)+/m];
const weakMarks = [
  /^ {0,3}[-*+] \S/m,
  /^ {0,3}\d{1,3}\. \S/m,
  /\*\*[^*\n]{1,200}\*\*/,
  /^> \S/m,
  /`[^`\n]{1,200}`/,
  /^\[[^\]\n]{1,200}\]: /m,
];

/** Two different marks of Markdown, one of which plain text hardly ever has; or a heading that stands alone on top. */
function isMarkdown(sample: string): boolean {
  const strong = strongMarks.filter((mark) => mark.test(sample)).length;
  const weak = weakMarks.filter((mark) => mark.test(sample)).length;
  return (strong >= 1 && strong + weak >= 2) || /^\s*#{1,6} [^\n]+\n\s*\n/.test(sample);
}
