import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

interface Process {
  id: number;
  parent: number;
  command: string;
}

/** The runtimes whose inner door is this port, as far as the operating system tells. */
function runtimesOn(port: number): Process[] {
  const door = `--socket-addr=entry=127.0.0.1:${port} `;
  return processes().filter(({ command }) => command.includes('workerd') && command.includes(door));
}

function processes(): Process[] {
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(fromProc);
  if (process.platform === 'win32') return [];
  const table = execFileSync('ps', ['-axo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1e8 });
  return table.split('\n').flatMap((line) => {
    const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id ? [{ id: Number(id), parent: Number(parent), command: `${command} ` }] : [];
  });
}

/** Linux tells by files, so that no `ps` has to be installed. */
function fromProc(id: string): Process[] {
  if (!/^\d+$/.test(id)) return [];
  try {
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1];
    return [{ id: Number(id), parent: Number(parent), command }];
  } catch {
    return []; // It ended while we looked.
  }
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Ends, as `kill -9` does, the runtimes of this process on this port; answers how many there were. */
export function killRuntime(port: number): number {
  const mine = runtimesOn(port).filter(({ parent }) => parent === process.pid);
  for (const { id } of mine) end(id);
  return mine.length;
}

/** A launcher that was killed leaves its runtime behind on its ports: ends such an orphan and waits for its ports. */
export async function reapOrphans(innerPort: number, publicPort: number): Promise<void> {
  for (const { id, command } of runtimesOn(innerPort)) {
    // A living launcher still listens where its runtime was told to find it.
    const launcher = /--external-addr=loopback=127\.0\.0\.1:(\d+)/.exec(command)?.[1];
    if (!launcher || (await isListening(Number(launcher)))) continue;
    end(id);
    for (const port of [innerPort, publicPort]) await untilFree(port);
  }
}

async function untilFree(port: number): Promise<void> {
  for (let looks = 0; looks < 100 && (await isListening(port)); looks++) await setTimeout(20);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
