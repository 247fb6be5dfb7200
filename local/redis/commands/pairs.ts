import { fail } from '../reply.ts';

/** Groups a command's trailing arguments two by two; an odd number is the command's arity error. */
export function pairs(command: string, args: string[]): [string, string][] {
  if (args.length % 2) fail(`ERR wrong number of arguments for '${command}' command`);
  return Array.from({ length: args.length / 2 }, (_, at) => [args[2 * at] as string, args[2 * at + 1] as string]);
}
