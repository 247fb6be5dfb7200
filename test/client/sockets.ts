type Listener = (event: object) => void;

/** The other end of the sockets that a client opens. */
export class Ends {
  readonly sockets: FakeSocket[] = [];
  readonly WebSocket: new (
    url: string,
  ) => FakeSocket;

  constructor(meet: (socket: FakeSocket) => void) {
    const { sockets } = this;
    this.WebSocket = class extends FakeSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
        queueMicrotask(() => meet(this));
      }
    };
  }
}

export class FakeSocket {
  readonly url: string;
  readonly sent: { type: string; token?: string; cursor?: number }[] = [];
  readonly #listeners = new Map<string, Listener[]>();
  closed: number | undefined;

  constructor(url: string) {
    this.url = url;
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    // Each listener is called with events of its own type only.
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as Listener]);
  }
  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }
  close(code?: number): void {
    this.closed = code ?? 1005;
  }
  happens(type: string, event: object = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
  says(frame: object): void {
    this.happens('message', { data: JSON.stringify(frame) });
  }
  /** Opens and tells how things stand. */
  welcome(cursor = 0): void {
    this.happens('open');
    this.says({ type: 'snapshot', cursor, data: { documents: [], unread: 0 } });
  }
}
