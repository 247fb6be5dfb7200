import { Window } from 'happy-dom';
import { type ComponentType, createElement } from 'react';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Docket } from '../../client/docket.ts';
import {
  DocketProvider,
  useDocket,
  useDocument,
  useLive,
  useNotifications,
  useUpload,
} from '../../client/react/react.ts';
import { docketOf } from './client.ts';
import { aCorruptPdf, aLetter } from './papers.ts';
import { type TestFile, world } from './world.ts';

// The hooks as a page has them: rendered into a document, against the running cloud.

const page = new Window();
Object.assign(globalThis, { window: page, document: page.document });
const { createRoot } = await import('react-dom/client');

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => page.happyDOM.close());

const fileOf = ({ name, bytes, type = '' }: TestFile) => new File([bytes], name, { type });

/** Renders a component that calls a hook; answers what the hook gave last, and each time before. */
function render<Hook>(docket: Docket, use: () => Hook) {
  const given: Hook[] = [];
  const Component: ComponentType = () => {
    given.push(use());
    return null;
  };
  const root = createRoot(document.createElement('div'));
  root.render(createElement(DocketProvider, { docket }, createElement(Component)));
  const unmount = () => root.unmount();
  ends.push(unmount);
  const last = () => given.at(-1) as Hook;
  return {
    given,
    last,
    unmount,
    until: (isIt: (hook: Hook) => boolean) => expect.poll(() => isIt(last()), { timeout: 15_000 }).toBe(true),
  };
}

test('a page uploads files and sees each go from its first byte to its end', async () => {
  const docket = docketOf(await world.user());
  const { last, given, until } = render(docket, useUpload);
  await until((hook) => hook?.items.length === 0);
  last().add([fileOf(aLetter('letter.txt')), fileOf(aCorruptPdf('broken.pdf')), new File([], 'empty.txt')], {
    notify: false,
  });
  await until(
    ({ items }) => items.length === 3 && items.every(({ state }) => state !== 'uploading' && state !== 'processing'),
  );
  expect(last().items).toMatchObject([
    { file: { name: 'letter.txt' }, state: 'completed', sent: 1, update: { progress: 100 }, error: null },
    { file: { name: 'broken.pdf' }, state: 'failed', error: { code: 'document_corrupt' } },
    { file: { name: 'empty.txt' }, state: 'rejected', documentId: null, error: { code: 'empty_file' } },
  ]);
  const states = given.flatMap(({ items }) => items[0]?.state ?? []);
  expect([...new Set(states)]).toEqual(['uploading', 'processing', 'completed']);
  last().clear();
  await until(({ items }) => items.length === 0);
});

test('an upload goes on when its page is left, and another page shows it', async () => {
  const docket = docketOf(await world.user());
  const first = render(docket, useUpload);
  await first.until(Boolean);
  first.last().add([fileOf(aLetter())], { notify: false });
  first.unmount();
  const second = render(docket, useUpload);
  await second.until((hook) => hook?.items[0]?.state === 'completed');
});

test('what is being processed can be canceled', async () => {
  const docket = docketOf(await world.user());
  const { last, until } = render(docket, useUpload);
  await until(Boolean);
  const [id = ''] = last().add([fileOf(aLetter())], { delay: '1h' });
  await until(({ items }) => items[0]?.update?.status === 'scheduled');
  await last().cancel(id);
  await until(({ items }) => items[0]?.state === 'canceled');
});

test('a page of a document shows it, follows its processing, and what becomes of it when it is begun anew', async () => {
  const ada = await world.user();
  const docket = docketOf(ada);
  const { documents } = await world.upload(ada, aLetter('letter.txt'), { delay: '1h', notify: 'false' });
  const id = documents[0]?.id ?? '';
  const { last, until } = render(docket, () => useDocument(id));
  await until((hook) => hook?.document?.status === 'scheduled' && hook.update?.status === 'scheduled');
  await world.clock.advance('61m');
  await until(({ document, update }) => document?.status === 'completed' && update?.status === 'completed');
  const first = last().document?.job_id;
  await docket.post('/v1/documents/reprocess', { body: { ids: [id], stages: ['extract_text'] } });
  await until(({ document }) => document?.status === 'completed' && document.job_id !== first);
  expect(last().error).toBeNull();
});

test('a page of a document of somebody else says that there is none', async () => {
  const [ada, bob] = [await world.user(), await world.user()];
  const { document_id } = await world.process(ada, aLetter());
  const { last, until } = render(docketOf(bob), () => useDocument(document_id));
  await until((hook) => Boolean(hook?.error));
  expect(last()).toMatchObject({ document: null, error: { code: 'not_found' } });
});

test('notifications come by themselves, and are read at a click', async () => {
  const ada = await world.user();
  const { last, until } = render(docketOf(ada), useNotifications);
  await until((hook) => hook?.notifications?.length === 0);
  await world.process(ada, aLetter('one.txt'));
  await world.process(ada, aLetter('two.txt'));
  await until(({ unread, total }) => unread === 2 && total === 2);
  const [newest] = last().notifications ?? [];
  await last().markRead(newest?.id ?? '');
  await until(({ unread, notifications }) => unread === 1 && notifications?.[0]?.read === true);
  await last().markAllRead();
  await until(({ unread }) => unread === 0);
  await last().remove(newest?.id ?? '');
  await until(({ total }) => total === 1);
  expect(await docketOf(ada).get('/v1/notifications')).toMatchObject({ total: 1, unread: 0 });
});

test('a change that is refused is taken back and said', async () => {
  const ada = await world.user();
  await world.process(ada, aLetter());
  const offline = (url: string, init: RequestInit) =>
    init.method === 'GET' ? fetch(url, init) : Promise.reject(new TypeError('fetch failed'));
  const { last, until } = render(docketOf(ada, { fetch: offline }), useNotifications);
  await until((hook) => hook?.unread === 1);
  await last().markAllRead();
  await until(({ unread, error }) => unread === 1 && error !== null);
  expect(last().error).toMatchObject({ code: 'offline' });
});

test('a page hears of everything while it is open, and says how it is connected', async () => {
  const ada = await world.user();
  const seen: string[] = [];
  const { until, unmount } = render(docketOf(ada), () => useLive(({ type }) => seen.push(type)));
  await until((state) => state === 'live');
  await world.process(ada, aLetter());
  await expect.poll(() => seen).toContain('document_processed');
  unmount();
});

test('a hook outside of the provider says what is missing', () => {
  const errors: unknown[] = [];
  const root = createRoot(document.createElement('div'), { onUncaughtError: (error) => errors.push(error) });
  root.render(
    createElement(() => {
      useDocket();
      return null;
    }),
  );
  ends.push(() => root.unmount());
  return expect.poll(() => String(errors[0])).toMatch(/DocketProvider/);
});
