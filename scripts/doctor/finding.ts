export type State = 'ok' | 'warning' | 'trouble' | 'skipped';

/** What one look has found: what it looked at, how that stands, in a sentence, and what to do about it. */
export interface Finding {
  check: string;
  state: State;
  says: string;
  /** Null where nothing is to be done. */
  remedy: string | null;
}

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says, remedy: null });
export const skipped = (check: string, says: string): Finding => ({ check, state: 'skipped', says, remedy: null });
export const warning = (check: string, says: string, remedy: string): Finding => ({
  ...{ check, state: 'warning', says, remedy },
});
export const trouble = (check: string, says: string, remedy: string): Finding => ({
  ...{ check, state: 'trouble', says, remedy },
});
