import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisError, type Reply, Status } from '../../../local/redis/reply.ts';

const program = process.env.REDIS_SERVER ?? 'redis-server';

export const isInstalled = (): boolean => spawnSync(program, ['--version']).status === 0;

/** A real redis-server on a Unix socket in a folder of its own, without persistence. */
export async function startRealRedis() {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const path = join(folder, 'socket');
  const server = spawn(program, ['--port', '0', '--unixsocket', path, '--save', '', '--dir', folder]);
  for await (const chunk of server.stdout) if (String(chunk).includes('ready to accept')) break;
  server.stdout.resume();
  const socket = createConnection(path);
  await once(socket, 'connect');
  return {
    /** Sends commands together and answers their replies in order. */
    async run(commands: string[][]): Promise<Reply[]> {
      socket.write(commands.map(writeCommand).join(''), 'latin1');
      let received = '';
      for (;;) {
        const replies = readReplies(received, commands.length);
        if (replies) return replies;
        const [chunk] = await once(socket, 'data');
        received += (chunk as Buffer).toString('latin1');
      }
    },
    async close() {
      socket.destroy();
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

const writeCommand = (args: string[]): string =>
  `*${args.length}\r\n${args.map((arg) => `$${arg.length}\r\n${arg}\r\n`).join('')}`;

/** Parses this many replies, or answers null while some bytes are still to come. */
function readReplies(text: string, count: number): Reply[] | null {
  let at = 0;
  const incomplete = new Error('incomplete');

  function line(): string {
    const end = text.indexOf('\r\n', at);
    if (end < 0) throw incomplete;
    const found = text.slice(at, end);
    at = end + 2;
    return found;
  }

  function bulk(length: number): string | null {
    if (length < 0) return null;
    if (text.length < at + length + 2) throw incomplete;
    at += length + 2;
    return text.slice(at - length - 2, at - 2);
  }

  function reply(): Reply {
    const head = line();
    const rest = head.slice(1);
    if (head.startsWith('+')) return new Status(rest);
    if (head.startsWith('-')) return new RedisError(rest);
    if (head.startsWith(':')) return Number(rest);
    if (head.startsWith('$')) return bulk(Number(rest));
    return rest === '-1' ? null : Array.from({ length: Number(rest) }, reply);
  }

  try {
    return Array.from({ length: count }, reply);
  } catch (error) {
    if (error === incomplete) return null;
    throw error;
  }
}
