import { setImmediate } from 'node:timers/promises';
import { crons } from '../../../functions/cron.ts';
import { bindings } from '../../../local/bindings.ts';
import { Dropped } from '../../../local/dropped.ts';
import { usualPorts } from '../../../local/settings.ts';
import { falseAcknowledgement } from '../promises/acknowledged.ts';
import type { Role } from './call.ts';
import { carry } from './carry.ts';
import { History } from './history.ts';
import { compose, Isolate, running } from './isolate.ts';
import { copyOf, type Letter, Mailbox } from './mailbox.ts';
import { type Plan, quiet } from './plan.ts';
import type { Platform } from './platform.ts';
import { openServices, type Services } from './services.ts';

const minute = 60_000;

// Whoever calls us gives up after a quarter of an hour at the latest, and the platform ends what nobody waits for.
const longestInvocation = 15 * minute;

/**
 * So many steps of so many minutes: longer than every lease, silence, retry and backoff, two days in all. The last ones are short
 * again: what falls due at the end of a long step is owed until the next sweep.
 */
const healing = [
  [1, 17],
  [10, 6],
  [60, 5],
  [240, 11],
  [1, 2],
] as const;

interface Frozen {
  isolate: Isolate;
  since: number;
  ended: Promise<unknown>;
}

// A 503 tells the broker to come again later; elsewhere nothing may fail by itself.
const isInOrder = ({ status }: Response, role: Role): boolean =>
  status < 500 || (status === 503 && role === 'delivery');

/** One story: the product's isolates, the vendors around them, and whatever the plan lets befall their calls. */
export class Simulation {
  readonly platform: Platform;
  readonly services: Services;
  /** Deliveries of the broker. */
  readonly mailbox = new Mailbox();
  /** Posts about what became of mails. */
  readonly reports = new Mailbox();
  readonly history = new History();
  readonly story: string[] = [];
  readonly log: string[] = [];
  plan: Plan = quiet;
  /** Calls so far, all of them and by operation. */
  calls = 0;
  readonly turns = new Map<string, number>();
  env: Record<string, string> = bindings(usualPorts, {});
  /** Objects whose reading kills the isolate, healed or not. */
  readonly poison = new Set<string>();
  /** Access tokens that the stand-in of Supabase cannot check, and those that stand for the same person there. */
  readonly exchanged = new Map<string, string>();
  /** The public keys of access tokens; null while nobody answers for them. */
  tokenKeys: object | null = null;
  /** Goes on beside the next call of an engine, which takes that long. */
  meanwhile: (() => Promise<void>) | null = null;
  /** Whether the broker goes on waiting for a delivery that gets no answer. */
  keepsOpen: () => boolean = () => false;
  /** Whether publishes lose their deduplication ids on the way. */
  stripsKeys = false;
  #isolates = 0;
  #isHealed = false;
  #warm = new Map<Role, Isolate>();
  #frozen: Frozen[] = [];

  constructor(platform: Platform) {
    this.platform = platform;
    this.services = openServices(platform, {
      deliver: (request) => running.exit(() => this.mailbox.deliver(request)),
      report: (request) => running.exit(() => this.reports.deliver(request)),
      pass: (ms) => this.pass(ms),
    });
  }

  tell(line: string): void {
    this.story.push(line);
  }

  /** Does something in calm weather, which is then as it was. */
  async calmly<T>(work: () => Promise<T>): Promise<T> {
    const { plan } = this;
    this.plan = quiet;
    const done = await work();
    this.plan = plan;
    return done;
  }

  /** Lets story time pass without anything falling due. */
  pass(ms: number): Promise<void> {
    return this.platform.setTime(this.platform.now() + ms);
  }

  /** The isolate that takes the next request of this kind: a warm one if it lives, else a new one. */
  isolate(role: Role): Isolate {
    const warm = this.#warm.get(role);
    if (warm && !warm.isDead && !warm.isFrozen) return warm;
    const { now } = this.platform;
    const log = (line: string) => void this.log.push(line);
    const fresh = new Isolate(++this.#isolates, role, compose(this.env, now, log), (isolate, request) =>
      running.exit(() => carry(this, isolate, request)),
    );
    this.#warm.set(role, fresh);
    return fresh;
  }

  /** The next request of this kind meets a new isolate. */
  cold(role: Role): void {
    this.#warm.delete(role);
  }

  /** A person's request; null when no answer came, because the isolate died or froze. */
  async ask(request: Request): Promise<Response | null> {
    return this.#within(this.isolate('api'), async (isolate) => isolate.app.fetch(request));
  }

  /** A client's PUT to a signed address of Storage, outside of every isolate. */
  async put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const { status } = await this.services.fetch('storage', new Request(url, { method: 'PUT', body: bytes }));
    this.tell(`PUT to storage → ${status}`);
    return status;
  }

  /** One firing of the minute cron; a failure is what the runtime would have logged. */
  async cron(): Promise<void> {
    await this.#within(this.isolate('cron'), async ({ composition }) => {
      const context = composition.for({ kind: 'system', task: 'cron' }, { token: null, log: composition.log });
      await crons['* * * * *']?.(context).catch((error: unknown) =>
        this.#complain(`the cron failed: ${String(error)}`),
      );
    });
  }

  /** Sends a delivery to the product; null when no answer came. */
  deliver(request: Request): Promise<Response | null> {
    return this.#within(this.isolate('delivery'), async (isolate) => isolate.app.fetch(request));
  }

  /** Hands one letter over in the ordinary way. */
  async hand(letter: Letter): Promise<Response | null> {
    const response = await this.deliver(copyOf(letter));
    if (response) {
      const lie = await falseAcknowledgement(this.platform, letter, response);
      if (lie) this.history.failures.push(lie);
      letter.answer(response);
    } else if (this.keepsOpen()) this.tell('its connection stays open');
    else letter.drop();
    this.tell(`delivered ${letter.messageId.slice(0, 10)} (${letter.retried}) → ${response?.status ?? 'no answer'}`);
    return response;
  }

  /** Hands over one post about mails. */
  async report(post: Letter): Promise<Response | null> {
    const response = await this.#within(this.isolate('hook'), async (isolate) => isolate.app.fetch(copyOf(post)));
    if (response) post.answer(response);
    else post.drop();
    if (response?.ok) this.history.heard(post.body, this.platform.now());
    this.tell(`mail events → ${response?.status ?? 'no answer'}`);
    return response;
  }

  /** Hands over all that is due now, in order, and what comes of it. */
  async deliverAll(): Promise<void> {
    for (;;) {
      await this.settle();
      const letter = this.mailbox.take();
      const post = letter ? undefined : this.reports.take();
      if (letter) await this.hand(letter);
      else if (post) await this.report(post);
      else return;
    }
  }

  /** Lets the broker and the mail vendor begin whatever is due. */
  async settle(): Promise<void> {
    void this.services.qstash.wake();
    if (this.reports.letters.length === 0) void this.services.sendgrid.wake();
    for (let turn = 0; turn < 4; turn += 1) await setImmediate();
  }

  /** A minute of ordinary life: time, deliveries, cron, deliveries. */
  async advance(ms: number, withCron = true): Promise<void> {
    await this.pass(ms);
    await this.deliverAll();
    if (!withCron) return;
    await this.cron();
    await this.deliverAll();
  }

  /** Wakes every frozen isolate and waits until each has come to its end. */
  async thaw(): Promise<void> {
    for (const sleeper of this.#frozen.splice(0)) {
      const { isolate, since, ended } = sleeper;
      const now = this.platform.now();
      const isTooLate = now - since >= longestInvocation;
      this.tell(`isolate#${isolate.id} ${isTooLate ? 'is ended by the platform' : 'wakes up'}`);
      if (isTooLate) isolate.die();
      isolate.thaw({ from: since, to: now });
      await Promise.race([ended, isolate.untilFrozen]);
      if (isolate.isFrozen) this.#frozen.push(sleeper);
    }
  }

  get frozen(): number {
    return this.#frozen.length;
  }

  /** Ends all faults, then two days pass, in steps that grow. */
  async heal(): Promise<void> {
    this.plan = quiet;
    this.tell('— healed —');
    await this.thaw();
    this.#isHealed = true;
    for (const [minutes, times] of healing)
      for (let step = 0; step < times; step += 1) await this.advance(minutes * minute);
  }

  async close(): Promise<void> {
    await this.services.close();
  }

  #complain(what: string): void {
    this.tell(what);
    if (this.#isHealed) this.history.failures.push(`I1 all works again when all is healed: ${what}`);
  }

  async #within<T>(isolate: Isolate, work: (isolate: Isolate) => Promise<T>): Promise<T | null> {
    const ended = isolate
      .run(() => work(isolate))
      .catch((error: unknown) => {
        if (error instanceof Dropped) return null;
        throw error;
      });
    const first = await Promise.race([ended, isolate.untilFrozen.then(() => 'frozen' as const)]);
    if (first instanceof Response && !isInOrder(first, isolate.role))
      this.#complain(`a request to ${isolate.role} was answered ${first.status}`);
    if (first !== 'frozen') return first;
    this.#frozen.push({ isolate, since: this.platform.now(), ended: ended.catch(() => null) });
    return null;
  }
}
