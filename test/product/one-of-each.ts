import { randomUUID } from 'node:crypto';
import { aKey, post } from './keys.ts';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

const idIn = async (response: Promise<Response>): Promise<string> => {
  const answer = await response;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return String((await answer.json()).id);
};

/** Gives somebody one of everything that has an id; answers the ids by the nouns of paths. */
export async function oneOfEach(ada: User, operator: User): Promise<Record<string, string>> {
  const { batch, documents } = await world.upload(ada, aLetter());
  const document = documents[0]?.id ?? '';
  await world.settled(ada, document);
  const told = await world.get<{ data: { id: string }[] }>(ada, '/v1/notifications');
  const { id: key } = await aKey(ada, ['documents:read']);
  const posted = await post(operator, '/v1/postings', { postings: [{ external_id: randomUUID(), title: 'Clerk' }] });
  const posting = (await posted.json()).data[0].id;
  return {
    documents: document,
    jobs: documents[0]?.job_id ?? '',
    batches: batch.id,
    folders: await idIn(post(ada, '/v1/folders', { name: `Papers ${randomUUID()}` })),
    notifications: told.data[0]?.id ?? '',
    'api-keys': key,
    postings: posting,
    applications: await idIn(post(ada, '/v1/applications', { posting_id: posting })),
    webhooks: await idIn(post(ada, '/v1/webhooks', { url: 'https://example.com/hook' })),
  };
}
