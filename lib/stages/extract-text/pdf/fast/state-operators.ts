import { identity, multiply } from './matrix.ts';
import { matrixOf, numberOf } from './operands.ts';
import type { TextState } from './text-state.ts';
import type { Value } from './values.ts';

type StateOperator = (state: TextState, operands: Value[]) => void;

/** What operators do that only set or move the state of text. */
export const stateOperators = new Map<string, StateOperator>(
  Object.entries<StateOperator>({
    cm(state, operands) {
      state.page = multiply(state.page, matrixOf(operands));
    },
    BT: (state) => state.place(identity),
    Tm: (state, operands) => state.place(matrixOf(operands)),
    Td: (state, [x, y]) => state.moveLine(numberOf(x), numberOf(y)),
    TD(state, [x, y]) {
      state.leading = -numberOf(y);
      state.moveLine(numberOf(x), numberOf(y));
    },
    'T*': (state) => state.nextLine(),
    Tc(state, [spacing]) {
      state.charSpacing = numberOf(spacing);
    },
    Tw(state, [spacing]) {
      state.wordSpacing = numberOf(spacing);
    },
    Tz(state, [percent]) {
      state.scale = numberOf(percent) / 100;
    },
    TL(state, [leading]) {
      state.leading = numberOf(leading);
    },
    Ts(state, [rise]) {
      state.rise = numberOf(rise);
    },
  }),
);
