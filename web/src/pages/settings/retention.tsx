import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { FormEvent } from 'react';
import type { Retention as Kept, RetentionRequest } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { useKinds } from '../../kinds.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { keptText } from '../../words/own-data.ts';
import { useFolders } from '../inbox/filters.tsx';

type Rules = RetentionRequest['rules'];

const bare = ({ rules }: Kept): Rules => rules.map(({ category, folder_id, days }) => ({ category, folder_id, days }));

/** For how long documents are kept, by kind and folder; a new rule says first what it would delete. */
export function Retention() {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => docket.get('/v1/account/retention', { signal }),
  });
  const preview = useMutation({
    mutationFn: (rules: Rules) => docket.put('/v1/account/retention', { body: { rules, preview: true } }),
  });
  const save = useMutation({
    mutationFn: (rules: Rules) => docket.put('/v1/account/retention', { body: { rules } }),
    onSuccess: (saved) => {
      queries.setQueryData(['retention'], saved);
      preview.reset();
    },
  });
  if (!data) return null;
  const trouble = save.error ?? preview.error;
  return (
    <section className="card retention" aria-labelledby="retention">
      <h2 id="retention">How long documents are kept</h2>
      <ul className="plain">
        {data.rules.length === 0 && <li className="note">All of them, until you delete them.</li>}
        {data.rules.map((rule, place) => (
          <li key={rule.id} className="actions">
            <RuleText rule={rule} />
            <button
              type="button"
              className="icon"
              aria-label="Remove this rule"
              onClick={() => save.mutate(bare(data).filter((_, at) => at !== place))}
            >
              <Trash2 size={17} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <NewRule onAsk={(rule) => preview.mutate([...bare(data), rule])} />
      {preview.data && (
        <div role="status">
          <p>
            {preview.data.due === 0
              ? 'Nothing would be deleted now.'
              : `${preview.data.due.toLocaleString('en')} would be deleted now, such as ${preview.data.documents[0]?.filename}. They can be restored for 30 days.`}
          </p>
          <button
            type="button"
            className={preview.data.due > 0 ? 'danger' : 'main'}
            onClick={() => save.mutate(bare(preview.data))}
          >
            Keep to this rule
          </button>
        </div>
      )}
      {trouble && (
        <p className="bad" role="alert">
          {sentenceOf(trouble)}
        </p>
      )}
    </section>
  );
}

function RuleText({ rule: { category, folder_id, days } }: { rule: Kept['rules'][number] }) {
  const { kindWord } = useKinds();
  const { data: folders } = useFolders();
  const folder = folders?.data.find(({ id }) => id === folder_id)?.name;
  const what = [category ? kindWord(category) : 'Documents', ...(folder ? [`in ${folder}`] : [])].join(' ');
  return (
    <span>
      {what}: deleted {keptText(days)}
    </span>
  );
}

function NewRule({ onAsk }: { onAsk(rule: Rules[number]): void }) {
  const { kinds, kindWord } = useKinds();
  const { data: folders } = useFolders();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = String(form.get('days'));
    const said = (name: string) => String(form.get(name)) || null;
    onAsk({ category: said('category'), folder_id: said('folder'), days: days === '' ? null : Number(days) });
  };
  return (
    <form className="actions" onSubmit={ask}>
      <select name="category" aria-label="Documents of">
        <option value="">Any kind</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindWord(kind)}
          </option>
        ))}
      </select>
      <select name="folder" aria-label="In the folder">
        <option value="">Any folder</option>
        {folders?.data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <input
        name="days"
        type="number"
        min={1}
        max={36_500}
        aria-label="Days to keep them"
        placeholder="Days; empty: for good"
      />
      <button type="submit">See what that deletes</button>
    </form>
  );
}
