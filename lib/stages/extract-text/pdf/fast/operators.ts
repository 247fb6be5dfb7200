import { doubt } from './doubt.ts';
import { paintOperators } from './paint-operators.ts';
import { type Operator, stateOperators } from './state-operators.ts';
import type { Keyword } from './values.ts';

/** How many operands an operator takes, and what it does; null when it has nothing to do with text. */
export interface OperatorEntry {
  readonly count: number;
  readonly obey: Operator | null;
}

const silent =
  'w J j M d ri i m l c v y h re S s f F f* B B* b b* n W W* ET Tr d0 d1 CS cs SC SCN sc scn G g RG rg K k sh MP DP BX EX';

const operators = new Map<string, OperatorEntry>([
  ...silent.split(' ').map((name): [string, OperatorEntry] => [name, { count: 0, obey: null }]),
  ...[stateOperators, paintOperators].flatMap((table) =>
    Object.entries(table).flatMap(([count, named]) =>
      Object.entries(named).map(([name, obey]): [string, OperatorEntry] => [name, { count: Number(count), obey }]),
    ),
  ),
]);

/** The operator that a word names; one that is unknown makes a page doubtful. */
export function operatorOf(word: Keyword): OperatorEntry {
  word.operator ??= operators.get(word.text) ?? doubt(`operator ${word.text}`);
  return word.operator;
}
