type Evaluate = (retried: number) => number;

const functions: Record<string, { arity: number; apply: (...values: number[]) => number }> = {
  pow: { arity: 2, apply: Math.pow },
  min: { arity: 2, apply: Math.min },
  max: { arity: 2, apply: Math.max },
  sqrt: { arity: 1, apply: Math.sqrt },
  abs: { arity: 1, apply: Math.abs },
  exp: { arity: 1, apply: Math.exp },
  floor: { arity: 1, apply: Math.floor },
  ceil: { arity: 1, apply: Math.ceil },
  round: { arity: 1, apply: Math.round },
};

const token = /\s*(\d+(?:\.\d+)?|[a-z]+|[-+*/%(),])/iy;

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match?.[1]) throw new SyntaxError(`unexpected "${text.slice(at).trim()}"`);
    tokens.push(match[1]);
  }
  return tokens;
}

const operators: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

class Parser {
  #tokens: string[];

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  parse(): Evaluate {
    const evaluate = this.#sum();
    if (this.#tokens.length > 0) throw new SyntaxError(`unexpected "${this.#tokens[0]}"`);
    return evaluate;
  }

  #sum(): Evaluate {
    return this.#chain(['+', '-'], () => this.#product());
  }

  #product(): Evaluate {
    return this.#chain(['*', '/', '%'], () => this.#factor());
  }

  #chain(symbols: string[], operand: () => Evaluate): Evaluate {
    let left = operand();
    while (symbols.includes(this.#tokens[0] ?? '')) {
      const apply = operators[this.#take()];
      const [first, second] = [left, operand()];
      if (apply) left = (retried) => apply(first(retried), second(retried));
    }
    return left;
  }

  #factor(): Evaluate {
    const next = this.#take();
    if (next === '-') {
      const factor = this.#factor();
      return (retried) => -factor(retried);
    }
    if (next === '(') return this.#closed(this.#sum());
    if (/^\d/.test(next)) return () => Number(next);
    if (next === 'retried') return (retried) => retried;
    return this.#call(next);
  }

  #call(name: string): Evaluate {
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!known) throw new SyntaxError(`unexpected "${name}"`);
    this.#expect('(');
    const values = [this.#sum()];
    while (values.length < known.arity) {
      this.#expect(',');
      values.push(this.#sum());
    }
    return this.#closed((retried) => known.apply(...values.map((value) => value(retried))));
  }

  #closed(evaluate: Evaluate): Evaluate {
    this.#expect(')');
    return evaluate;
  }

  #expect(symbol: string): void {
    const next = this.#take();
    if (next !== symbol) throw new SyntaxError(`expected "${symbol}" but found "${next}"`);
  }

  #take(): string {
    const next = this.#tokens.shift();
    if (next === undefined) throw new SyntaxError('unexpected end');
    return next;
  }
}

/** Milliseconds as a function of `retried`, from an `Upstash-Retry-Delay` expression; throws SyntaxError on any other text. */
export const parseDelayExpression = (text: string): Evaluate => new Parser(text).parse();
