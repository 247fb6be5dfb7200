import type { FormEvent } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';

interface GraceDialogProps {
  title: string;
  question: string;
  /** Seconds with their words. */
  graces: [number, string][];
  usual: number;
  act: string;
  isBusy: boolean;
  error: Error | null;
  children: string;
  onChosen(seconds: number): void;
  onClose(): void;
}

/** Asks how long something old goes on working beside what takes its place. */
export function GraceDialog(props: GraceDialogProps) {
  const { title, question, graces, usual, act, isBusy, error, children, onChosen, onClose } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChosen(Number(new FormData(event.currentTarget).get('grace')));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="note">{children}</p>
        <label>
          {question}
          <select name="grace" defaultValue={usual}>
            {graces.map(([seconds, word]) => (
              <option key={seconds} value={seconds}>
                {word}
              </option>
            ))}
          </select>
        </label>
        {error && (
          <p className="bad" role="alert">
            {sentenceOf(error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={isBusy}>
            {act}
          </button>
          <button type="button" onClick={onClose}>
            Keep things as they are
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
