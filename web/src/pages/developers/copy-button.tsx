import { Copy } from 'lucide-react';
import { useToast } from '../../ui/toast.tsx';

/** Puts a text where it can be pasted from. */
export function CopyButton({ text, what, isMain }: { text: string; what: string; isMain?: boolean }) {
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${what}`);
    } catch {
      say('Your browser does not let this page copy; select the text and copy it yourself.', { tone: 'bad' });
    }
  };
  return (
    <button type="button" className={isMain ? 'main' : 'small'} onClick={() => void copy()}>
      <Copy size={16} aria-hidden /> Copy {what}
    </button>
  );
}
