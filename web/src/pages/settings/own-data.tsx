import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { docket } from '../../docket.ts';
import { saveFile } from '../../save-file.ts';
import { leaveForGood, usePerson } from '../../session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { isOwnAddress, nextCursor } from '../../words/own-data.ts';

/** Everything that somebody has: to take along, and to erase for good. */
export function OwnData() {
  const [isLeaving, setLeaving] = useState(false);
  const download = useMutation({ mutationFn: downloadAll });
  return (
    <section className="card own-data" aria-labelledby="own-data">
      <h2 id="own-data">Your data</h2>
      <p className="note">
        All documents with their originals, text and fields, and everything else that is kept of you, as ZIP archives.
      </p>
      <div className="actions">
        <button type="button" onClick={() => download.mutate()} disabled={download.isPending}>
          <Download size={17} aria-hidden /> Download everything
        </button>
        <button type="button" className="danger" onClick={() => setLeaving(true)}>
          <Trash2 size={17} aria-hidden /> Delete account
        </button>
      </div>
      <p role="status" className={download.isError ? 'bad' : 'note'}>
        {download.isPending && 'It is being put together…'}
        {download.isError && sentenceOf(download.error)}
        {download.isSuccess && `Downloaded: ${download.data === 1 ? 'one archive' : `${download.data} archives`}.`}
      </p>
      {isLeaving && <Leaving onClose={() => setLeaving(false)} />}
    </section>
  );
}

/** Downloads part after part; answers how many there were. */
async function downloadAll(): Promise<number> {
  let parts = 0;
  let cursor: string | null | undefined;
  do {
    const query = cursor ? { cursor } : {};
    const response = await docket.request('GET /v1/account/export', { query });
    cursor = nextCursor(response.headers.get('link'));
    parts += 1;
    await saveFile(response, `docket-part-${parts}.zip`);
  } while (cursor !== null);
  return parts;
}

function Leaving({ onClose }: { onClose(): void }) {
  const email = usePerson()?.email ?? '';
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => docket.delete('/v1/account', { body: { confirm: typed } }),
    onSuccess: () => leaveForGood('Your account and everything in it are erased.'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOwnAddress(typed, email)) erase.mutate();
  };
  return (
    <Dialog title="Delete account" onClose={onClose}>
      <form onSubmit={submit} className="leaving">
        <p>
          Every document, what was found in it, keys, webhooks and the account itself are erased at once. Nobody can
          bring them back.
        </p>
        <label className="labelled">
          Type {email} to confirm
          <input
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
            spellCheck={false}
            required
          />
        </label>
        {erase.isError && (
          <p className="bad" role="alert">
            {sentenceOf(erase.error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="danger" disabled={!isOwnAddress(typed, email) || erase.isPending}>
            Erase everything
          </button>
          <button type="button" onClick={onClose}>
            Keep things as they are
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
