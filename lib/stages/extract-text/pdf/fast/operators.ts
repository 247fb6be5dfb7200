import { paintOperators } from './paint-operators.ts';
import { type Operator, stateOperators } from './state-operators.ts';

/** How many operands an operator takes, and what it does; null when it has nothing to do with text. */
interface Entry {
  count: number;
  obey: Operator | null;
}

const silent =
  'w J j M d ri i m l c v y h re S s f F f* B B* b b* n W W* ET Tr d0 d1 CS cs SC SCN sc scn G g RG rg K k sh MP DP BX EX';

/** All operators; one that is not here makes a page doubtful. */
export const operators = new Map<string, Entry>([
  ...silent.split(' ').map((name): [string, Entry] => [name, { count: 0, obey: null }]),
  ...[stateOperators, paintOperators].flatMap((table) =>
    Object.entries(table).flatMap(([count, named]) =>
      Object.entries(named).map(([name, obey]): [string, Entry] => [name, { count: Number(count), obey }]),
    ),
  ),
]);
