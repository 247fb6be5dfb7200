import type { Surroundings } from '../stand-in.ts';
import { type Command, type Commands, hasRightArity } from './commands/command.ts';
import { counters } from './commands/counters.ts';
import { expiry } from './commands/expiry.ts';
import { hashes } from './commands/hashes.ts';
import { keys } from './commands/keys.ts';
import { sets } from './commands/sets.ts';
import { sortedSets } from './commands/sorted-sets.ts';
import { strings } from './commands/strings.ts';
import { Keyspace } from './keyspace.ts';
import { fail, RedisError, type Reply } from './reply.ts';
import { createScripts } from './scripts.ts';

const families = 'strings, counters, hashes, sets, sorted sets, expiry, keys and scripts';

export interface Engine {
  /** Runs one command; an error is a value, so that a pipeline can go on. */
  execute(args: string[]): Reply;
  /** Runs commands at one moment; throws RedisError, and runs none, when one of them could never run. */
  transaction(commands: string[][]): Reply[];
  /** Forgets what has expired. */
  purge(): void;
}

/** An in-process Redis whose strings are byte strings; every command that runs is metered, in scripts too. */
export function createEngine({ now, meter }: Surroundings): Engine {
  const db = new Keyspace(now);
  const table: Commands = {
    ...keys,
    ...expiry,
    ...strings,
    ...counters,
    ...hashes,
    ...sets,
    ...sortedSets,
    ...createScripts({ callFrom: (isReadOnly) => (args) => run(resolveInScript(args, isReadOnly), args) }),
  };

  const find = (args: string[]): Command | undefined => {
    const name = args[0]?.toUpperCase() ?? '';
    return Object.hasOwn(table, name) ? table[name] : undefined;
  };

  function resolve(args: string[]): Command {
    const [name = ''] = args;
    const command = find(args) ?? fail(`ERR Command is not available: '${name}'. The local Redis serves ${families}.`);
    if (hasRightArity(command, args.length)) return command;
    return fail(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
  }

  function resolveInScript(args: string[], isReadOnly: boolean): Command {
    const command = find(args) ?? fail('ERR Unknown Redis command called from script');
    if (!hasRightArity(command, args.length)) fail('ERR Wrong number of args calling Redis command from script');
    if (command.kind === 'script') fail('ERR This Redis command is not allowed from script');
    if (isReadOnly && command.kind === 'write') fail('ERR Write commands are not allowed from read-only scripts.');
    return command;
  }

  function run(command: Command, args: string[]): Reply {
    meter('redis.commands');
    return command.run(db, ...args.slice(1));
  }

  function execute(args: string[]): Reply {
    try {
      return run(resolve(args), args);
    } catch (error) {
      if (error instanceof RedisError) return error;
      throw error;
    }
  }

  return {
    execute,
    transaction(commands) {
      for (const args of commands) resolve(args);
      return db.freeze(() => commands.map(execute));
    },
    purge: () => db.purge(),
  };
}
