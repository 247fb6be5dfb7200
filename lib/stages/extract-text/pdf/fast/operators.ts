import { doubt } from './doubt.ts';
import { paintOperators } from './paint-operators.ts';
import { type Operator, stateOperators } from './state-operators.ts';
import type { Keyword } from './values.ts';

/** How many operands an operator takes, and what it does; null when it has nothing to do with text. */
export class OperatorEntry {
  readonly count: number;
  readonly obey: Operator | null;
  constructor(count: number, obey: Operator | null) {
    this.count = count;
    this.obey = obey;
  }
}

const silent =
  'w J j M d ri i m l c v y h re S s f F f* B B* b b* n W W* ET Tr d0 d1 CS cs SC SCN sc scn G g RG rg K k sh MP DP BX EX';

const operators = new Map<string, OperatorEntry>([
  ...silent.split(' ').map((name): [string, OperatorEntry] => [name, new OperatorEntry(0, null)]),
  ...[stateOperators, paintOperators].flatMap((table) =>
    Object.entries(table).flatMap(([count, named]) =>
      Object.entries(named).map(([name, obey]): [string, OperatorEntry] => [
        name,
        new OperatorEntry(Number(count), obey),
      ]),
    ),
  ),
]);

/** The operator that a word names; one that is unknown makes a page doubtful. */
export function operatorOf(word: Keyword): OperatorEntry {
  if (word.meaning instanceof OperatorEntry) return word.meaning;
  const entry = operators.get(word.text) ?? doubt(`operator ${word.text}`);
  word.meaning = entry;
  return entry;
}
