import type { Context } from '../context.ts';
import type { Engines } from '../ports.ts';

/** What a run asked of the services, by the names of `jobs.usage`; money of engines apart, in micro-dollars. */
export interface Spent {
  usage: Record<string, number>;
  cost: number;
}

export interface Meter {
  /** What was used since it was last asked, the commit that carries it along included. */
  take(): Spent;
  /** Whether a language model was paid for something that no commit has carried yet. */
  owesModel(): boolean;
}

/** The context with everything that a run uses of it counted. */
export function metered(ctx: Context): { ctx: Context; meter: Meter } {
  let spent: Spent = { usage: {}, cost: 0 };
  const count = (name: string, amount = 1) => {
    spent.usage[name] = (spent.usage[name] ?? 0) + amount;
  };
  const pay = (microUsd: number) => {
    spent.cost += Math.ceil(microUsd);
  };
  return {
    meter: {
      take() {
        // The commit that carries this is part of it, and will be counted once it is made.
        count('postgrest');
        const taken = spent;
        spent = { usage: { postgrest: -1 }, cost: 0 };
        return taken;
      },
      owesModel: () => (spent.usage.model_tokens_in ?? 0) > 0,
    },
    ctx: {
      ...ctx,
      database: {
        ...ctx.database,
        commit: (name, args, schema) => {
          count('postgrest');
          return ctx.database.commit(name, args, schema);
        },
      },
      files: {
        ...ctx.files,
        get: (key) => {
          count('storage_gets');
          return ctx.files.get(key);
        },
      },
      live: {
        ...ctx.live,
        progress: (owner, frame) => {
          count('redis');
          return ctx.live.progress(owner, frame);
        },
      },
      engines: {
        ocr: meteredOcr(ctx.engines.ocr, count, pay),
        model: meteredModel(ctx.engines.model, count, pay),
        embedder: meteredEmbedder(ctx.engines.embedder, count),
      },
    },
  };
}

type Count = (name: string, amount?: number) => void;
type Pay = (microUsd: number) => void;

function meteredOcr(ocr: Engines['ocr'], count: Count, pay: Pay): Engines['ocr'] {
  if (!ocr) return null;
  // Counted when the pages are there: refused ones are not billed.
  const paid = async <T>(pages: number, reading: Promise<T>): Promise<T> => {
    const read = await reading;
    count('ocr_pages', pages);
    pay(ocr.microUsdPerPage * pages);
    return read;
  };
  return {
    engine: ocr.engine,
    microUsdPerPage: ocr.microUsdPerPage,
    readImage: (bytes) => paid(1, ocr.readImage(bytes)),
    readPdfPages: (pdf, pages) => paid(pages.length, ocr.readPdfPages(pdf, pages)),
    readTiffPages: (tiff, pages) => paid(pages.length, ocr.readTiffPages(tiff, pages)),
  };
}

function meteredModel(model: Engines['model'], count: Count, pay: Pay): Engines['model'] {
  if (!model) return null;
  return {
    ...model,
    answer: (request) =>
      model.answer({
        ...request,
        spent: (tokens) => {
          count('model_tokens_in', tokens.in);
          count('model_tokens_out', tokens.out);
          pay(tokens.microUsd);
        },
      }),
  };
}

function meteredEmbedder(embedder: Engines['embedder'], count: Count): Engines['embedder'] {
  if (!embedder) return null;
  return {
    model: embedder.model,
    embed: async (texts, options) => {
      const vectors = await embedder.embed(texts, options);
      count('embeddings', texts.length);
      return vectors;
    },
  };
}
