import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

interface Toast {
  id: number;
  words: string;
  tone: 'good' | 'bad';
  act?: { word: string; do(): void };
}

interface More {
  tone?: Toast['tone'];
  act?: Toast['act'];
  /** How long it stays, in milliseconds; what can be acted on stays longer by itself. */
  forMs?: number;
}

type Say = (words: string, more?: More) => void;

const Toasts = createContext<Say>(() => undefined);

/** Says in passing that something was done, or was not; with a way back where there is one. */
export const useToast = (): Say => useContext(Toasts);

const shownMs = 6000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (words, { tone = 'good', act, forMs = act ? shownMs * 2 : shownMs } = {}) => {
      next.current += 1;
      const id = next.current;
      setToasts((all) => [...all.slice(-2), { id, words, tone, ...(act && { act }) }]);
      setTimeout(drop, forMs, id);
    },
    [drop],
  );
  return (
    <Toasts value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, words, tone, act }) => (
          <div key={id} className={`toast ${tone}`}>
            <span>{words}</span>
            {act && (
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  act.do();
                  drop(id);
                }}
              >
                {act.word}
              </button>
            )}
            <button type="button" className="icon" aria-label="Close" onClick={() => drop(id)}>
              <X size={16} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </Toasts>
  );
}
