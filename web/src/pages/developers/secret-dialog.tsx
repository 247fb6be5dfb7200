import { TriangleAlert } from 'lucide-react';
import { Dialog } from '../../ui/dialog.tsx';
import { CopyButton } from './copy-button.tsx';

interface SecretDialogProps {
  title: string;
  /** What it is: "the key". */
  what: string;
  secret: string;
  children: string;
  onClose(): void;
}

/** Shows a secret the one time that it can be shown. */
export const SecretDialog = ({ title, what, secret, children, onClose }: SecretDialogProps) => (
  <Dialog title={title} onClose={onClose}>
    <p className="once">
      <TriangleAlert size={18} aria-hidden />
      <span>
        <strong>This is the only time that it is shown.</strong> Nobody can look it up later, neither you nor we.
      </span>
    </p>
    <code className="secret">{secret}</code>
    <p className="note">{children}</p>
    <footer className="actions">
      <CopyButton text={secret} what={what} isMain />
      <button type="button" onClick={onClose}>
        I have kept it
      </button>
    </footer>
  </Dialog>
);
