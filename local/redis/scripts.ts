import { type Command, type Commands, read } from './commands/command.ts';
import type { Keyspace } from './keyspace.ts';
import { Interpreter, type ScriptCall, sha1 } from './lua/interpreter.ts';
import { parseInteger } from './numbers.ts';
import { fail, ok, type Reply, syntaxError } from './reply.ts';

interface Scripting {
  /** The call that a script uses; a read-only one refuses commands that write. */
  callFrom(isReadOnly: boolean): ScriptCall;
}

/** EVAL, EVALSHA, their read-only forms and SCRIPT, over one interpreter that starts when it is first needed. */
export function createScripts({ callFrom }: Scripting): Commands {
  let interpreter: Interpreter | null = null;
  const references = new Map<string, number>();

  const engine = (): Interpreter => {
    interpreter ??= new Interpreter();
    return interpreter;
  };

  function load(source: string): string {
    const hash = sha1(source);
    // The vendor's flags (allow-key-locking) are not Lua; the hash is of the script as it was sent.
    if (!references.has(hash)) references.set(hash, engine().compile(source.replace(/^#!lua[^\n]*/, '')));
    return hash;
  }

  function flush(): Reply {
    for (const reference of references.values()) engine().forget(reference);
    references.clear();
    return ok;
  }

  function run(db: Keyspace, hash: string, isReadOnly: boolean, keyCount: string, args: string[]): Reply {
    const reference = references.get(hash) ?? fail('NOSCRIPT No matching script. Please use EVAL.');
    const keys = parseInteger(keyCount);
    if (keys < 0) fail("ERR Number of keys can't be negative");
    if (keys > args.length) fail("ERR Number of keys can't be greater than number of args");
    return db.freeze(() => engine().run(reference, args.slice(0, keys), args.slice(keys), callFrom(isReadOnly)));
  }

  function script(_db: Keyspace, subcommand: string, ...args: string[]): Reply {
    const name = subcommand.toUpperCase();
    if (name === 'LOAD') return load(args[0] ?? fail(syntaxError));
    if (name === 'EXISTS') return args.map((hash) => Number(references.has(hash.toLowerCase())));
    return name === 'FLUSH' ? flush() : fail(`ERR unknown subcommand '${subcommand}'. Try SCRIPT HELP.`);
  }

  const scripted = (hashOf: (script: string) => string, isReadOnly: boolean): Command => ({
    arity: -3,
    kind: 'script',
    run: (db, script: string, keyCount: string, ...args) => run(db, hashOf(script), isReadOnly, keyCount, args),
  });
  const given = (hash: string): string => hash.toLowerCase();

  return {
    EVAL: scripted(load, false),
    EVAL_RO: scripted(load, true),
    EVALSHA: scripted(given, false),
    EVALSHA_RO: scripted(given, true),
    SCRIPT: { ...read(-2, script), kind: 'script' },
  };
}
