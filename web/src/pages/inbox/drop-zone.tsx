import { Upload } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useUploads } from '../../uploads.tsx';

/** The button that files are chosen by; dropping and pasting work on every page. */
export function DropZone({ folder }: { folder: string | null }) {
  const { send } = useUploads();
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    send([...(target.files ?? [])], folder);
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <label className="drop-zone" htmlFor={id}>
      <Upload size={26} strokeWidth={1.6} aria-hidden />
      <span>
        <strong>Drop documents anywhere, paste them, or choose them here</strong>
        <span className="note">PDF, Word, Excel, scans and photos, mails, text; up to 50 MB each</span>
      </span>
      <input id={id} type="file" multiple onChange={choose} />
    </label>
  );
}
