import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** One request to the broker and its answer, as they went over the wire. */
export interface Exchange {
  method: string;
  /** What follows the host. */
  target: string;
  headers: Record<string, string>;
  body: string;
  status: number;
  answer: unknown;
}

interface Operation {
  method: string;
  path: string;
  headers?: string;
  body?: string;
  answers: Record<string, string>;
}

const contract: { $defs: Record<string, object>; operations: Operation[] } = JSON.parse(
  readFileSync(new URL('./contract.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
ajv.addSchema({ $id: 'contract', $defs: contract.$defs });

export async function recordExchange(
  exchanges: Exchange[],
  request: Request,
  handle: (request: Request) => Promise<Response>,
): Promise<Response> {
  const body = await request.clone().text();
  const response = await handle(request);
  const { origin } = new URL(request.url);
  const answer: unknown = await response.clone().json();
  const headers = Object.fromEntries(request.headers);
  const target = request.url.slice(origin.length);
  exchanges.push({ method: request.method, target, headers, body, status: response.status, answer });
  return response;
}

/** Where these exchanges leave the published protocol, one sentence each. */
export const disagreements = (exchanges: Exchange[]): string[] => exchanges.flatMap(disagreementsOf);

function disagreementsOf(exchange: Exchange): string[] {
  if (exchange.status === 501) return against('error', exchange.answer, 'the 501 answer');
  const path = exchange.target.split('?')[0] ?? '';
  const operation = contract.operations.find((o) => o.method === exchange.method && new RegExp(o.path).test(path));
  if (!operation) return [`${exchange.method} ${path} is no operation of the contract`];
  const schema = operation.answers[exchange.status];
  const name = `${exchange.method} ${path} ${exchange.status}`;
  if (!schema) return [`${name} is no status of the contract`];
  return [...requestDisagreements(operation, exchange, name), ...against(schema, exchange.answer, name)];
}

/** Only requests that were taken have to be right; tests send wrong ones to see them refused. */
function requestDisagreements({ headers, body }: Operation, exchange: Exchange, name: string): string[] {
  if (exchange.status >= 400) return [];
  return [
    ...(headers ? against(headers, exchange.headers, `${name} request headers`) : []),
    ...(body ? against(body, JSON.parse(exchange.body), `${name} request body`) : []),
  ];
}

function against(schema: string, value: unknown, name: string): string[] {
  const validate = ajv.getSchema(`contract#/$defs/${schema}`);
  if (!validate) return [`${name} has no schema "${schema}"`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message}`);
}
