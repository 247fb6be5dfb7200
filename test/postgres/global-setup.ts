import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { findServer } from './find-server.ts';
import { createDatabase, dropDatabase, makeProject } from './project.ts';
import { type Server, startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL, the name of the database to copy and whether it has vectors; null where none is to be had. */
    postgres: { url: string; template: string; hasVectors: boolean } | null;
  }
}

/** Gives the tests of races one real PostgreSQL, or says in one line how to get one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = existingServer() ?? (await ownServer().catch((error: Error) => explain(error.message)));
  if (!server) {
    project.provide('postgres', null);
    return async () => {};
  }
  const template = `docket_races_${process.pid}`;
  await withClient(server.url, (admin) => createDatabase(admin, template));
  const hasVectors = await withClient(at(server.url, template), makeProject);
  if (!hasVectors) console.log('This PostgreSQL has no pgvector: the tests of vectors on it are skipped.');
  project.provide('postgres', { url: server.url, template, hasVectors });
  return async () => {
    await withClient(server.url, (admin) => dropDatabase(admin, template));
    await server.close();
  };
}

/** The server of `DATABASE_URL`, if it is on this machine: tests do not write anywhere else. */
function existingServer(): Server | null {
  const url = process.env.DATABASE_URL;
  const isHere = url && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
  return isHere ? { url, close: async () => {} } : null;
}

async function ownServer(): Promise<Server | null> {
  const programs = findServer();
  if (programs) return startServer(programs);
  return explain('there is none on this machine; get one with `apt install postgresql` or `brew install postgresql`');
}

function explain(reason: string): null {
  console.log(`The tests of races on a real PostgreSQL are skipped: ${reason.replaceAll('\n', ' ')}.`);
  return null;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

const at = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href;
