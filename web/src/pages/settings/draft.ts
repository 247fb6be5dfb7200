import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSaveSettings } from '../../settings.ts';
import { useToast } from '../../ui/toast.tsx';
import { changesOf, type Settings } from '../../words/settings.ts';

const key = ['settings-draft'];

/** What was changed but is not saved yet; it is still there when one comes back from another page. */
export function useDraft(saved: Settings) {
  const queries = useQueryClient();
  const [changes, setChanges] = useState<Partial<Settings>>(() => queries.getQueryData(key) ?? {});
  const save = useSaveSettings();
  const draft = { ...saved, ...changes };
  const changed = changesOf(saved, draft);
  const isDirty = Object.keys(changed).length > 0;
  useReminder(isDirty);
  const keep = (next: Partial<Settings>) => {
    setChanges(next);
    queries.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData(key, next);
  };
  return {
    draft,
    isDirty,
    save,
    set: (part: Partial<Settings>) => {
      if (!save.isPending) save.reset();
      keep(changesOf(saved, { ...draft, ...part }) as Partial<Settings>);
    },
    discard: () => {
      save.reset();
      keep({});
    },
    submit: () => save.mutate(changed, { onSuccess: () => keep({}) }),
  };
}

/** Nobody leaves without being told that something is not saved. */
function useReminder(isDirty: boolean): void {
  const say = useToast();
  const [, goTo] = useLocation();
  const now = useRef({ isDirty, goTo });
  useEffect(() => {
    now.current = { isDirty, goTo };
  });
  useEffect(() => {
    if (!isDirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isDirty]);
  useEffect(
    () => () => {
      if (!now.current.isDirty || location.pathname === '/settings') return;
      const act = { word: 'Back to them', do: () => now.current.goTo('/settings') };
      say('Your settings are changed, but not saved yet', { act });
    },
    [say],
  );
}
