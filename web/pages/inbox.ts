import { api, type DocumentStatusReport, follow, isSettled, type Listed, type Submitted } from '../api.ts';
import { element, replace } from '../dom.ts';
import { callsFor, send } from '../upload.ts';
import { isStatus, stageWord, words } from '../words.ts';
import { listInto } from './list-into.ts';
import { pill } from './pill.ts';

/** The upload page: drop files, and watch each become a result. */
export async function showInbox(main: Element): Promise<void> {
  const rows = element('ul', { class: 'rows' });
  const input = element('input', { type: 'file', multiple: true, 'aria-label': 'Choose files' });
  const drop = element(
    'label',
    { class: 'drop' },
    element('strong', {}, 'Drop documents here'),
    'or choose them: PDF, Word, Excel, scans and photos, mails, text; up to 50 MB each',
    input,
  );
  const take = (files: FileList | null | undefined) => void upload([...(files ?? [])], rows);
  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer?.files);
  });
  document.onpaste = (event) => take(event.clipboardData?.files);
  const status = statusAsked();
  replace(main, element('h1', {}, 'Inbox'), status ? onlySome(status) : drop, rows);
  await listInto(rows, {
    load: (cursor) => api.list({ cursor, status }),
    row: (listed) => {
      const row = rowOf(listed);
      void watch(row, listed);
      return row;
    },
    more: 'Show older documents',
    trouble: 'Your documents cannot be shown now',
    empty: () => element('li', { class: 'note', id: 'nothing' }, status ? 'None at the moment.' : 'Nothing here yet.'),
  });
}

/** The status that the address asks for, as links of digests do. */
function statusAsked(): string | null {
  const status = new URLSearchParams(location.search).get('status');
  return status && isStatus(status) ? status : null;
}

const onlySome = (status: string) =>
  element('p', { class: 'note' }, 'Only: ', pill(status), ' ', element('a', { href: '/' }, 'Show all'));

async function upload(files: File[], rows: Element): Promise<void> {
  document.getElementById('nothing')?.remove();
  const calls = callsFor(files).map((some) => ({ some, waiting: some.map(waitingRow) }));
  rows.prepend(...calls.flatMap(({ waiting }) => waiting));
  for (const { some, waiting } of calls) {
    try {
      show(await send(some), rows);
    } catch (error) {
      rows.prepend(
        troubleRow(some.map((file) => file.name).join(', '), error instanceof Error ? error.message : String(error)),
      );
    }
    for (const row of waiting) row.remove();
  }
}

function show({ documents, errors }: Submitted, rows: Element): void {
  for (const { filename, detail } of errors) rows.prepend(troubleRow(filename, detail));
  for (const sent of documents) {
    rows.querySelector(`[data-id="${sent.id}"]`)?.remove();
    const listed = { ...sent, progress: 0, stage: null, category: null, error: null };
    const row = rowOf(listed);
    rows.prepend(row);
    void watch(row, listed);
  }
}

const waitingRow = (file: File) =>
  element(
    'li',
    { class: 'card row' },
    element('span', { class: 'name' }, file.name),
    pill('uploading'),
    element('progress', {}),
  );

type Shown = Pick<Listed, 'id' | 'filename' | 'status' | 'progress' | 'stage' | 'category' | 'error'> &
  Partial<Pick<DocumentStatusReport, 'waiting_for'>>;

function rowOf(shown: Shown): HTMLLIElement {
  const row = element('li', { class: 'card row', 'data-id': shown.id });
  render(row, shown);
  return row;
}

function render(row: Element, { id, filename, status, progress, stage, category, error, waiting_for }: Shown): void {
  const outcome = error?.detail ?? (category ? words(category) : '');
  const detail = isSettled(status) ? outcome : stageWord(stage, progress, waiting_for);
  replace(
    row,
    element('a', { class: 'name', href: `/documents/${id}` }, filename),
    pill(status),
    !isSettled(status) &&
      element('progress', { max: 100, value: progress || null, 'aria-label': `Progress of ${filename}` }),
    detail ? element('span', { class: 'detail' }, detail) : null,
  );
}

async function watch(row: Element, shown: Shown): Promise<void> {
  if (isSettled(shown.status)) return;
  for await (const report of follow(shown.id)) render(row, { ...shown, ...report, id: shown.id });
  render(row, await api.get(shown.id));
}

const troubleRow = (name: string, detail: string) =>
  element(
    'li',
    { class: 'card row' },
    element('span', { class: 'name' }, name),
    element('span', { class: 'pill bad' }, 'Not taken'),
    element('span', { class: 'detail trouble' }, detail),
  );
