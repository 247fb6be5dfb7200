import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Look {
  /** In CSS pixels. */
  width: number;
  scheme: 'light' | 'dark';
}

export interface Browser {
  /** A whole page of HTML as PNG. */
  photograph(html: string, look: Look): Promise<Buffer>;
  close(): Promise<void>;
}

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>;

/** Starts Chromium (the one on PATH, or `CHROMIUM`) and speaks its own protocol with it. */
export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'mails-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-port=0'];
  const chromium = spawn(process.env.CHROMIUM ?? 'chromium', [...flags, `--user-data-dir=${profile}`, 'about:blank']);
  const address = new URL(await said(chromium));
  const pages = await fetch(`http://${address.host}/json/list`);
  const [page] = (await pages.json()) as { type: string; webSocketDebuggerUrl: string }[];
  const send = await speak(page?.webSocketDebuggerUrl ?? '');
  const { frameTree } = (await send('Page.getFrameTree')) as { frameTree: { frame: { id: string } } };
  return {
    async photograph(html, { width, scheme }) {
      await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
      const screen = { width, height: 240, deviceScaleFactor: 1, mobile: width < 600 };
      await send('Emulation.setDeviceMetricsOverride', screen);
      await send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
      const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
      return Buffer.from(String(data), 'base64');
    },
    async close() {
      const ended = new Promise((resolve) => chromium.once('exit', resolve));
      chromium.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where the browser listens, which is the first thing that it says. */
function said(chromium: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    chromium.once('exit', (code) => reject(new Error(`Chromium ended with ${code}.`)));
    chromium.stderr?.on('data', (chunk) => {
      const url = /ws:\/\/\S+/.exec(String(chunk))?.[0];
      if (url) resolve(url);
    });
  });
}

async function speak(url: string): Promise<Send> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    if (error) throw new Error(error.message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  let last = 0;
  return (method, params = {}) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}
