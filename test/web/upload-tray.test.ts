import { expect, test } from 'vitest';
import type { UploadItem } from '../../client/react/react.ts';
import { trayOf } from '../../web/src/pages/inbox/tray.ts';

const item = (name: string, more: Partial<UploadItem>): UploadItem => ({
  id: name,
  file: new File(['x'], name),
  state: 'processing',
  sent: 1,
  documentId: 'a-document',
  update: null,
  error: null,
  isDuplicate: false,
  ...more,
});

const names = (items: UploadItem[]) => items.map(({ file }) => file.name);

const items = [
  item('on-its-way.pdf', { state: 'uploading', documentId: null }),
  item('new.pdf', {}),
  item('again.pdf', { isDuplicate: true, state: 'completed' }),
  item('empty.pdf', { state: 'rejected', documentId: null }),
];

test('the tray tells of files on their way, of those that were here already, and of those not taken', () => {
  const { sending, known, refused } = trayOf(items, () => false);
  expect([names(sending), names(known), names(refused)]).toEqual([['on-its-way.pdf'], ['again.pdf'], ['empty.pdf']]);
});

test('of a file that was here already it tells until that is dismissed', () => {
  expect(trayOf(items, ({ name }) => name === 'again.pdf').known).toEqual([]);
});
