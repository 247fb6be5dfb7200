import type { Mutation } from './mutations.ts';

// The defences of what comes in: files, names, bodies and addresses, and what is made of them.

const without = (check: number, file: string, find: string, replace = ''): Mutation => ({ check, file, find, replace });

const read = 'lib/stages/extract-text';
const fields = 'lib/stages/extract-fields';

export const incoming: readonly Mutation[] = [
  without(
    1,
    'lib/jobs/read-text.ts',
    '  if (bytes.length > fileLimits.fileBytes) throw fileTooLarge(document.filename, bytes.length);\n',
  ),
  without(
    1,
    'lib/documents/open-uploads.ts',
    '  if (large) throw fileTooLarge(displayName(large.filename), large.size);\n',
  ),
  without(1, 'supabase/migrations/20261101000300_documents.sql', '52428800', '524288000'),
  without(1, 'lib/adapters/supabase/files.ts', 'if (status === 413)', 'if (false as boolean)'),
  without(2, 'lib/documents/media-type.ts', 'if (foreign) throw', 'if (false as boolean) throw'),
  without(2, 'lib/documents/media-type.ts', '  checkImageSize(bytes, mediaType);\n'),
  without(2, 'lib/documents/media-type/misnamed.ts', "extension && mediaType === 'text/html'", 'false as boolean'),
  without(3, `${read}/archive.ts`, '        count(piece);\n'),
  without(
    3,
    `${read}/archive.ts`,
    "  if (sum((entry) => entry.compressedSize) > fileSize) throw damaged('its parts overlap');\n",
  ),
  without(3, `${read}/archive.ts`, 'if (entries.length > limits.archiveEntries)', 'if (false as boolean)'),
  without(4, `${read}/pdf/pdf.ts`, '  refuseStreamBombs(bytes);\n'),
  without(
    4,
    `${read}/pdf/fast/budget.ts`,
    "if (this.glyphs < 0) refuse('A page of this PDF holds too many characters.');",
  ),
  without(4, `${read}/pdf/pdf.ts`, 'throw isPasswordNeeded(error) ? encrypted() : error;', 'throw error;'),
  without(5, `${read}/xml.ts`, 'if (!ignoresDoctype && /^!doctype/i.test(name)) throw declaresDoctype();'),
  without(5, `${read}/xml.ts`, 'if (++depth > limits.xmlDepth) throw tooDeep();'),
  without(6, 'lib/adapters/supabase/files.ts', '&download=', '&named='),
  without(7, 'lib/documents/filename.ts', ".replace(invisible, '')"),
  without(7, 'functions/routes/attachment.ts', "\n    .replace(/[^\\w .()-]/g, '_')"),
  without(
    8,
    `${read}/archive.ts`,
    "if (entries.some((entry) => entry.isSymlink)) throw damaged('it holds links to other files');",
  ),
  without(
    10,
    `${read}/pdf/fast/filters.ts`,
    "import { inflateSync } from 'node:zlib';",
    "import 'node:child_process';\nimport { inflateSync } from 'node:zlib';",
  ),
  without(10, `${read}/parsing.ts`, 'try {', "try {\n    void fetch('http://127.0.0.1:1/');"),
  without(10, 'supabase/migrations/20261101000700_claims.sql', '  v_job.tries := v_job.tries + 1;\n'),
  without(11, 'docs/documents.md', 'not scanned for viruses', 'looked at'),
  without(
    12,
    `${read}/image.ts`,
    'ocrPage(number, await ocr.readImage(bytes))',
    '{ ...ocrPage(number, await ocr.readImage(bytes)), text: String.fromCharCode(...bytes) }',
  ),
  without(
    12,
    'lib/documents/receive.ts',
    'objectKey(owner, ids.id), bytes, file',
    'objectKey(owner, ids.id), bytes.subarray(0, 20), file',
  ),
  without(13, 'lib/documents/export-csv.ts', '[\\s\\p{Cf}]*[=+\\-@＝＋－＠﹦﹢﹣﹫−]', '[=+\\-@]'),
  without(13, 'lib/documents/export-csv.ts', 'value.map(harmless)', 'value'),
  without(14, `${fields}/ask/grounding.ts`, 'isQuoted: Array.isArray(value)', 'isQuoted: true'),
  without(30, 'functions/messages.ts', '  .use(onlyShort)\n'),
  without(32, 'lib/notifications/safe-link.ts', ' && !username && !password'),
  without(32, 'lib/notifications/words.ts', ".replace(invisible, '')"),
  without(
    32,
    'lib/notifications/bulk.ts',
    '[tags.headline]: escapeHtml(letter.headline)',
    '[tags.headline]: letter.headline',
  ),
  without(33, 'lib/adapters/sendgrid/one-line.ts', ".replace(breaks, ' ')"),
  without(
    33,
    'lib/adapters/sendgrid/message.ts',
    '  personalizations,\n  from',
    '  personalizations,\n  headers: personalizations[0]?.headers,\n  from',
  ),
  without(
    34,
    'lib/webhooks/receiver-url.ts',
    "if (ipAddress.test(host)) return 'must name a host, and not an IP address';",
  ),
  without(34, 'lib/webhooks/receiver-url.ts', ' || detours.test(host)'),
  without(34, 'lib/adapters/receivers.ts', " redirect: 'manual',"),
  without(34, 'lib/adapters/supabase/files.ts', "redirect: 'manual'"),
  without(
    35,
    'lib/adapters/supabase/rpc.ts',
    'client.rpc(name,',
    "client.from('documents').select().or(name) as never ?? client.rpc(name,",
  ),
  without(36, 'lib/documents/review.ts', 'value: z.unknown().optional()', 'value: z.json().optional()'),
  without(36, 'functions/app.ts', 'const smallBody = jsonOfAtMost(128);', 'const smallBody = jsonOfAtMost(12_800);'),
  without(36, 'functions/upload-form.ts', 'Object.create(null)', '{}'),
  without(40, `${fields}/categories/paper/authors.ts`, '(?:[,\\s]*[\\d*†‡§¶∗])*', '(?:[,\\s]*[\\d*†‡§¶∗]+)*'),
  without(40, `${fields}/find/layout.ts`, '      if (count > MAX_CELLS) return found;\n'),
  without(
    40,
    `${read}/markdown/marked-markdown.ts`,
    "heading.replaceAll('\\n', ' ')",
    "heading.replace(/\\s*\\n\\s*/g, ' ')",
  ),
];
