import { api, type DocumentStatusReport, follow, isSettled, type Listed, Refusal, type Submitted } from '../api.ts';
import { element, replace } from '../dom.ts';
import { callsFor, send } from '../upload.ts';
import { stageWord, words } from '../words.ts';
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
  const more = element('button', { type: 'button', hidden: true }, 'Show older documents');
  replace(main, element('h1', {}, 'Inbox'), drop, rows, more);
  await listInto(rows, more, null);
  if (rows.childElementCount === 0) rows.append(element('li', { class: 'note', id: 'nothing' }, 'Nothing here yet.'));
}

async function listInto(rows: Element, more: HTMLButtonElement, cursor: string | null): Promise<void> {
  const found = await api.list(cursor).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return error;
  });
  if (found instanceof Refusal) {
    more.hidden = false;
    more.textContent = 'Try again';
    more.onclick = () => void listInto(rows, more, cursor);
    rows.append(
      element('li', { class: 'trouble', role: 'alert' }, `Your documents cannot be shown now: ${found.message}`),
    );
    return;
  }
  rows.querySelector('[role="alert"]')?.remove();
  more.textContent = 'Show older documents';
  const { data, next_cursor } = found;
  for (const listed of data) void watch(rowOf(listed, rows, 'append'), listed);
  more.hidden = next_cursor === null;
  more.onclick = () => void listInto(rows, more, next_cursor);
}

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
    void watch(rowOf(listed, rows, 'prepend'), listed);
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

function rowOf(shown: Shown, rows: Element, place: 'append' | 'prepend'): HTMLLIElement {
  const row = element('li', { class: 'card row', 'data-id': shown.id });
  rows[place](row);
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
