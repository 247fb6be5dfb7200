import { textTable } from '../text-table.ts';
import type { Evaluation } from './evaluate.ts';
import type { Recall } from './text-scores.ts';

const shown = (value: number | null): string => (value === null ? '–' : String(value));

/** The evaluation as tables for people. */
export function evaluationText(found: Evaluation, details: boolean): string {
  const parts = [summary(found), recallPart(found), categoryPart(found), fieldPart(found)];
  return [...parts, details ? mistakesPart(found) : ''].filter(Boolean).join('\n\n');
}

function summary({ files, read, unsupported, failed, seconds_per_page }: Evaluation): string {
  const formats = Object.entries(unsupported).map(([format, count]) => `${format} ${count}`);
  const { digital, ocr } = seconds_per_page;
  return textTable([
    ['files', shown(files)],
    ['read', shown(read)],
    ['not a format we read', shown(Object.values(unsupported).reduce((a, b) => a + b, 0)), formats.join(', ')],
    ['failed', shown(failed.length)],
    ...failed.map(({ file, code, detail }) => ['', '', `${code}: ${file}: ${detail}`]),
    ['seconds a page, digital', shown(digital.seconds), `${digital.pages} pages`],
    ['seconds a page, by OCR', shown(ocr.seconds), `${ocr.pages} pages`],
  ]);
}

function recallPart({ recall, worst }: Evaluation): string {
  const row = (name: string, { files, mean, worst: least }: Recall) => [name, shown(files), shown(mean), shown(least)];
  const groups = recall.flatMap(({ group, all, formats }) => [
    row(group, all),
    ...Object.entries(formats).map(([format, figures]) => row(`  ${format}`, figures)),
  ]);
  const files = worst.map((score) => [`  ${score.group}`, '', shown(Number(score.recall.toFixed(4))), '', score.file]);
  return textTable([['word recall', 'files', 'mean', 'worst'], ...groups, ['the worst'], ...files]);
}

function categoryPart({ categories }: Evaluation): string {
  if (!categories) return '';
  const { files, right, accuracy, macro_recall, calibration_error, recall, confusions } = categories;
  return textTable([
    ['category'],
    ['  accuracy', shown(accuracy), `${right} of ${files}`],
    ['  macro recall', shown(macro_recall)],
    ['  calibration error', shown(calibration_error)],
    ...Object.entries(recall).map(([name, row]) => [
      `  ${name}`,
      (row.right / row.files).toFixed(3),
      `${row.right} of ${row.files}`,
    ]),
    ...confusions.slice(0, 8).map(({ expected, found, files: count }) => [`  ${expected} → ${found}`, '', `${count}`]),
  ]);
}

function fieldPart({ fields }: Evaluation): string {
  if (!fields) return '';
  const rows = fields.map(({ category, field, files, right, rate, recognised }) => [
    `  ${category}.${field}`,
    shown(rate),
    `${right} of ${files}`,
    recognised < files ? `${recognised} recognised as ${category}` : '',
  ]);
  return textTable([['field, exact match'], ...rows]);
}

// Not as a table: one long name would push everything else out of sight.
function mistakesPart({ mistakes }: Evaluation): string {
  const categories = mistakes.categories.map(
    ({ file, expected, found, confidence }) =>
      `  ${file}: ${expected} → ${found ?? 'not read'} (${confidence.toFixed(2)})`,
  );
  const fields = mistakes.fields.map(
    ({ file, category, field, expected, found }) =>
      `  ${file}: ${category}.${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
  );
  return ['  wrong categories', ...categories, '  wrong fields', ...fields].join('\n');
}
