import { identity } from '../matrix.ts';
import type { Operands } from './operands.ts';
import type { Scope } from './scope.ts';

/** What an operator does with its operands. */
export type Operator = (scope: Scope, operands: Operands) => void;

/** Operators that set, keep or move the state of text, by the number of their operands. */
export const stateOperators: Record<number, Record<string, Operator>> = {
  0: {
    q: ({ states }) => states.keep(),
    Q: ({ states }) => states.restore(),
    BT: ({ states }) => states.own.place(identity),
    'T*': ({ states }) => states.own.nextLine(),
  },
  1: {
    Tc({ states }, operands) {
      states.own.charSpacing = operands.number(0);
    },
    Tw({ states }, operands) {
      states.own.wordSpacing = operands.number(0);
    },
    Tz: ({ states }, operands) => states.own.stretch(operands.number(0) / 100),
    TL({ states }, operands) {
      states.own.leading = operands.number(0);
    },
    Ts({ states }, operands) {
      states.own.rise = operands.number(0);
    },
  },
  2: {
    Td: ({ states }, operands) => states.own.moveLine(operands.number(0), operands.number(1)),
    TD({ states }, operands) {
      const state = states.own;
      state.leading = -operands.number(1);
      state.moveLine(operands.number(0), operands.number(1));
    },
  },
  6: {
    cm: ({ states }, operands) => states.own.transform(operands.matrix()),
    Tm({ states, runs }, operands) {
      const state = states.own;
      state.place(operands.matrix());
      runs.rescale(state);
    },
  },
};
