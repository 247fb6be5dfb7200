import { importPKCS8, SignJWT } from 'jose';
import * as z from 'zod';
import { inWords, isGood, listOf, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble } from '../finding.ts';
import { base, type Check, isLoopback, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

const mostNumbers = 768;
const openAi = 'https://api.openai.com/v1';
/** An engine of one's own may have to load its model first. */
const patienceMs = 45_000;

/** Whether the engine that reads scans answers; nothing is read, so nothing is billed. */
export const ocr: Check = async (patient) => {
  const credentials = settingOf(patient, 'GOOGLE_CLOUD_VISION_CREDENTIALS_JSON');
  const own = settingOf(patient, 'VISION_URL');
  if (own === null && credentials === null) return [skipped('OCR', 'No engine is set: scans and photos wait for one.')];
  const url = own ?? 'https://vision.googleapis.com';
  const token = credentials && !isLoopback(url) ? await tokenOf(patient, credentials) : null;
  if (token && 'check' in token) return [token];
  const answer = await patient.call({
    service: 'OCR',
    patienceMs,
    url: `${base(url)}/v1/images:annotate`,
    headers: token ? { authorization: `Bearer ${token.access}` } : {},
    body: { requests: [] },
  });
  // A request for nothing may be refused, by an engine that is there and lets us in.
  if (isGood(answer) || answer.status === 400) return [ok('OCR', 'The engine answers.')];
  return [
    trouble(
      'OCR',
      `The engine does not answer: ${inWords(answer)}.`,
      own
        ? 'See whether it runs at VISION_URL; scans and photos wait meanwhile.'
        : 'Enable the Cloud Vision API and billing for the project of the service account (console.cloud.google.com).',
    ),
  ];
};

const Account = z.object({
  client_email: z.string(),
  private_key: z.string(),
  token_uri: z.string().default('https://oauth2.googleapis.com/token'),
});

async function tokenOf(patient: Patient, credentials: string): Promise<{ access: string } | Finding> {
  const refused = (says: string) =>
    trouble(
      'OCR',
      says,
      'Make a new JSON key of the service account and set GOOGLE_CLOUD_VISION_CREDENTIALS_JSON to it, as one line.',
    );
  try {
    const account = Account.parse(JSON.parse(credentials));
    const key = await importPKCS8(account.private_key, 'RS256');
    const assertion = await new SignJWT({ scope: 'https://www.googleapis.com/auth/cloud-vision' })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(account.client_email)
      .setAudience(account.token_uri)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(key);
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const answer = await patient.call({ service: 'Google', url: account.token_uri, body });
    const access = member(answer.json, 'access_token');
    return typeof access === 'string'
      ? { access }
      : refused(`Google refuses the service account's key (${inWords(answer)}).`);
  } catch {
    // What could not be read is a secret, so it is not quoted.
    return refused('GOOGLE_CLOUD_VISION_CREDENTIALS_JSON is not the JSON key of a service account.');
  }
}

interface Embedder {
  url: string;
  /** The name of the variable with its key. */
  keyName: string;
  model: string;
}

/** Where the worker has texts embedded: where it is told to, otherwise at OpenAI if it has a key for that; null for nowhere. */
function embedderOf(patient: Patient): Embedder | null {
  const model = settingOf(patient, 'EMBEDDINGS_MODEL');
  const own = settingOf(patient, 'EMBEDDINGS_URL');
  if (own !== null)
    return { url: own, keyName: 'EMBEDDINGS_API_KEY', model: model ?? 'universal-sentence-encoder-lite' };
  const url = settingOf(patient, 'OPENAI_BASE_URL') ?? openAi;
  // A language model elsewhere says nothing about embeddings there.
  if (settingOf(patient, 'OPENAI_API_KEY') === null || URL.parse(url)?.hostname !== new URL(openAi).hostname)
    return null;
  return { url, keyName: 'OPENAI_API_KEY', model: model ?? 'text-embedding-3-small' };
}

/** Whether texts can be embedded, by embedding one word. */
export const embeddings: Check = async (patient) => {
  const embedder = embedderOf(patient);
  if (embedder === null)
    return [skipped('embeddings', 'Neither EMBEDDINGS_URL nor a key of OpenAI itself is set: nothing is matched.')];
  const { url, keyName, model } = embedder;
  const key = settingOf(patient, keyName);
  const shorter = model.startsWith('text-embedding-3') && { dimensions: mostNumbers };
  const answer = await patient.call({
    service: 'embeddings',
    patienceMs,
    url: addressOf(base(url)),
    headers: key ? { authorization: `Bearer ${key}` } : {},
    body: { model, input: ['docket'], encoding_format: 'float', ...shorter },
  });
  if (answer.status === 401 || answer.status === 403)
    return [trouble('embeddings', `The engine refuses ${keyName}.`, setRight(keyName))];
  if (!isGood(answer))
    return [
      trouble(
        'embeddings',
        `The engine does not answer: ${inWords(answer)}.`,
        `See ${keyName === 'OPENAI_API_KEY' ? 'the plan of OPENAI_API_KEY' : 'EMBEDDINGS_URL'} and EMBEDDINGS_MODEL; resumes and postings wait meanwhile.`,
      ),
    ];
  const { length } = listOf(member(listOf(member(answer.json, 'data'))[0], 'embedding'));
  if (length > 0 && length <= mostNumbers) return [ok('embeddings', `The engine answers ${length} numbers.`)];
  return [
    trouble(
      'embeddings',
      `The engine answers ${length} numbers, of which 1 to ${mostNumbers} can be kept.`,
      'Choose a smaller model in EMBEDDINGS_MODEL.',
    ),
  ];
};

/** `/v1` and `/embeddings` may be in the address or not. */
function addressOf(url: string): string {
  if (url.endsWith('/embeddings')) return url;
  return /\/v\d+$/.test(url) ? `${url}/embeddings` : `${url}/v1/embeddings`;
}
