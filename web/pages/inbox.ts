import { api, follow, isSettled, type Listed } from '../api.ts';
import { element, replace } from '../dom.ts';
import { percentText, words } from '../words.ts';
import { pill } from './pill.ts';

// What one call takes; more files go in several.
const filesPerCall = 20;

/** The upload page: drop files, and watch each become a result. */
export async function showInbox(main: Element): Promise<void> {
  const rows = element('ul', { class: 'rows' });
  const input = element('input', { type: 'file', multiple: true, 'aria-label': 'Choose files' });
  const drop = element(
    'label',
    { class: 'drop' },
    element('strong', {}, 'Drop documents here'),
    'or choose them: PDF, Word, Excel, scans and photos, mails, text; 20 files and 10 MB at a time',
    input,
  );
  const send = (files: FileList | null | undefined) => void upload([...(files ?? [])], rows);
  input.addEventListener('change', () => {
    send(input.files);
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
    send(event.dataTransfer?.files);
  });
  document.onpaste = (event) => send(event.clipboardData?.files);
  replace(main, element('h1', {}, 'Inbox'), drop, rows);
  const { data } = await api.list();
  for (const listed of data) watch(rowOf(listed, rows, 'append'), listed);
  if (data.length === 0) rows.append(element('li', { class: 'note', id: 'nothing' }, 'Nothing here yet.'));
}

async function upload(files: File[], rows: Element): Promise<void> {
  for (let from = 0; from < files.length; from += filesPerCall) {
    const some = files.slice(from, from + filesPerCall);
    const waiting = some.map((file) =>
      element(
        'li',
        { class: 'card row' },
        element('span', { class: 'name' }, file.name),
        pill('uploading'),
        element('progress', {}),
      ),
    );
    document.getElementById('nothing')?.remove();
    rows.prepend(...waiting);
    try {
      const { documents, errors } = await api.upload(some);
      for (const row of waiting) row.remove();
      for (const { filename, detail } of errors) rows.prepend(troubleRow(filename, detail));
      for (const document of documents) {
        rows.querySelector(`[data-id="${document.id}"]`)?.remove();
        const listed = { ...document, progress: 0, stage: null, category: null, error: null };
        watch(rowOf(listed, rows, 'prepend'), listed);
      }
    } catch (error) {
      for (const row of waiting) row.remove();
      rows.prepend(
        troubleRow(some.map((file) => file.name).join(', '), error instanceof Error ? error.message : String(error)),
      );
    }
  }
}

type Shown = Pick<Listed, 'id' | 'filename' | 'status' | 'progress' | 'stage' | 'category' | 'error'>;

function rowOf(shown: Shown, rows: Element, place: 'append' | 'prepend'): HTMLLIElement {
  const row = element('li', { class: 'card row', 'data-id': shown.id });
  rows[place](row);
  render(row, shown);
  return row;
}

function render(row: Element, { id, filename, status, progress, stage, category, error }: Shown): void {
  const detail =
    error?.detail ??
    (isSettled(status)
      ? category
        ? words(category)
        : ''
      : stage
        ? `${words(stage)}, ${percentText(progress / 100)}`
        : '');
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
