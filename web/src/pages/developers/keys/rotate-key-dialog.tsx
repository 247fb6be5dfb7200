import { GraceDialog } from '../grace-dialog.tsx';
import { type ApiKey, type NewApiKey, useRotateKey } from './data.ts';

const graces: [number, string][] = [
  [0, 'Not at all'],
  [3600, 'An hour'],
  [86_400, 'A day'],
];

interface RotateKeyDialogProps {
  apiKey: ApiKey;
  onMade(made: NewApiKey): void;
  onClose(): void;
}

/** Asks how long the text of a key shall work beside its new one. */
export function RotateKeyDialog({ apiKey: { id, name }, onMade, onClose }: RotateKeyDialogProps) {
  const rotate = useRotateKey();
  const submit = (grace_seconds: number) =>
    rotate.mutate(
      { id, grace_seconds },
      {
        onSuccess: (made) => {
          onClose();
          onMade(made);
        },
      },
    );
  return (
    <GraceDialog
      title={`Rotate the key ${name}?`}
      question="How long the text so far goes on working"
      graces={graces}
      usual={3600}
      act="Rotate"
      isBusy={rotate.isPending}
      error={rotate.error}
      onChosen={submit}
      onClose={onClose}
    >
      The key gets a new text, and its whole time again. What it may do stays as it is.
    </GraceDialog>
  );
}
