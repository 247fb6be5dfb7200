import type { Operation } from './description.ts';

// How a route is called, from its examples.

const json = (value: unknown): string => JSON.stringify(value, null, 2);

const exampleQuery = ({ parameters }: Operation): Record<string, unknown> =>
  Object.fromEntries(
    parameters
      .filter(({ in: where, example }) => where === 'query' && example !== undefined)
      .map(({ name, example }) => [name, example]),
  );

/** The call as a command of a shell; the address and the key are variables of it. */
export function curlOf(operation: Operation): string {
  const { method, path, body, isOpen, scopes } = operation;
  const query = new URLSearchParams(
    Object.entries(exampleQuery(operation)).map(([name, value]) => [name, String(value)]),
  ).toString();
  const url = `"$DOCKET_URL${path}${query && `?${query}`}"`;
  const form = body['multipart/form-data'] && !body['application/json']?.example;
  const example = body['application/json']?.example;
  const isUpload = operation.id === 'uploadDocuments';
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${url}`,
    ...(isOpen ? [] : [`-H "Authorization: Bearer $${scopes.length > 0 ? 'DOCKET_KEY' : 'DOCKET_TOKEN'}"`]),
    ...(form || isUpload ? ['-F "files=@invoice.pdf"'] : []),
    ...(example !== undefined && !isUpload
      ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(example).replaceAll("'", "'\\''")}'`]
      : []),
  ];
  return lines.join(' \\\n  ');
}

/** The call by the client; null for what it has no call for. */
export function clientOf(operation: Operation): string | null {
  const { id, method, path, body, parameters } = operation;
  if (!path.startsWith('/v1/')) return null;
  if (id === 'listen') return 'docket.live.subscribe((frame) => console.log(frame.type));';
  if (id === 'uploadDocuments') return 'const { documents, errors } = await docket.upload(files);';
  const inPath = parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name);
  const query = exampleQuery(operation);
  const example = body['application/json']?.example;
  const options = [
    ...(inPath.length > 0 ? [`path: { ${inPath.join(', ')} }`] : []),
    ...(Object.keys(query).length > 0 ? [`query: ${inline(query)}`] : []),
    ...(example !== undefined ? [`body: ${inline(example)}`] : []),
  ];
  const given = options.length > 0 ? `, {\n  ${options.join(',\n  ')},\n}` : '';
  return `await docket.${method.toLowerCase()}('${path}'${given});`;
}

/** A value as one writes it in a program. */
const inline = (value: unknown): string =>
  json(value)
    .replace(/"([a-z_]\w*)":/gi, '$1:')
    .replace(/\n\s*/g, ' ');

export const example = json;
