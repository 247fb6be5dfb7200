import { X } from 'lucide-react';
import { Pill } from '../../ui/pill.tsx';
import { type Upload, useUploads } from '../../uploads.tsx';
import { percentText, sizeText } from '../../words/text.ts';

/** The files on their way, and those that were not taken with the reason. */
export function UploadTray() {
  const { uploads, dismiss } = useUploads();
  if (uploads.length === 0) return null;
  return (
    <ul className="plain tray" aria-label="Uploads">
      {uploads.map((upload) => (
        <Line key={upload.id} upload={upload} dismiss={() => dismiss(upload.id)} />
      ))}
    </ul>
  );
}

function Line({
  upload: { filename, size, fraction, state, why, stop },
  dismiss,
}: {
  upload: Upload;
  dismiss(): void;
}) {
  const isSending = state === 'sending';
  return (
    <li className="card tray-line">
      <div className="row-what">
        <span className="filename">{filename}</span>
        {isSending ? (
          <span className="note">
            {percentText(fraction)} of {sizeText(size)}
          </span>
        ) : (
          <span className="why" role="alert">
            {why}
          </span>
        )}
      </div>
      <Pill tone={isSending ? 'busy' : 'bad'}>{isSending ? 'Uploading' : 'Not taken'}</Pill>
      <button
        type="button"
        className="icon"
        aria-label={isSending ? `Stop uploading ${filename}` : `Dismiss ${filename}`}
        onClick={isSending ? stop : dismiss}
      >
        <X size={16} aria-hidden />
      </button>
      {isSending && <progress max={1} value={fraction || undefined} aria-label={`Upload of ${filename}`} />}
    </li>
  );
}
