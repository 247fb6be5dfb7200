import { expect } from 'vitest';
import { type TestFile, type User, world } from './world.ts';

// How clients of the earlier services ask: forms, JSON, and polling until something has ended.

/** A multipart form. */
export const form = (parts: [field: string, part: TestFile | string][]) => {
  const body = new FormData();
  for (const [field, part] of parts) {
    if (typeof part === 'string') body.append(field, part);
    else body.append(field, new Blob([part.bytes], { type: part.type ?? 'application/octet-stream' }), part.name);
  }
  return body;
};

/** The answer to an upload; throws unless it is accepted. */
export async function post<T>(user: User, path: string, parts: Parameters<typeof form>[0]): Promise<T> {
  const response = await world.api(user, path, { method: 'POST', body: form(parts) });
  expect(response.status, await response.clone().text()).toBe(202);
  return response.json() as Promise<T>;
}

/** A request with a JSON body, or none. */
export const send = (user: User, method: string, path: string, body?: unknown) =>
  world.api(user, path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

/** Asks again and again, as they did, until the answer has one of these statuses. */
export async function poll<T extends object>(user: User, path: string, ...ends: string[]): Promise<T> {
  let last: (T & { status: string }) | undefined;
  await expect
    .poll(
      async () => {
        last = await world.get<T & { status: string }>(user, path);
        return last.status;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toMatch(new RegExp(`^(${ends.join('|')})$`));
  return last as T;
}
