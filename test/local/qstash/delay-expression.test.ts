import { expect, test } from 'vitest';
import { parseDelayExpression } from '../../../local/qstash/delay-expression.ts';

test.each([
  ['1000', 0, 1000],
  ['1000 * (1 + retried)', 2, 3000],
  ['pow(2, retried) * 1000', 3, 8000],
  ['min(3600000, 1000*pow(4,retried))', 0, 1000],
  ['min(3600000, 1000*pow(4,retried))', 2, 16_000],
  ['min(3600000, 1000*pow(4,retried))', 12, 3_600_000],
  ['max(1000, pow(2, retried) * 100)', 1, 1000],
  ['10 - 4 - 3', 0, 3],
  ['2 + 3 * 4', 0, 14],
  ['100 / 10 / 2', 0, 5],
  ['-retried + abs(-5)', 1, 4],
  ['-(2 + retried)', 1, -3],
  ['floor(2.9) + ceil(0.1) + round(1.5) + sqrt(16)', 0, 9],
  ['round(exp(1) * 1000)', 0, 2718],
  ['7 % 4', 0, 3],
])('%s after %i retries is %i ms', (expression, retried, delay) => {
  expect(parseDelayExpression(expression)(retried)).toBe(delay);
});

test.each([
  '',
  '1 +',
  'retried retried',
  'min(1)',
  'pow(1, 2, 3)',
  '(1',
  'attempt',
  'constructor(1)',
  'process.exit()',
  '1; 2',
  '2 ** 3',
  'min',
])('"%s" is no delay expression', (expression) => {
  expect(() => parseDelayExpression(expression)).toThrow(SyntaxError);
});
