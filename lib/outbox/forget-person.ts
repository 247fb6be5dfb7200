import * as z from 'zod';
import type { Context } from '../context.ts';
import type { Effect } from '../ports.ts';

const Leaving = z.object({ owner: z.uuid(), ids: z.array(z.string()) });
const Erased = z.object({ done: z.boolean() });

// Of the requests that one invocation may make, other work needs some too.
const mostRounds = 10;

/**
 * Does what the commit that erased an account owes: the rows it left, objects, caches, sockets, mails, and at last the login.
 * Answers whether nothing is left; a part that fails is thrown, and all of it may be done again.
 */
export async function forgetPerson(ctx: Context, effect: Effect): Promise<boolean> {
  const { owner, ids } = Leaving.parse(effect.payload);
  const { erasure, database } = ctx;
  const rowsAreGone = await inRounds(async () => {
    const { done } = await database.commit('erase_more', { p_effect: effect.id }, Erased);
    return done;
  });
  if (!rowsAreGone || !(await inRounds(() => erasure.removeObjects(owner)))) return false;
  if (!(await erasure.forgetHot([owner, ...ids]))) return false;
  await erasure.closeSockets(owner);
  await erasure.forgetMails(owner);
  await erasure.removeLogin(owner);
  return true;
}

async function inRounds(isDone: () => Promise<boolean>): Promise<boolean> {
  for (let round = 1; round <= mostRounds; round += 1) if (await isDone()) return true;
  return false;
}
