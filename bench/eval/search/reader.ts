import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { wordsOf } from '../../../lib/search/fold.ts';
import type { SearchResults } from '../../../lib/search/search.ts';
import { termsOf } from '../../../lib/search/terms.ts';
import { type Client, createClient, type Login } from '../../client.ts';
import { requestJson } from '../../http.ts';
import type { Mode } from './scores.ts';

type Env = Record<string, string>;

/** Somebody new who sends documents and asks questions. */
export interface Reader {
  client: Client;
  /** The documents of the first hits, best first: by words as when the engine is away, by meaning alone, or by both. */
  ask(question: string, mode: Mode): Promise<string[]>;
}

const shown = 20;

/** Makes a person who gets no mail. */
export async function newReader(env: Env): Promise<Reader> {
  const login: Login = { email: `evaluation-${randomUUID()}@docket.local`, password: randomUUID() };
  const headers = { apikey: env.SUPABASE_PUBLISHABLE_KEY ?? '', 'content-type': 'application/json' };
  const auth = <T>(path: string, body: object) =>
    requestJson<T>(`${env.SUPABASE_URL}/auth/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await auth('signup', { ...login, data: { name: 'Evaluation' } });
  const client = createClient(env, login);
  await client.call('PUT', '/v1/notifications/settings', { email_enabled: false, notify_new_matches: false });

  return {
    client,
    async ask(question, mode) {
      const query = new URLSearchParams({ q: question, mode, limit: String(shown) });
      if (mode !== 'keyword') {
        const results = await client.call<z.infer<typeof SearchResults>>('GET', `/v1/search?${query}`);
        if (results.mode_used !== mode) throw new Error(`Searched by ${results.mode_used}: ${results.reason}.`);
        return results.data.map(({ document_id }) => document_id);
      }
      // By words as hybrid does it: the mode of this name finds only what has all of them.
      const { access_token } = await auth<{ access_token: string }>('token?grant_type=password', login);
      const p_query = { mode, terms: termsOf(question), words: [...new Set(wordsOf(question))] };
      const { data } = await requestJson<{ data: { document_id: string }[] }>(
        `${env.SUPABASE_URL}/rest/v1/rpc/search_passages`,
        {
          method: 'POST',
          headers: { ...headers, authorization: `Bearer ${access_token}` },
          body: JSON.stringify({ p_query, p_limit: shown }),
        },
      );
      return data.map(({ document_id }) => document_id);
    },
  };
}
