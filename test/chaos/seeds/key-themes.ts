import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { keys, usualPorts } from '../../../local/settings.ts';
import { ask } from '../simulation/client.ts';
import type { Person } from '../simulation/person.ts';
import type { Story } from './story.ts';
import { accept, type Theme } from './theme.ts';

/** Rotates the broker's keys and answers the pair of now. */
async function rotate({ simulation, tally }: Story): Promise<{ current: string; next: string }> {
  tally.fire(31);
  const headers = { authorization: `Bearer ${keys.qstash}` };
  const request = new Request('http://127.0.0.1/v2/keys/rotate', { method: 'POST', headers });
  return (await simulation.services.fetch('qstash', request)).json();
}

export const keyThemes: readonly Theme[] = [
  {
    name: 'signing keys are rotated once',
    async midway(story) {
      await rotate(story);
      await accept(story);
    },
  },
  {
    name: 'signing keys are rotated twice before anybody is told',
    async midway(story) {
      await rotate(story);
      story.untoldKeys = await rotate(story);
      await accept(story);
      await story.simulation.deliverAll();
    },
    async heal({ simulation, untoldKeys }) {
      if (!untoldKeys) return;
      simulation.env.QSTASH_CURRENT_SIGNING_KEY = untoldKeys.current;
      simulation.env.QSTASH_NEXT_SIGNING_KEY = untoldKeys.next;
      simulation.cold('delivery');
    },
  },
  {
    name: 'token keys are rotated, unknown and away',
    async after(story) {
      story.tally.fire(32);
      const { simulation } = story;
      const usual = simulation.env;
      const { SUPABASE_JWT_SECRET: _, ...asymmetric } = usual;
      simulation.env = asymmetric;
      const person = await story.meet('keyed');
      const [first, second, foreign] = [await signer('first'), await signer('second'), await signer('foreign')];
      const said: string[] = [];
      const expect = async (what: string, key: Signer, status: number) => {
        const answer = await ask(
          simulation,
          { ...person, token: await tokenBy(story, key, person) },
          'GET',
          '/v1/documents',
        );
        if (answer.status !== status) said.push(`I9 ${what}: answered ${answer.status} in place of ${status}`);
      };
      simulation.cold('api');
      simulation.tokenKeys = null;
      await expect('without any keys nobody is let in', first, 503);
      simulation.history.failures.length = 0;
      simulation.tokenKeys = { keys: [first.jwk] };
      simulation.cold('api');
      await expect('a good token', first, 200);
      simulation.tokenKeys = null;
      await expect('a good token while the keys are away', first, 200);
      simulation.tokenKeys = { keys: [second.jwk, first.jwk] };
      simulation.cold('api');
      await expect('a token of the next key', second, 200);
      await expect('a token of the last key', first, 200);
      await expect('a token of nobody we know', foreign, 401);
      simulation.env = usual;
      simulation.cold('api');
      return said;
    },
  },
];

interface Signer {
  jwk: JWK;
  key: CryptoKey;
}

async function signer(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** An access token as a project with asymmetric keys signs it; the stand-in gets the usual one in its place. */
async function tokenBy({ simulation }: Story, { key, jwk }: Signer, person: Person): Promise<string> {
  const token = await new SignJWT({ role: 'authenticated', email: person.email })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: jwk.kid ?? '' })
    .setSubject(person.id)
    .setIssuer(`http://127.0.0.1:${usualPorts.supabase}/auth/v1`)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);
  simulation.exchanged.set(token, person.token);
  return token;
}
