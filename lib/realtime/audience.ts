import type { LoggedEvent, Progress } from '../ports.ts';
import type { Entry, Followed, Frame, Snapshot, Ticket } from './realtime.ts';
import { Story } from './story.ts';

/** Where a listener stands; everything about it that must outlive the memory of its place. */
export interface Place extends Ticket {
  /** The last cursor that it was told of; null before its snapshot. */
  cursor: number | null;
  /** Whether something of its person's was under way then. */
  is_open: boolean;
}

/** One open socket. */
export interface Listener {
  place(): Place;
  keep(place: Place): void;
  send(frame: Frame): void;
}

export interface Log {
  snapshot(ticket: Ticket, after: number | null): Promise<Snapshot>;
  follow(ticket: Ticket, after: number): Promise<Followed>;
}

/**
 * All listeners of one person. Each is told a snapshot and then every event once, in the order of the log: commits that
 * ring with the very next events are told as they come, and whatever else happened is read from the log.
 */
export class Audience {
  readonly #listeners: () => Listener[];
  readonly #log: Log;
  readonly #stories = new WeakMap<Listener, Story>();
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(listeners: () => Listener[], log: Log) {
    this.#listeners = listeners;
    this.#log = log;
  }

  /** Tells the events of a commit; resolves when all that is known has been told, rejects when the log cannot be read. */
  async hear(events: LoggedEvent[]): Promise<void> {
    const entries = events.map((event) => ({ ...event, data: event.data as Entry['data'] }));
    const behind = this.#listeners().filter((listener) => this.#reading || !this.#tellNext(listener, entries));
    if (behind.length > 0) await this.catchUp();
  }

  /** Shows a run between two commits to those who know of it; whoever has slept is first told what is under way. */
  async show(frame: Progress): Promise<void> {
    if (this.#listeners().some((listener) => !this.#stories.has(listener))) await this.catchUp();
    for (const listener of this.#listeners()) {
      const { cursor } = listener.place();
      const told = cursor === null ? null : this.#stories.get(listener)?.interject(frame, cursor);
      if (told) listener.send(told);
    }
  }

  /** Reads the log for all who are behind; one reading goes on at a time, and what rings meanwhile makes it look again. */
  catchUp(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const read = await Promise.allSettled(this.#listeners().map((listener) => this.#bringUp(listener)));
      const failed = read.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    }
  }

  async #bringUp(listener: Listener): Promise<void> {
    const story = this.#storyOf(listener);
    let isBehind = true;
    if (listener.place().cursor === null) {
      const place = listener.place();
      const { after } = place;
      const { cursor, documents, unread, under_way } = await this.#log.snapshot(place, after);
      story.learn(under_way);
      this.#tell(listener, cursor, { type: 'snapshot', cursor, data: { documents, unread } });
      // What is committed from now on rings.
      isBehind = after !== null;
    }
    for (let more = isBehind; more; ) {
      const place = listener.place();
      const followed = await this.#log.follow(place, place.cursor ?? 0);
      more = followed.more;
      story.learn(followed.under_way);
      for (const event of followed.events) this.#tell(listener, event.cursor, story.tell(event, followed.documents));
    }
    listener.keep({ ...listener.place(), is_open: story.isOpen });
  }

  /** Whether this listener has now been told of all these events. */
  #tellNext(listener: Listener, events: Entry[]): boolean {
    const { cursor } = listener.place();
    const story = this.#stories.get(listener);
    if (cursor === null || !story) return false;
    const news = events.filter((event) => event.cursor > cursor);
    if (news.length === 0) return true;
    if (news[0]?.cursor !== cursor + 1 || !story.canTell(news)) return false;
    for (const event of news) this.#tell(listener, event.cursor, story.tell(event, {}));
    listener.keep({ ...listener.place(), is_open: story.isOpen });
    return true;
  }

  #tell(listener: Listener, cursor: number, frame: Frame | null): void {
    if (frame) listener.send(frame);
    listener.keep({ ...listener.place(), cursor });
  }

  #storyOf(listener: Listener): Story {
    const story = this.#stories.get(listener) ?? new Story();
    this.#stories.set(listener, story);
    return story;
  }
}
