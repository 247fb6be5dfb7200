import { limits } from '../../limits.ts';
import { refuse } from './doubt.ts';
import type { TextState } from './text-state.ts';

/** The states that `q` keeps for `Q`. Programs write many of these with nothing between: a state is copied when it is to change. */
export class StateStack {
  /** To be read alone: it may be kept for others. */
  current: TextState;
  private readonly kept: TextState[] = [];
  /** How often it is kept without being copied yet. */
  private owed = 0;

  constructor(state: TextState) {
    this.current = state;
  }

  /** The current state, to be changed. */
  get own(): TextState {
    for (; this.owed > 0; this.owed--) this.kept.push(this.current.copy());
    return this.current;
  }

  keep(): void {
    if (this.kept.length + ++this.owed > limits.fastPdf.states)
      refuse('A page of this PDF is drawn in too many states.');
  }

  restore(): void {
    if (this.owed > 0) this.owed--;
    else this.current = this.kept.pop() ?? this.current;
  }
}
