import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A question in front of the page; the browser keeps the keyboard inside of it and gives Escape its meaning. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="card" aria-labelledby={name} onClose={onClose}>
      <header>
        <h2 id={name}>{title}</h2>
        <button type="button" className="icon" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden />
        </button>
      </header>
      {children}
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** What is about to be done: "Delete". */
  act: string;
  isDangerous?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is done that many documents feel or that cannot be taken back. */
export function Confirm({ title, children, act, isDangerous, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <footer className="actions">
        <button
          type="button"
          className={isDangerous ? 'danger' : 'main'}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {act}
        </button>
        <button type="button" onClick={onClose}>
          Keep things as they are
        </button>
      </footer>
    </Dialog>
  );
}
