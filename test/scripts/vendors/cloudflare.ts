import { randomUUID } from 'node:crypto';
import type { Call, Reply } from './vendors.ts';

/** A version of a worker with its pages, as it was sent. */
export interface Version {
  id: string;
  message: string;
  metadata: Record<string, unknown>;
  /** Pages by their path. */
  pages: Map<string, string>;
}

const answer = (result: unknown): Reply => ({ status: 200, body: { success: true, errors: [], messages: [], result } });
const refusal = (status: number, code: number, message: string): Reply => ({
  status,
  body: { success: false, errors: [{ code, message }], messages: [], result: null },
});

// Wrangler looks into it for when it ends.
const session = ['{}', '{"exp":9999999999}', ''].map((part) => Buffer.from(part).toString('base64url')).join('.');

/** What wrangler asks of Cloudflare while it deploys one worker, and no more. */
export class Cloudflare {
  readonly versions: Version[] = [];
  readonly secrets = new Map<string, string>();
  /** Whether the account pays, which limits of CPU need. */
  isPaid = true;
  domains: string[] = [];
  crons: string[] = [];
  /** Newest first; what runs is the first one's. */
  private deployments: { version: Version; at: string }[] = [];
  private exists = false;
  private names = new Map<string, string[]>();
  private uploaded = new Map<string, string>();

  get running(): Version | null {
    return this.deployments[0]?.version ?? null;
  }

  async answer({ method, path, token, request }: Call): Promise<Reply> {
    if (token !== 'cloudflare-token' && token !== session) return refusal(401, 10000, 'Authentication error');
    const [, of = ''] = /\/workers\/(.*)$/.exec(path) ?? [];
    const isWorker = /^(services|scripts|workers)\/docket/.test(of);
    if (isWorker && !this.exists && !(method === 'PUT' && of === 'scripts/docket'))
      return refusal(404, of.startsWith('services') ? 10090 : 10007, 'This Worker does not exist on your account.');
    switch (`${method} ${of}`) {
      case 'GET services/docket':
        return answer({ default_environment: { script: { last_deployed_from: 'wrangler', tag: 'tag', tags: null } } });
      case 'PATCH scripts/docket/secrets-bulk':
        return this.keepSecrets(await request.json());
      case 'GET scripts/docket/secrets':
        return answer([...this.secrets.keys()].map((name) => ({ name, type: 'secret_text' })));
      case 'POST scripts/docket/assets-upload-session':
        return this.askForPages(await request.json());
      case 'POST assets/upload':
        return this.takePages(await request.formData());
      case 'PUT scripts/docket':
        return this.takeVersion(await request.formData());
      case 'PUT scripts/docket/schedules':
        return this.schedule(await request.json());
      case 'POST scripts/docket/domains/changeset':
        return answer({ added: [], removed: [], updated: [], conflicting: [] });
      case 'PUT scripts/docket/domains/records':
        return this.serveAt(await request.json());
      case 'GET scripts/docket/deployments':
        return answer({ deployments: this.deployments.map(shownDeployment) });
      case 'POST scripts/docket/deployments':
        return this.run(await request.json());
      case 'GET workers/docket':
        return answer({ id: 'docket', subdomain: { enabled: false, previews_enabled: false } });
      default:
        return answer(this.versionAt(of) ?? {});
    }
  }

  private keepSecrets({ secrets }: { secrets: Record<string, { text: string }> }): Reply {
    for (const [name, { text }] of Object.entries(secrets)) this.secrets.set(name, text);
    // The code that runs runs on with them, as a version of its own.
    if (this.running) this.publish({ ...this.running, id: randomUUID() });
    return answer({});
  }

  private askForPages({ manifest }: { manifest: Record<string, { hash: string }> }): Reply {
    this.names = new Map();
    for (const [name, { hash }] of Object.entries(manifest))
      this.names.set(hash, [...(this.names.get(hash) ?? []), name]);
    return answer({ jwt: session, buckets: [[...this.names.keys()].filter((hash) => !this.uploaded.has(hash))] });
  }

  private async takePages(form: FormData): Promise<Reply> {
    for (const [hash, content] of form) {
      const base64 = typeof content === 'string' ? content : await content.text();
      this.uploaded.set(hash, Buffer.from(base64, 'base64').toString());
    }
    return { ...answer({ jwt: session }), status: 201 };
  }

  private takeVersion(form: FormData): Reply {
    const metadata = JSON.parse(String(form.get('metadata')));
    if (metadata.limits && !this.isPaid) return refusal(400, 100328, 'CPU limits are not supported for the Free plan.');
    this.exists = true;
    // Who sets secrets of a worker that is not there yet makes an empty one first.
    if (!metadata.assets) return answer({ id: 'docket' });
    const pages = new Map<string, string>();
    for (const [hash, names] of this.names) for (const name of names) pages.set(name, this.uploaded.get(hash) ?? '');
    const version = { id: randomUUID(), message: metadata.annotations['workers/message'], metadata, pages };
    this.publish(version);
    return answer({
      id: 'docket',
      etag: 'etag',
      deployment_id: version.id,
      startup_time_ms: 12,
      entry_point: 'worker',
    });
  }

  private publish(version: Version): void {
    this.versions.push(version);
    this.deploy(version);
  }

  private schedule(crons: { cron: string }[]): Reply {
    this.crons = crons.map(({ cron }) => cron);
    return answer({ schedules: crons });
  }

  private serveAt({ origins }: { origins: { hostname: string }[] }): Reply {
    this.domains = origins.map(({ hostname }) => hostname);
    return answer({});
  }

  private run({ versions }: { versions: { version_id: string }[] }): Reply {
    const version = this.versions.find(({ id }) => id === versions[0]?.version_id);
    return version ? answer(this.deploy(version)) : refusal(404, 10013, 'There is no such version.');
  }

  private versionAt(of: string): unknown {
    const shown = this.versions.map((one, index) => ({
      ...{ id: one.id, number: index + 1, resources: { bindings: [], script: {}, script_runtime: {} } },
      ...{ metadata: { created_on: new Date().toISOString(), source: 'wrangler', author_email: 'ada@example.org' } },
      annotations: { 'workers/message': one.message },
    }));
    if (/^scripts\/docket\/versions$/.test(of)) return { items: shown };
    return shown.find(({ id }) => of.endsWith(`/versions/${id}`));
  }

  private deploy(version: Version) {
    this.deployments.unshift({ version, at: new Date().toISOString() });
    return this.deployments.map(shownDeployment)[0];
  }
}

const shownDeployment = ({ version: { id, message }, at }: { version: Version; at: string }) => ({
  ...{ id, source: 'wrangler', strategy: 'percentage', author_email: 'ada@example.org' },
  ...{ created_on: at, annotations: { 'workers/message': message } },
  versions: [{ version_id: id, percentage: 100 }],
});
