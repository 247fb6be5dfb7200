import { Upload } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useUpload } from '../../../../client/react/react.ts';
import { uploadOptions } from './upload-options.ts';

/** The button that files are chosen by; dropping and pasting work on every page. */
export function DropZone({ folder }: { folder: string | null }) {
  const { add } = useUpload();
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    add(target.files ?? [], uploadOptions(folder));
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <label className="drop-zone" htmlFor={id}>
      <Upload size={26} strokeWidth={1.6} aria-hidden />
      <span>
        <strong>Drop documents anywhere, paste them, or choose them here</strong>
        <span className="note">
          PDF, Word, Excel, PowerPoint, OpenDocument, RTF, EPUB, scans and photos, mails, text; up to 50 MB each
        </span>
      </span>
      <input id={id} type="file" multiple onChange={choose} />
    </label>
  );
}
