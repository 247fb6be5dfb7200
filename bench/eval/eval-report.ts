import { textTable } from '../text-table.ts';
import type { Evaluation } from './evaluate.ts';
import type { FieldScore } from './field-scores.ts';
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
  const row = (name: string, { files, mean, long, worst: least }: Recall) => [
    name,
    ...[files, mean, long, least].map(shown),
  ];
  const groups = recall.flatMap(({ group, all, formats }) => [
    row(group, all),
    ...Object.entries(formats).map(([format, figures]) => row(`  ${format}`, figures)),
  ]);
  const files = worst.map((score) => [
    `  ${score.group}`,
    '',
    shown(Number(score.recall.toFixed(4))),
    shown(Number(score.long.toFixed(4))),
    '',
    score.file,
  ]);
  return textTable([['word recall', 'files', 'mean', 'words of 3+', 'worst'], ...groups, ['the worst'], ...files]);
}

function categoryPart({ categories }: Evaluation): string {
  if (!categories) return '';
  const { files, right, accuracy, macro_recall, surest, calibration_error, recall, confusions } = categories;
  return textTable([
    ['category'],
    ['  accuracy', shown(accuracy), `${right} of ${files}`],
    ['  macro recall', shown(macro_recall)],
    ['  the surest 90 %', (surest.right / surest.files).toFixed(4), `${surest.right} of ${surest.files}`],
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
  const rates = fields.rates.map(({ group, field, files, right, rate, recognised }) => [
    `  ${group}: ${field}`,
    shown(rate),
    `${right} of ${files}`,
    recognised < files ? `${recognised} taken for what they are` : '',
  ]);
  const review = fields.review.map(({ group, wrong, wrong_asked, right, right_asked }) => [
    `  ${group}`,
    share(wrong_asked, wrong),
    `${wrong_asked} of ${wrong}`,
    share(right_asked, right),
    `${right_asked} of ${right}`,
  ]);
  const families = fields.families.map(({ group, family, files, values, right }) => [
    `  ${group}: ${family}`,
    share(right, values),
    `${right} of ${values}`,
    `${files} files`,
  ]);
  return [
    textTable([['field, exact match'], ...rates]),
    textTable([['asked about', 'wrong', '', 'right', ''], ...review]),
    textTable([['values right, by source'], ...families]),
  ].join('\n\n');
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

// Not as a table: one long name would push everything else out of sight.
function mistakesPart({ mistakes }: Evaluation): string {
  const categories = mistakes.categories.map(
    ({ file, expected, found, confidence }) =>
      `  ${file}: ${expected} → ${found ?? 'not read'} (${confidence.toFixed(2)})`,
  );
  const field = ({ file, category, field: name, expected, found, confidence }: FieldScore) =>
    `  ${file}: ${category}.${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)} (${shown(confidence)})`;
  return [
    ...['  wrong categories', ...categories],
    ...['  wrong fields', ...mistakes.fields.map(field)],
    ...['  wrong fields, XML withheld', ...mistakes.withheld.map(field)],
  ].join('\n');
}
