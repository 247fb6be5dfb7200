export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** In ms: how long nothing may move on the way, and how long an answer may take once everything is there. */
const patience = { stalled: 30_000, answer: 120_000 };

/** A fetch that says how many bytes of its body are gone, where the machine can tell. */
export const sendTelling = (onSent: (bytes: number) => void): Send =>
  globalThis.XMLHttpRequest ? (url, init) => sendByXhr(url, init, onSent) : (url, init) => fetch(url, init);

function sendByXhr(url: string, init: RequestInit, onSent: (bytes: number) => void): Promise<Response> {
  const { method = 'GET', headers, body, signal } = init;
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const stop = () => xhr.abort();
    let timer = setTimeout(stop, patience.stalled);
    const moved = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(stop, ms);
    };
    const fail = () => {
      over();
      reject(signal?.aborted ? signal.reason : new TypeError('The request did not get through.'));
    };
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    xhr.open(method, url);
    xhr.responseType = 'blob';
    for (const [name, value] of new Headers(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded }) => {
      moved(patience.stalled);
      onSent(loaded);
    };
    xhr.upload.onload = () => moved(patience.answer);
    xhr.onload = () => {
      over();
      resolve(responseOf(xhr));
    };
    xhr.onerror = fail;
    xhr.onabort = fail;
    if (signal?.aborted) return fail();
    signal?.addEventListener('abort', stop);
    // What was given to fetch, which takes more than this, was a form, a file or text.
    xhr.send((body ?? null) as XMLHttpRequestBodyInit | null);
  });
}

function responseOf(xhr: XMLHttpRequest): Response {
  const lines = xhr.getAllResponseHeaders().trim().split(/\r?\n/);
  const headers = lines.filter(Boolean).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const isEmpty = xhr.status === 204 || xhr.status === 205 || xhr.status === 304;
  return new Response(isEmpty ? null : xhr.response, { status: xhr.status, headers });
}
