import { signIn } from '../../local/demo/client.ts';
import type { Addresses } from '../../local/demo/stack.ts';
import type { Life } from '../../test/browser/full-life.ts';
import type { Login } from './people.ts';

/** Gives somebody what comes with time: a category of their own, answers that were looked at, rules for how long things are kept. */
export async function settleIn(addresses: Addresses, login: Login, { documents }: Life): Promise<void> {
  const { call, details } = await signIn(addresses, login);
  const of = (filename: string) => documents.get(filename) ?? '';
  await call('POST', '/v1/categories', {
    name: 'Fitting out',
    description: 'Furniture and everything else for the new office',
    examples: [of('receipt.png')],
  });
  await call('PATCH', '/v1/categories/contract', { review_threshold: 0.8 });
  for (const filename of ['invoice.pdf', 'receipt.png']) {
    const names = (await details(of(filename))).fields.map(({ name }) => name);
    const fields = names.map((name) => ({ name, action: name === 'vendor' ? 'reject' : 'accept' }));
    await call('PATCH', `/v1/documents/${of(filename)}/fields`, { fields });
  }
  const rules = [
    { category: 'resume', folder_id: null, days: 180 },
    { category: 'invoice', folder_id: null, days: 3650 },
  ];
  await call('PUT', '/v1/account/retention', { rules });
}
