import { type Encoding, encode, errorText, toByteString } from './encoding.ts';
import type { Engine } from './engine.ts';
import { readPathCommand } from './path-command.ts';
import { fail, RedisError, type Reply } from './reply.ts';

const largestRequestInBytes = 10 * 1024 * 1024;

export interface Answer {
  status: number;
  body: unknown;
}

/** One request whose token was right. */
export interface Call {
  method: string;
  url: URL;
  body: Buffer;
  encoding: Encoding;
}

type Item = { result: unknown } | { error: string };

/** Answers Upstash's REST protocol: single commands, pipelines, transactions and commands in the path. */
export function answer(engine: Engine, call: Call): Answer {
  try {
    if (call.body.length > largestRequestInBytes) fail('ERR max request size exceeded');
    return route(engine, call);
  } catch (error) {
    if (error instanceof RedisError) return { status: 400, body: { error: errorText(error) } };
    throw error;
  }
}

function route(engine: Engine, { method, url, body, encoding }: Call): Answer {
  if (!['GET', 'POST', 'PUT', 'HEAD'].includes(method))
    return { status: 405, body: { error: `ERR method ${method} is not allowed` } };
  const [, endpoint = ''] = url.pathname.split('/');
  switch (endpoint) {
    case '':
      return single(engine.execute(readCommand(readJson(body))), encoding);
    case 'pipeline':
      return { status: 200, body: readCommands(body).map((args) => item(engine.execute(args), encoding)) };
    case 'multi-exec':
      return { status: 200, body: transact(engine, readCommands(body)).map((reply) => item(reply, encoding)) };
    case 'subscribe':
    case 'psubscribe':
    case 'monitor':
      return { status: 501, body: { error: `ERR /${endpoint} is not available: the local Redis has no streams.` } };
    default:
      return single(engine.execute(readPathCommand(url, body.toString('latin1'))), encoding);
  }
}

function transact(engine: Engine, commands: string[][]): Reply[] {
  try {
    return engine.transaction(commands);
  } catch (error) {
    if (error instanceof RedisError) fail(`EXECABORT Transaction discarded because of: ${error.message}`);
    throw error;
  }
}

const item = (reply: Reply, encoding: Encoding): Item =>
  reply instanceof RedisError ? { error: errorText(reply) } : { result: encode(reply, encoding) };

const single = (reply: Reply, encoding: Encoding): Answer => ({
  status: reply instanceof RedisError ? 400 : 200,
  body: item(reply, encoding),
});

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return fail('ERR failed to parse the request: the body is not JSON');
  }
}

function readCommand(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0)
    return fail('ERR failed to parse command: expected a non-empty array');
  return value.map(toByteString);
}

function readCommands(body: Buffer): string[][] {
  const value = readJson(body);
  if (!Array.isArray(value) || value.length === 0)
    return fail('ERR failed to parse commands: expected arrays in an array');
  return value.map(readCommand);
}
