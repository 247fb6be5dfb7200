import { Dialog } from '../../../ui/dialog.tsx';
import { turnSingleKeys, useSingleKeys } from '../../../ui/keys.ts';

const meanings: [string[], string][] = [
  [['J', '↓'], 'The next field'],
  [['K', '↑'], 'The field before'],
  [['A'], 'Accept it'],
  [['E', 'Enter'], 'Correct it; Enter keeps what you wrote, Escape does not'],
  [['X'], 'Reject it; accepting brings it back'],
  [['S'], 'Skip the document, when reviewing'],
  [['Enter'], 'The next document, when reviewing and nothing is left to check'],
  [['?'], 'This list'],
];

/** The keys that check a document, and a way to turn them off. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const areOn = useSingleKeys();
  return (
    <Dialog title="Keys for checking" onClose={onClose}>
      <dl className="keys">
        {meanings.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="actions">
        <input type="checkbox" checked={areOn} onChange={({ target }) => turnSingleKeys(target.checked)} />
        Single keys act on this page
      </label>
    </Dialog>
  );
}
