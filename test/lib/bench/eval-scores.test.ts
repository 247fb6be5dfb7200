import { expect, test } from 'vitest';
import { calibrationError, categoryReport, scoreCategories } from '../../../bench/eval/category-scores.ts';
import { evaluationText } from '../../../bench/eval/eval-report.ts';
import { brokenBounds, evaluate } from '../../../bench/eval/evaluate.ts';
import { fieldTable, scoreFields } from '../../../bench/eval/field-scores.ts';
import { readOptions } from '../../../bench/eval/options.ts';
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

test('the table of fields tells how many documents were taken for what they are', () => {
  const label = { category: 'invoice', fields: { total: 4 } };
  const scores = scoreFields([
    read(label, { category: 'invoice', fields: { total: 4 } }),
    read(label, { category: 'letter' }),
    notRead('failed', 'document_corrupt', label),
  ]);
  expect(fieldTable(scores)).toEqual([
    { category: 'invoice', field: 'total', files: 3, right: 1, rate: 0.333, recognised: 1 },
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
