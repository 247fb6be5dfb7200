import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { type UploadItem, useUpload } from '../../../../client/react/react.ts';
import { Pill } from '../../ui/pill.tsx';
import { percentText, sizeText } from '../../words/text.ts';
import { trayOf } from './tray.ts';

// What was dismissed stays so when one comes back to the inbox.
const dismissed = new WeakSet<File>();

/** The files on their way, those that were here already, and those not taken with the reason; new ones are in the list. */
export function UploadTray() {
  const { items, cancel, clear } = useUpload();
  const queries = useQueryClient();
  const taken = items.filter(({ documentId }) => documentId).length;
  useEffect(() => {
    if (taken > 0) void queries.invalidateQueries({ queryKey: ['documents'] });
  }, [taken, queries]);
  const [, setDismissals] = useState(0);
  const { sending, known, refused } = trayOf(items, (file) => dismissed.has(file));
  const dismiss = (which: UploadItem[]) => {
    for (const { file } of which) dismissed.add(file);
    setDismissals((count) => count + 1);
  };
  if (sending.length + known.length + refused.length === 0) return null;
  return (
    <section className="tray" aria-label="Uploads">
      <ul className="plain">
        {sending.map((item) => (
          <Sending key={item.id} item={item} stop={() => void cancel(item.id)} />
        ))}
        {known.map((item) => (
          <Known key={item.id} item={item} dismiss={() => dismiss([item])} />
        ))}
        {refused.map((item) => (
          <Refused key={item.id} item={item} />
        ))}
      </ul>
      {known.length > 1 && (
        <button type="button" className="quiet" onClick={() => dismiss(known)}>
          Dismiss what was here already
        </button>
      )}
      {refused.length > 0 && (
        <button type="button" className="quiet" onClick={clear}>
          Dismiss what was not taken
        </button>
      )}
    </section>
  );
}

function Sending({ item: { file, sent }, stop }: { item: UploadItem; stop(): void }) {
  return (
    <li className="card tray-line">
      <div className="row-what">
        <span className="filename">{file.name}</span>
        <span className="note">
          {percentText(sent)} of {sizeText(file.size)}
        </span>
      </div>
      <Pill tone="busy">Uploading</Pill>
      <button type="button" className="icon" aria-label={`Stop uploading ${file.name}`} onClick={stop}>
        <X size={16} aria-hidden />
      </button>
      <progress max={1} value={sent || undefined} aria-label={`Upload of ${file.name}`} />
    </li>
  );
}

const Known = ({ item: { file, documentId }, dismiss }: { item: UploadItem; dismiss(): void }) => (
  <li className="card tray-line">
    <p className="tray-known" role="status">
      <span className="filename">{file.name}</span> was here already:{' '}
      <Link href={`/documents/${documentId}`}>open the document</Link>
    </p>
    <button type="button" className="icon" aria-label={`Dismiss ${file.name}`} onClick={dismiss}>
      <X size={16} aria-hidden />
    </button>
  </li>
);

const Refused = ({ item: { file, error } }: { item: UploadItem }) => (
  <li className="card tray-line">
    <div className="row-what">
      <span className="filename">{file.name}</span>
      <span className="why" role="alert">
        {error?.detail}
      </span>
    </div>
    <Pill tone="bad">Not taken</Pill>
  </li>
);
