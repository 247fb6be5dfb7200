import type { Variables } from '../doctor/patient.ts';
import type { Step } from './step.ts';

/** Builds everything, without sending any of it; the pages talk to this project and to nobody else. */
export const rehearsal = (worker: string, { SUPABASE_URL = '' }: Variables): Step[] => [
  { title: 'Build the pages', program: 'node', args: ['scripts/build.ts'], env: { SUPABASE_URL } },
  { title: 'Build the worker', program: 'wrangler', args: ['deploy', '--dry-run', '--name', worker] },
];

/** How the Supabase CLI is told to mean the linked project and not the database on this machine. */
export type Target = '--linked' | '--remote';

/** The target that a CLI of this help of `db push` understands: from version 3 on another than before. */
export const targetOf = (help: string): Target => (help.includes('--remote') ? '--remote' : '--linked');

/** Applies the migrations of this folder to a project, by the Supabase CLI. */
export const applying = (folder: string, projectRef: string, target: Target): Step[] => [
  {
    title: 'Find the database',
    program: 'supabase',
    args: ['link', '--project-ref', projectRef, '--workdir', folder],
  },
  {
    title: 'Apply the migrations',
    program: 'supabase',
    args: ['db', 'push', target, '--include-all', '--yes', '--workdir', folder],
  },
];

/** Gives the worker its variables, all of them as secrets, through the input of the program. */
export const givingSecrets = (worker: string, vars: Variables): Step => ({
  title: `Set ${Object.keys(vars).length} variables`,
  program: 'wrangler',
  args: ['secret', 'bulk', '--name', worker],
  stdin: JSON.stringify(vars),
});

/** Deploys worker and pages as one version, at the host of its address. */
export function deploying(worker: string, appUrl: string, build: string): Step {
  const { hostname } = new URL(appUrl);
  const domain = hostname.endsWith('.workers.dev') ? [] : ['--domain', hostname];
  return {
    title: 'Deploy the worker',
    program: 'wrangler',
    args: ['deploy', '--name', worker, '--message', `build-${build}`, ...domain],
  };
}

/** Takes a worker back to a version, or to the one before. */
export const goingBack = (worker: string, to: string | undefined): Step => ({
  title: 'Go back',
  program: 'wrangler',
  args: ['rollback', ...(to ? [to] : []), '--name', worker, '--message', 'rolled-back', '--yes'],
});

/** The reference of a hosted project: the first part of its host. */
export const projectRefOf = (supabaseUrl: string): string => new URL(supabaseUrl).hostname.split('.')[0] ?? '';
