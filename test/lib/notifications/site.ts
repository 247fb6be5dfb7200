import { createUnsubscribeLinks } from '../../../lib/adapters/unsubscribe-links.ts';
import { appUrl } from './documents.ts';

/** The deployment that mails are sent from. */
export const site = {
  appUrl,
  unsubscribe: createUnsubscribeLinks(appUrl, [{ id: 'test', secret: 'a-secret-of-tests-a-secret-of-tests' }]),
};

export const ada = '5b7a1c3e-0000-4000-8000-00000000ada0';

/** A mail as the outbox owes it to Ada, or to somebody else. */
export const owed = (payload: unknown, owner: string | null = ada) => ({
  id: '1f2e3d4c-0000-4000-8000-000000000001',
  owner,
  payload,
});
