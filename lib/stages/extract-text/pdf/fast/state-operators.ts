import { limits } from '../../limits.ts';
import { identity, multiply } from '../matrix.ts';
import { doubt } from './doubt.ts';
import { matrixOf, numberOf } from './operands.ts';
import type { Scope } from './scope.ts';
import type { Value } from './values.ts';

/** What an operator does with its operands. */
export type Operator = (scope: Scope, operands: Value[]) => void;

/** Operators that set, keep or move the state of text, by the number of their operands. */
export const stateOperators: Record<number, Record<string, Operator>> = {
  0: {
    q({ kept, state }) {
      if (kept.push(state.copy()) > limits.fastPdf.states) doubt('too many states');
    },
    Q(scope) {
      scope.state = scope.kept.pop() ?? scope.state;
    },
    BT: ({ state }) => state.place(identity),
    'T*': ({ state }) => state.nextLine(),
  },
  1: {
    Tc({ state }, [spacing]) {
      state.charSpacing = numberOf(spacing);
    },
    Tw({ state }, [spacing]) {
      state.wordSpacing = numberOf(spacing);
    },
    Tz({ state }, [percent]) {
      state.scale = numberOf(percent) / 100;
    },
    TL({ state }, [leading]) {
      state.leading = numberOf(leading);
    },
    Ts({ state }, [rise]) {
      state.rise = numberOf(rise);
    },
  },
  2: {
    Td: ({ state }, operands) => state.moveLine(numberOf(operands[0]), numberOf(operands[1])),
    TD({ state }, [x, y]) {
      state.leading = -numberOf(y);
      state.moveLine(numberOf(x), numberOf(y));
    },
  },
  6: {
    cm({ state }, operands) {
      state.page = multiply(state.page, matrixOf(operands));
    },
    Tm({ state, runs }, operands) {
      state.place(matrixOf(operands));
      runs.rescale(state);
    },
  },
};
