import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Confirm } from '../../../ui/dialog.tsx';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { SecretDialog } from '../secret-dialog.tsx';
import { type ApiKey, type NewApiKey, useKeys, useRevokeKey } from './data.ts';
import { KeyCard } from './key-card.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

type Asked = { what: 'rotate' | 'revoke'; key: ApiKey } | { what: 'make' } | null;

/** The keys by which one's programs act in one's name. */
export function Keys() {
  const keys = useKeys();
  const revoke = useRevokeKey();
  const [asked, setAsked] = useState<Asked>(null);
  const [made, setMade] = useState<NewApiKey | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="part">
      <header className="part-head">
        <h2>API keys</h2>
        <button type="button" className="main" onClick={() => setAsked({ what: 'make' })}>
          <Plus size={17} aria-hidden /> New key…
        </button>
      </header>
      {keys.isPending && <Loading rows={2} label="Your keys are loading" />}
      {keys.isError && !keys.data && (
        <Trouble what="Your keys cannot be shown now" error={keys.error} again={() => void keys.refetch()} />
      )}
      {keys.data?.data.length === 0 && (
        <Empty icon={KeyRound} title="No keys yet">
          <p>With a key, a program of yours may do for you what you allow it, and nothing else.</p>
        </Empty>
      )}
      <ul className="plain stack" aria-label="API keys">
        {keys.data?.data.map((key) => (
          <KeyCard
            key={key.id}
            apiKey={key}
            onRotate={() => setAsked({ what: 'rotate', key })}
            onRevoke={() => setAsked({ what: 'revoke', key })}
          />
        ))}
      </ul>
      {asked?.what === 'make' && <NewKeyDialog onMade={setMade} onClose={close} />}
      {asked?.what === 'rotate' && <RotateKeyDialog apiKey={asked.key} onMade={setMade} onClose={close} />}
      {asked?.what === 'revoke' && (
        <Confirm
          title={`Revoke the key ${asked.key.name}?`}
          act="Revoke"
          isDangerous
          onConfirm={() => revoke.mutate(asked.key)}
          onClose={close}
        >
          <p>Whatever uses it is refused from now on. This cannot be taken back; make a new key instead.</p>
        </Confirm>
      )}
      {made && (
        <SecretDialog title={`The key ${made.name}`} what="the key" secret={made.key} onClose={() => setMade(null)}>
          Send it as a bearer token. Keep it where you keep passwords, never in code or in a page.
        </SecretDialog>
      )}
    </section>
  );
}
