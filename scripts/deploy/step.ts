import { spawn } from 'node:child_process';

/** One program to run; whatever is secret goes through its input or the environment, never through its arguments. */
export interface Step {
  title: string;
  program: string;
  args: string[];
  /** Beside the environment that is there; anybody may see it. */
  env?: Record<string, string>;
  stdin?: string;
}

/** A step as one would type it; of its input nothing is shown. */
export const typed = ({ program, args, env = {}, stdin }: Step): string => {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return `${[...settings, program, ...args].join(' ')}${stdin === undefined ? '' : '  # values through its input'}`;
};

/** Runs a step in this folder and resolves with its exit code; what it says goes where ours goes. */
export function runStep(root: string, { program, args, env, stdin }: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: [stdin === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
    // A program that ends before it has read everything says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

interface Ended {
  isGood: boolean;
  output: string;
}

const run = (program: string, args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    child.on('error', () => resolve({ isGood: false, output: '' }));
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });

/** What a program prints, with these arguments; nothing when it cannot be run. */
export const outputOf = async (program: string, args: string[]): Promise<string> => (await run(program, args)).output;

/** Whether a program can be run here, with these arguments and to a good end. */
export const isHere = async (program: string, args: string[]): Promise<boolean> => (await run(program, args)).isGood;
