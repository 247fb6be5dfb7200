import type { Redis } from '@upstash/redis/cloudflare';
import type { Erasure } from '../ports/erasure.ts';
import type { Listeners } from '../realtime/realtime.ts';
import type { ForgetRecipient } from './sendgrid/forget-recipient.ts';
import type { Supabase } from './supabase/database.ts';
import { forgetKeys } from './upstash/forget.ts';

/** Erasure in each service that keeps something of a person. */
export const createErasure = (
  supabase: Supabase,
  redis: Redis,
  listeners: Listeners | null,
  forgetRecipient: ForgetRecipient | null,
): Erasure => ({
  removeObjects: (owner) => supabase.files.removeBelow(owner),
  forgetHot: (ids) => forgetKeys(redis, ids),
  closeSockets: async (owner) => listeners?.forget(owner),
  forgetMails: async (owner) => {
    const email = forgetRecipient && (await supabase.addressOf(owner));
    if (email) await forgetRecipient(email);
  },
  removeLogin: (owner) => supabase.removeLogin(owner),
});
