import { createWriteStream } from 'node:fs';

/** Keeps every line that the worker logs in a file, and shows a person only those that say that something is wrong. */
export function workerLog(file: string, show: (line: string) => void = console.error): (line: string) => void {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return (line) => {
    stream.write(`${line}\n`);
    if (!/^\{"level":"info"/.test(line)) show(line);
  };
}
