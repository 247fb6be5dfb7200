import { Link } from 'wouter';
import type { Document } from '../../../../client/nouns.ts';
import { StatusPill } from '../../ui/pill.tsx';
import { countText, sizeText } from '../../words/text.ts';
import { agoText } from '../../words/times.ts';
import { useFolders } from '../inbox/narrowing.tsx';
import { useChange } from './data.ts';

/** What a document is besides its content: how it stands, how large it is, where it lies. */
export function About({ document }: { document: Document }) {
  const { status, page_count, size_in_bytes, created_at, version_of } = document;
  return (
    <div className="about">
      <StatusPill status={status} />
      {page_count !== null && <span className="note">{countText(page_count, 'page')}</span>}
      <span className="note">{sizeText(size_in_bytes)}</span>
      <time className="note" dateTime={created_at} title={new Date(created_at).toLocaleString()}>
        {agoText(created_at)}
      </time>
      {version_of && <Link href={`/documents/${version_of}`}>The version before</Link>}
      <Belongings document={document} />
    </div>
  );
}

function Belongings({ document: { id, category, folder_id, is_resume } }: { document: Document }) {
  const { data: folders } = useFolders();
  const change = useChange(id);
  return (
    <span className="belongings">
      {Boolean(folders?.data.length) && (
        <select
          aria-label="Folder"
          value={folder_id ?? ''}
          onChange={({ target }) => change.mutate({ folder_id: target.value || null })}
        >
          <option value="">No folder</option>
          {folders?.data.map(({ id: folder, name }) => (
            <option key={folder} value={folder}>
              {name}
            </option>
          ))}
        </select>
      )}
      {(category === 'resume' || is_resume !== null) && (
        <label>
          <input
            type="checkbox"
            checked={is_resume ?? true}
            onChange={({ target }) => change.mutate({ is_resume: target.checked })}
          />
          This is my resume
        </label>
      )}
    </span>
  );
}
