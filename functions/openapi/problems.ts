import { catalogue, type ErrorCode } from '../../lib/errors.ts';
import { rowFor } from '../scopes.ts';
import type { Detail, Operation } from './operation.ts';

/** What each code means and what to do about it; an example of its sentence. */
export const meanings: Record<ErrorCode, { means: string; detail: string }> = {
  unauthorized: {
    means: 'There is no valid access token or API key. Sign in again, or use another key.',
    detail: 'This API key was revoked.',
  },
  forbidden: {
    means: 'Whoever asks may not do this: the key lacks a scope, or the account a role.',
    detail: 'This API key lacks the scope documents:write; it has documents:read.',
  },
  not_found: {
    means: 'There is nothing here, or nothing of yours.',
    detail: 'There is no such document.',
  },
  method_not_allowed: {
    means: 'The path is right and the method is not; `Allow` lists those that are.',
    detail: '/v1/folders does not take PUT, but GET, POST.',
  },
  malformed_request: {
    means: 'The request cannot be read: no valid JSON or form, or the wrong content type.',
    detail: 'The body is not valid JSON.',
  },
  invalid_input: {
    means: 'Something has another form than it must have; `issues` names every place and what would be right there.',
    detail: 'The query is invalid: limit: must be at most 100.',
  },
  idempotency_conflict: {
    means: 'This Idempotency-Key was used for another request before. Use a new one for a new request.',
    detail: 'This Idempotency-Key was used for another request; use a new key for new files.',
  },
  conflict: {
    means:
      'It stands otherwise than the request assumes; the sentence says how. Of fields that no longer say what was `seen`, `changed` has what they say now.',
    detail: 'You have a folder named "Taxes" already.',
  },
  request_too_large: {
    means: 'The body weighs more than this route takes.',
    detail: 'A JSON body may have at most 128 KB here.',
  },
  too_many_files: {
    means: 'One call takes 20 files; send the others in another one.',
    detail: '25 files are too many for one call; send at most 20.',
  },
  upgrade_required: {
    means: 'This address speaks WebSocket.',
    detail: 'This address speaks WebSocket; GET /v1/events tells the same over HTTP.',
  },
  rate_limited: {
    means: 'Too much was asked in too short a time; go on after `Retry-After` seconds.',
    detail: 'Too many uploads in this minute; go on in 12 s.',
  },
  quota_exceeded: {
    means:
      'Your quota of this day or month, or of what may be stored, is used up; `quota` says how much that is and when it begins anew.',
    detail: '1000 of 1000 files of today are taken; more can be sent from 2026-11-23 00:00 UTC on.',
  },
  deployment_full: {
    means:
      'Everybody together has sent as much as this deployment takes in a day. Nothing of the call was taken: make the same one again after `Retry-After` seconds.',
    detail:
      'This service has taken nearly all that it may take today; send fewer files, or the same ones after midnight UTC.',
  },
  internal: {
    means: 'Something broke on our side. Nothing was half done; the request id finds it in the log.',
    detail: 'Something broke on our side; it is logged under this request id.',
  },
  unavailable: {
    means: 'Something this needs does not answer at the moment. Try again in a little while.',
    detail: 'The database does not answer.',
  },
  empty_file: { means: 'The file has no bytes.', detail: 'The file is empty.' },
  file_too_large: {
    means: 'A file may have at most 50 MB, and 10 MB together with others in one call.',
    detail: 'scan.pdf has 61 MB; a file may have at most 50 MB.',
  },
  unsupported_format: {
    means:
      'It is no file that can be read; PDF, images, Word, Excel, PowerPoint, OpenDocument, RTF, EPUB, mails and text can.',
    detail: 'This looks like a video, which cannot be read.',
  },
  duplicate_document: {
    means: 'You have a document with these very bytes already, and asked to be told so.',
    detail: 'You have this document already.',
  },
  checksum_mismatch: {
    means: 'The bytes that arrived are not those that were announced. Upload them again.',
    detail: 'The file differs from the checksum that was announced for it.',
  },
  missing_object: { means: 'The file never arrived in the storage.', detail: 'The file was not uploaded.' },
  document_encrypted: {
    means: 'It is protected by a password. Upload it without one.',
    detail: 'The document is protected by a password.',
  },
  document_corrupt: {
    means: 'It is damaged or incomplete. Upload a sound copy.',
    detail: 'The document is damaged: it ends in the middle.',
  },
  document_too_complex: {
    means: 'Reading it would take more memory or time than one document gets.',
    detail: 'The document has more parts than can be read.',
  },
  image_too_large: {
    means: 'The picture has more than 50 million pixels, or more bytes than its reading takes (30 MB).',
    detail: 'The picture is too large.',
  },
  engine_unavailable: {
    means: 'The engine that reads pictures or text does not answer; the job is tried again by itself.',
    detail: 'The engine does not answer.',
  },
  engine_refused: {
    means: 'The engine took the request for a wrong one; an operator has to look.',
    detail: 'The engine refused the request.',
  },
  storage_unavailable: {
    means: 'The storage does not answer; the job is tried again by itself.',
    detail: 'The storage does not answer.',
  },
  out_of_time: {
    means: 'A step took longer than it may; it is tried again by itself.',
    detail: 'Reading took too long.',
  },
  attempts_exhausted: {
    means: 'It was tried as often as it may be. An operator can start it again.',
    detail: 'It was tried 5 times.',
  },
};

/** Every code that an operation can refuse with: what follows from what it takes, and what its detail adds. */
export function codesOf(route: string, operation: Operation, { codes = [] }: Detail): ErrorCode[] {
  const [method = '', path = ''] = route.split(' ');
  const takesBody = Boolean(operation.json ?? operation.form);
  // What is behind the link in a mail refuses by pages, whoever has it.
  if (operation.pages && operation.public)
    return takesBody ? ['request_too_large', 'rate_limited', ...codes] : ['rate_limited', ...codes];
  const derived: (ErrorCode | false)[] = [
    takesBody && 'malformed_request',
    !operation.public && 'unauthorized',
    !operation.public && rowFor(method, path) !== null && 'forbidden',
    /:\w/.test(path) && 'not_found',
    takesBody && 'request_too_large',
    (takesBody || operation.query !== undefined || operation.idempotent === true) && 'invalid_input',
    'rate_limited',
    'internal',
    'unavailable',
  ];
  return [...new Set([...derived.filter((code) => typeof code === 'string'), ...codes])];
}

/** The responses that refuse, by status: the codes that it can have, and an example of each; alike ones are one. */
export function createRefusals() {
  const components: Record<string, object> = {};
  return {
    components,
    of(codes: ErrorCode[]): Record<string, { $ref: string }> {
      const byStatus = Object.groupBy(codes, (code) => catalogue[code]);
      const named = Object.entries(byStatus).map(([status, some = []]) => {
        const name = `${status}-${some.toSorted().join('-')}`;
        components[name] ??= refusal(some.toSorted());
        return [status, { $ref: `#/components/responses/${name}` }];
      });
      return Object.fromEntries(named);
    },
  };
}

const toldToWait = new Set<number>([429, 503]);

const refusal = (codes: ErrorCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${meanings[code].means}`).join('\n\n'),
  ...(codes.some((code) => toldToWait.has(catalogue[code])) && {
    headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
      },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

const id = '0f0c2a52-6c0e-4f3b-9f7a-2d8f5b1f7c10';

/** An example of each problem there is. */
export const problemExamples = (appUrl: string): Record<string, object> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([code, status]) => {
      const { detail, means } = meanings[code as ErrorCode];
      const title = code.replaceAll('_', ' ').replace(/^\w/, (letter) => letter.toUpperCase());
      const value = { type: `${appUrl}/docs#${code}`, title, status, detail, code, request_id: id };
      const issues = code === 'invalid_input' && { issues: [{ path: 'limit', message: 'must be at most 100' }] };
      return [code, { summary: means, value: { ...value, ...issues } }];
    }),
  );
