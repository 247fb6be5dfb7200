import { GraceDialog } from '../grace-dialog.tsx';
import { type NewWebhook, useRotateSecret, type Webhook } from './data.ts';

const graces: [number, string][] = [
  [0, 'Not at all'],
  [3600, 'An hour'],
  [86_400, 'A day'],
  [604_800, 'A week'],
];

interface RotateSecretDialogProps {
  webhook: Webhook;
  onMade(made: NewWebhook): void;
  onClose(): void;
}

/** Asks how long calls shall be signed with the secret so far beside the new one. */
export function RotateSecretDialog({ webhook: { id, url }, onMade, onClose }: RotateSecretDialogProps) {
  const rotate = useRotateSecret();
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
      title={`A new secret for ${url}?`}
      question="How long calls are signed with the secret so far as well"
      graces={graces}
      usual={86_400}
      act="Make a new secret"
      isBusy={rotate.isPending}
      error={rotate.error}
      onChosen={submit}
      onClose={onClose}
    >
      During that time each call has two signatures, so that you can change over without losing any.
    </GraceDialog>
  );
}
