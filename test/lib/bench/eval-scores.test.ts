import { expect, test } from 'vitest';
import { calibrationError, categoryReport, scoreCategories } from '../../../bench/eval/category-scores.ts';
import { evaluationText } from '../../../bench/eval/eval-report.ts';
import { brokenBounds, evaluate } from '../../../bench/eval/evaluate.ts';
import { scoreFields } from '../../../bench/eval/field-scores.ts';
import { familyTable, fieldGroups, fieldTable, reviewTable } from '../../../bench/eval/field-tables.ts';
import { readOptions } from '../../../bench/eval/options.ts';
import { withoutEmbeddedFiles } from '../../../bench/eval/withhold.ts';
import { notRead, read } from './outcomes.ts';

const two = [
  read({ category: 'invoice' }, { category: 'invoice', confidence: 0.95 }),
  read({ category: 'invoice' }, { category: 'receipt', confidence: 0.95 }),
];

test('every category weighs the same in macro recall, however many files it has', () => {
  const one = read({ category: 'letter' }, { category: 'letter', confidence: 0.9 });
  const report = categoryReport(scoreCategories([...two, one, ...two]));
  expect(report).toMatchObject({ files: 5, right: 3, accuracy: 0.6, macro_recall: 0.75 });
  expect(report.confusions).toEqual([{ expected: 'invoice', found: 'receipt', files: 2 }]);
});

test('a file that could not be read counts as a wrong category', () => {
  const report = categoryReport(scoreCategories([notRead('failed', 'document_corrupt', { category: 'letter' })]));
  expect(report.confusions).toEqual([{ expected: 'letter', found: 'not read', files: 1 }]);
});

test('files whose label says nothing about the document are not judged by category', () => {
  expect(scoreCategories([read({ use_for_classification: false }, { category: 'form' })])).toEqual([]);
});

test('confidence of 0.95 where half is right is off by 0.45', () => {
  expect(calibrationError(scoreCategories(two))).toBeCloseTo(0.45);
  expect(calibrationError([])).toBeNull();
});

test('each labelled field is right or wrong on its own', () => {
  const fields = { total: -11.6, date: '2018-05-28', vendor: 'KFA Supply Sdn. Bhd.' };
  const scores = scoreFields([
    read(
      {
        category: 'receipt',
        fields: { total: 11.6, date: '27/05/2018', vendor: 'KFA SUPPLY', total_as_printed: 'RM11' },
      },
      { category: 'receipt', fields },
    ),
  ]);
  expect(scores.map(({ field, right }) => [field, right])).toEqual([
    ['vendor', true],
    ['date', false],
    ['total', true],
  ]);
});

test('a label that says that the document has no such value is not judged', () => {
  const fields = { title: 'Herbarium Assistant', salary_compensation: 'Not specified' };
  const scores = scoreFields([read({ category: 'job_posting', fields }, { category: 'job_posting' })]);
  expect(scores.map(({ field, right }) => [field, right])).toEqual([['title', false]]);
});

test('confidence is judged by whether it sends a person to what is wrong, and only there', () => {
  const label = { category: 'invoice', fields: { total: 4, date: '2026-01-02' } };
  const scores = scoreFields([
    read(label, { category: 'invoice', fields: { total: 4, date: '2026-01-03' }, fieldConfidence: 0.3 }),
    read(label, { category: 'invoice', fields: { total: 5 } }),
  ]);
  expect(reviewTable(fieldGroups(scores, []))).toEqual([
    { group: 'invoice', wrong: 2, wrong_asked: 1, right: 1, right_asked: 1 },
  ]);
});

test('invoices with XML are told by themselves, and once more without it among those that never had any', () => {
  const label = { category: 'invoice', fields: { total: 4 } };
  const withXml = { ...label, file: 'b', truth_xml_file: 'b.xml', source: { repo: 'other/place' } };
  const found = { category: 'invoice', fields: { total: 4 } };
  const sent = scoreFields([read(label, found), read(withXml, found)]);
  const groups = fieldGroups(sent, scoreFields([read(withXml, { category: 'invoice', fields: { total: 5 } })]));
  expect(fieldTable(groups).map(({ group, files, right }) => [group, right, files])).toEqual([
    ['invoice', 2, 2],
    ['invoice, with XML', 1, 1],
    ['invoice, XML withheld', 1, 2],
  ]);
  expect(familyTable(groups).filter(({ group }) => group === 'invoice')).toMatchObject([
    { family: 'unknown', files: 1, right: 1 },
    { family: 'other/place', files: 1, right: 1 },
  ]);
});

test('withholding the XML of an invoice leaves its length and its pages as they are', () => {
  const pdf = Buffer.from(
    '1 0 obj <</Names <</EmbeddedFiles 2 0 R>>>> <</Type /Filespec /EF <</F 3 0 R>>>> /Type/EmbeddedFile',
  );
  const bare = Buffer.from(withoutEmbeddedFiles(pdf)).toString();
  expect(bare).toHaveLength(pdf.length);
  expect(bare).not.toMatch(/\/EmbeddedFiles|\/EF/);
  expect(() => withoutEmbeddedFiles(Buffer.from('%PDF-1.7 packed'))).toThrow('cannot be withheld');
});

test('the surest nine tenths leave out what was judged with least confidence', () => {
  const right = Array.from({ length: 9 }, () => read({ category: 'letter' }, { category: 'letter', confidence: 0.9 }));
  const wrong = read({ category: 'letter' }, { category: 'form', confidence: 0.4 });
  expect(categoryReport(scoreCategories([wrong, ...right])).surest).toEqual({ files: 9, right: 9 });
});

test('the table of fields tells how many documents were taken for what they are', () => {
  const label = { category: 'invoice', fields: { total: 4 } };
  const scores = scoreFields([
    read(label, { category: 'invoice', fields: { total: 4 } }),
    read(label, { category: 'letter' }),
    notRead('failed', 'document_corrupt', label),
  ]);
  expect(fieldTable(fieldGroups(scores, []))).toEqual([
    { group: 'invoice', field: 'total', files: 3, right: 1, rate: 0.333, recognised: 1 },
  ]);
});

test('a broken bound is said, and so is a bound on what was never measured', () => {
  const found = evaluate('', ['extract_text', 'classify'], two);
  const { minRecall, minAccuracy } = readOptions(['folder', '--min-recall', 'scan=0.9', '--min-accuracy', '0.6']);
  expect(brokenBounds(found, { minRecall, minAccuracy })).toEqual([
    'Word recall of scan is null, below 0.9.',
    '0.5 of the categories are right, below 0.6.',
  ]);
  expect(brokenBounds(found, { minRecall: {}, minAccuracy: 0.5 })).toEqual([]);
});

test('the report counts what was refused by format and what failed by its reason', () => {
  const found = evaluate(
    '',
    ['extract_text'],
    [
      ...two,
      notRead('unsupported', 'unsupported_format', { format: 'odt' }),
      notRead('failed', 'document_encrypted', { file: 'locked.pdf' }),
    ],
  );
  expect(found).toMatchObject({ files: 4, read: 2, unsupported: { odt: 1 }, categories: null, fields: null });
  expect(evaluationText(found, false)).toContain('document_encrypted: locked.pdf');
});

test('an unknown stage or group of texts is refused in words', () => {
  expect(() => readOptions(['folder', '--stage', 'guess'])).toThrow('--stage takes one of extract_text');
  expect(() => readOptions(['folder', '--min-recall', 'paper=1'])).toThrow('--min-recall takes one of digital');
  expect(() => readOptions([])).toThrow('Name the folder');
});
