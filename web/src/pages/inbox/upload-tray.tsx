import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { type UploadItem, useUpload } from '../../../../client/react/react.ts';
import { Pill } from '../../ui/pill.tsx';
import { percentText, sizeText } from '../../words/text.ts';

/** The files on their way, and those that were not taken with the reason; what was taken is in the list. */
export function UploadTray() {
  const { items, cancel, clear } = useUpload();
  const queries = useQueryClient();
  const taken = items.filter(({ documentId }) => documentId).length;
  useEffect(() => {
    if (taken > 0) void queries.invalidateQueries({ queryKey: ['documents'] });
  }, [taken, queries]);
  const sending = items.filter(({ state }) => state === 'uploading');
  const refused = items.filter(({ state }) => state === 'rejected');
  if (sending.length + refused.length === 0) return null;
  return (
    <section className="tray" aria-label="Uploads">
      <ul className="plain">
        {sending.map((item) => (
          <Sending key={item.id} item={item} stop={() => void cancel(item.id)} />
        ))}
        {refused.map((item) => (
          <Refused key={item.id} item={item} />
        ))}
      </ul>
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
