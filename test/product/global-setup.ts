import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startCloud } from '../../local/cloud.ts';
import { untilHealthy } from '../../local/health.ts';
import { freePorts } from '../../local/settings.ts';
import { startCollector } from './collector.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses and keys of the running cloud, by the names of `.local/env`. */
    env: Record<string, string>;
  }
}

/** Boots one cloud in memory for all tests of a project; what its worker logs is kept in a file. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const logFile = `.local/test-worker-${project.name}.log`;
  mkdirSync('.local', { recursive: true });
  rmSync(logFile, { force: true });
  const log = (line: string) => appendFileSync(logFile, `${line}\n`);
  const collector = await startCollector();
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a%20secret%20of%20the%20collector',
  };
  const cloud = await startCloud({ data: null, ports: await freePorts(), env, log });
  const close = async () => {
    await cloud.close();
    await collector.close();
  };
  const troubles = await untilHealthy(cloud.env.API_URL ?? '');
  if (troubles.length > 0) {
    await close();
    throw new Error(`The cloud is not well: ${troubles.join('; ')}. Its worker's log is ${logFile}.`);
  }
  project.provide('env', cloud.env);
  return close;
}
