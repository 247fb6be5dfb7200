/** What is typed, told once it settles. */
export interface Settling {
  /** Something was typed: it is told, trimmed, when nothing else is for a while. */
  type(text: string): void;
  /** Tells at once what waits, if anything does. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
}

/** Tells `say` what was typed once `ms` milliseconds pass without more of it, or as soon as it is flushed. */
export function settling(say: (text: string) => void, ms = 300): Settling {
  let waits: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    waits = null;
  };
  const flush = () => {
    const text = waits;
    drop();
    if (text !== null) say(text);
  };
  return {
    type(text) {
      drop();
      waits = text.trim();
      timer = setTimeout(flush, ms);
    },
    flush,
    drop,
  };
}
