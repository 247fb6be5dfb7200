import { type Client, createClient } from './client.ts';
import type { RunningCloud } from './cloud.ts';
import { type Control, createControl } from './control.ts';
import type { NamedFile } from './http.ts';
import { distinctCopy } from './sample.ts';

/** What every measurement needs: a running cloud, somebody signed in to it, and files without end. */
export interface Setting {
  pid: number;
  client: Client;
  control: Control;
  /** The sample once more, under a new name and with a new hash. */
  nextFile(): NamedFile;
}

export function createSetting({ env, pid }: RunningCloud, pdf: Uint8Array): Setting {
  let count = 0;
  return {
    pid,
    client: createClient(env),
    control: createControl(env.CONTROL_URL ?? ''),
    nextFile() {
      count += 1;
      return { name: `bench-${count}.pdf`, bytes: distinctCopy(pdf, `${process.pid} ${Date.now()} ${count}`) };
    },
  };
}

/** Milliseconds since 1970 with their fractions, to be compared with the times that the stand-ins give. */
export const clockMs = (): number => performance.timeOrigin + performance.now();
