import { limits } from '../../limits.ts';
import { identity, multiply } from '../matrix.ts';
import { refuse } from './doubt.ts';
import type { Operands } from './operands.ts';
import type { Scope } from './scope.ts';

/** What an operator does with its operands. */
export type Operator = (scope: Scope, operands: Operands) => void;

/** Operators that set, keep or move the state of text, by the number of their operands. */
export const stateOperators: Record<number, Record<string, Operator>> = {
  0: {
    q({ kept, state }) {
      if (kept.push(state.copy()) > limits.fastPdf.states) refuse('A page of this PDF is drawn in too many states.');
    },
    Q(scope) {
      scope.state = scope.kept.pop() ?? scope.state;
    },
    BT: ({ state }) => state.place(identity),
    'T*': ({ state }) => state.nextLine(),
  },
  1: {
    Tc({ state }, operands) {
      state.charSpacing = operands.number(0);
    },
    Tw({ state }, operands) {
      state.wordSpacing = operands.number(0);
    },
    Tz({ state }, operands) {
      state.scale = operands.number(0) / 100;
    },
    TL({ state }, operands) {
      state.leading = operands.number(0);
    },
    Ts({ state }, operands) {
      state.rise = operands.number(0);
    },
  },
  2: {
    Td: ({ state }, operands) => state.moveLine(operands.number(0), operands.number(1)),
    TD({ state }, operands) {
      state.leading = -operands.number(1);
      state.moveLine(operands.number(0), operands.number(1));
    },
  },
  6: {
    cm({ state }, operands) {
      state.page = multiply(state.page, operands.matrix());
    },
    Tm({ state, runs }, operands) {
      state.place(operands.matrix());
      runs.rescale(state);
    },
  },
};
