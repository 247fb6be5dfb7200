import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendTelling } from '../../client/upload/send.ts';

/** As much of a browser's XMLHttpRequest as sending takes; each test plays the network. */
class FakeXhr {
  static last: FakeXhr;
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  opened: string[] = [];
  sent: unknown;
  status = 0;
  response = new Blob([]);
  responseType = '';
  isAborted = false;
  onload = () => {};
  onerror = () => {};
  onabort = () => {};

  constructor() {
    FakeXhr.last = this;
  }
  open(...opened: string[]): void {
    this.opened = opened;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  getAllResponseHeaders(): string {
    return 'content-type: application/json\r\nretry-after: 7\r\n';
  }
  send(body: unknown): void {
    this.sent = body;
  }
  abort(): void {
    this.isAborted = true;
    this.onabort();
  }
  answer(status: number, body: string): void {
    this.status = status;
    this.response = new Blob([body]);
    this.onload();
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const url = 'https://docket.example/v1/documents';

test('a browser tells how many bytes are gone, and its answer is a response like any other', async () => {
  const gone: number[] = [];
  const sending = sendTelling((bytes) => gone.push(bytes))(url, { method: 'POST', headers: { a: 'b' }, body: 'x' });
  const xhr = FakeXhr.last;
  expect([xhr.opened, xhr.headers, xhr.sent]).toEqual([['POST', url], { a: 'b' }, 'x']);
  for (const loaded of [5, 10]) xhr.upload.onprogress?.({ loaded });
  xhr.answer(429, '{"code":"rate_limited"}');
  const response = await sending;
  expect(gone).toEqual([5, 10]);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await response.json()).toEqual({ code: 'rate_limited' });
});

test('an answer without a body is one too', async () => {
  const sending = sendTelling(() => {})(url, { method: 'PUT' });
  FakeXhr.last.answer(204, '');
  expect((await sending).status).toBe(204);
});

test('a network that fails, or stands still for half a minute, is an error as with fetch', async () => {
  const failing = sendTelling(() => {})(url, { method: 'PUT' });
  FakeXhr.last.onerror();
  await expect(failing).rejects.toThrow(TypeError);

  const standing = sendTelling(() => {})(url, { method: 'PUT' });
  const error = expect(standing).rejects.toThrow(TypeError);
  await vi.advanceTimersByTimeAsync(20_000);
  FakeXhr.last.upload.onprogress?.({ loaded: 1 });
  await vi.advanceTimersByTimeAsync(29_000);
  expect(FakeXhr.last.isAborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  await error;
});

test('a signal ends it with its reason', async () => {
  const controller = new AbortController();
  const sending = sendTelling(() => {})(url, { method: 'PUT', signal: controller.signal });
  const error = expect(sending).rejects.toThrow('enough');
  controller.abort(new Error('enough'));
  await error;
  expect(FakeXhr.last.isAborted).toBe(true);
});
