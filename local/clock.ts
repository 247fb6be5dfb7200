import { lastDue } from './cron.ts';
import type { World } from './world.ts';

export interface Clock {
  /** Moves the world to this time (ms) and resolves, with the time, when all that fell due has run. */
  set(to: number): Promise<number>;
  advance(ms: number): Promise<number>;
}

export interface Moved {
  setDatabaseClock(offsetMs: number): Promise<void>;
  /** Does all that has fallen due in the stand-ins, in order. */
  wake(): Promise<void>;
  /** Runs one cron trigger as of this time. */
  fire(expression: string, at: number): Promise<unknown>;
}

/** The hands of the world's clock; moves wait for each other, and each cron runs at most once a move. */
export function createClock(world: World, crons: readonly string[], moved: Moved): Clock {
  let last: Promise<unknown> = Promise.resolve();

  const move = async (target: () => number): Promise<number> => {
    const from = world.now();
    world.setOffset(target() - Date.now());
    await moved.setDatabaseClock(world.offset);
    await moved.wake();
    for (const expression of crons) {
      const due = lastDue(expression, from, world.now());
      if (due !== null) await moved.fire(expression, due);
    }
    await moved.wake();
    return world.now();
  };
  const inTurn = (target: () => number): Promise<number> => {
    const turn = last.then(() => move(target));
    last = turn.catch(() => undefined);
    return turn;
  };

  return { set: (to) => inTurn(() => to), advance: (ms) => inTurn(() => world.now() + ms) };
}
