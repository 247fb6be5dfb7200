import type { Context as HonoContext } from 'hono';
import * as z from 'zod';
import { SubmitOptions } from '../../lib/documents/document.ts';
import type { ReceivedFile } from '../../lib/documents/receive.ts';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';
import { whileAllowed } from '../middleware/limit.ts';
import { checked, requireJson } from '../middleware/validate.ts';
import type { Operation } from '../openapi/operation.ts';
import { idempotencyKey, idParam } from '../routes/params.ts';
import { readParts, received } from '../upload-form.ts';

/** What a route takes from a request, and how the description of the API says so. Unknown names are ignored, as they were. */
export interface Takes<Input> {
  described: Pick<Operation, 'query' | 'json' | 'form' | 'idempotent'>;
  read(c: HonoContext<AppEnv>): Input | Promise<Input>;
}

export const nothing: Takes<null> = { described: {}, read: () => null };

/** The id in the path; one that is none is not found. */
export const id = (noun = 'job'): Takes<string> => ({ described: {}, read: (c) => idParam(c.req.param('id'), noun) });

/** The query; a name that is given several times is a list. */
export const query = <Input>(schema: z.ZodObject & z.ZodType<Input>): Takes<Input> => ({
  described: { query: schema },
  read: (c) => {
    const given = Object.entries(c.req.queries()).map(([name, all]) => [name, all.length > 1 ? all : all[0]]);
    return checked('query', schema, Object.fromEntries(given));
  },
});

export const json = <Input>(schema: z.ZodType<Input>): Takes<Input> => ({
  described: { json: schema },
  read: async (c) => {
    requireJson(c.req.header('content-type'));
    const body = await c.req.json().catch((cause: unknown) => {
      throw new AppError('malformed_request', 'The body is not valid JSON.', { cause });
    });
    return checked('json', schema, body);
  },
});

/** Whatever an earlier service called the field of a file, every upload takes it. */
const fileFields = new Set(['files', 'files[]', 'file', 'document']);

export interface Files {
  files: ReceivedFile[];
  options: SubmitOptions;
  idempotencyKey: string | null;
}

type Duplicates = SubmitOptions['duplicates'];

/** Up to twenty files in one form. */
export const manyFiles = (duplicates: Duplicates): Takes<Files> => ({
  described: { form: z.object({ files: z.array(binary).min(1).max(20) }), idempotent: true },
  read: (c) => filesOf(c, duplicates),
});

/** One file in a form, and the folder it goes to. */
export const oneFile = (field: 'file' | 'document', duplicates: Duplicates): Takes<Files> => ({
  described: { form: z.object({ [field]: binary, folder_id: z.uuid().optional() }), idempotent: true },
  read: (c) => filesOf(c, duplicates, field),
});

const binary = z.string().meta({ format: 'binary' });

async function filesOf(c: HonoContext<AppEnv>, duplicates: Duplicates, onlyField?: string): Promise<Files> {
  const form = await whileAllowed(c, readParts(c.req.raw));
  const parts: File[] = [];
  for (const [name, part] of form) if (typeof part !== 'string' && fileFields.has(name)) parts.push(part);
  const tooMany = onlyField !== undefined && parts.length > 1;
  const issues = tooMany ? [{ path: [onlyField], message: `must be one file; this call has ${parts.length}` }] : [];
  const folder = form.get('folder_id');
  const options = checked('form', SubmitOptions, { duplicates, ...(folder && { folder_id: folder }) }, issues);
  const files = await Promise.all(parts.map(received));
  return { files, options, idempotencyKey: idempotencyKey(c.req.header('idempotency-key')) };
}
