import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { Retention as Kept, RetentionRequest } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { useKinds } from '../../kinds.ts';
import { Loading, sentenceOf, Trouble } from '../../ui/states.tsx';
import { keptText, withRule } from '../../words/own-data.ts';
import { useFolders } from '../inbox/narrowing.tsx';
import { NewRule } from './new-rule.tsx';

type Rules = RetentionRequest['rules'];

const bare = ({ rules }: Kept): Rules => rules.map(({ category, folder_id, days }) => ({ category, folder_id, days }));

/** For how long documents are kept, by kind and folder; a new rule says first what it would delete. */
export function Retention() {
  const { data, error, refetch } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => docket.get('/v1/account/retention', { signal }),
  });
  return (
    <section className="card retention" aria-labelledby="retention">
      <h2 id="retention">How long documents are kept</h2>
      {data ? (
        <Rules kept={data} />
      ) : error ? (
        <Trouble what="It cannot be shown now" error={error} again={() => void refetch()} />
      ) : (
        <Loading rows={2} label="How long documents are kept is loading" />
      )}
    </section>
  );
}

function Rules({ kept }: { kept: Kept }) {
  const queries = useQueryClient();
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
  const isBusy = save.isPending || preview.isPending;
  const trouble = save.error ?? preview.error;
  return (
    <>
      <ul className="plain">
        {kept.rules.length === 0 && <li className="note">All of them, until you delete them.</li>}
        {kept.rules.map((rule, place) => (
          <li key={rule.id} className="actions">
            <RuleText rule={rule} />
            <button
              type="button"
              className="icon"
              aria-label="Remove this rule"
              disabled={isBusy}
              onClick={() => save.mutate(bare(kept).filter((_, at) => at !== place))}
            >
              <Trash2 size={17} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <NewRule
        isBusy={isBusy}
        onAsk={(rule) => preview.mutate(withRule(bare(kept), rule))}
        onChange={() => preview.reset()}
      />
      {preview.data && (
        <div role="status">
          <p>{dueText(preview.data)}</p>
          <button
            type="button"
            className={preview.data.due > 0 ? 'danger' : 'main'}
            disabled={isBusy}
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
    </>
  );
}

function dueText({ due, documents }: Kept): string {
  if (due === 0) return 'Nothing would be deleted now.';
  const example = documents[0] ? `, such as ${documents[0].filename}` : '';
  return `${due.toLocaleString('en')} would be deleted now${example}. They can be restored for 30 days.`;
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
