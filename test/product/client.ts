import { createDocket, type Docket, type DocketOptions } from '../../client/docket.ts';
import { type User, world } from './world.ts';

/** Sockets that a test can cut, and forbid. */
export class Wire {
  readonly #open = new Set<WebSocket>();
  opened = 0;
  isCut = false;

  readonly WebSocket: NonNullable<DocketOptions['WebSocket']>;

  constructor() {
    const wire = this;
    this.WebSocket = class extends WebSocket {
      constructor(url: string) {
        if (wire.isCut) throw new Error('The wire is cut.');
        super(url);
        wire.opened += 1;
        wire.#open.add(this);
        this.addEventListener('close', () => wire.#open.delete(this));
      }
    };
  }

  /** Ends all sockets that are open; others may follow. */
  jolt(): void {
    for (const socket of this.#open) socket.close();
  }

  /** Ends all sockets that are open, for good. */
  cut(): void {
    this.isCut = true;
    this.jolt();
  }
}

/** Docket in the name of this user. */
export const docketOf = (user: User, options: Partial<DocketOptions> = {}): Docket =>
  createDocket({ url: world.env('API_URL'), getToken: () => user.token, ...options });

/** Everything that an iterator gives. */
export async function all<T>(updates: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const update of updates) seen.push(update);
  return seen;
}
