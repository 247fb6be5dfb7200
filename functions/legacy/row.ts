import type { Context as HonoContext } from 'hono';
import type * as z from 'zod';
import type { Context } from '../../lib/context.ts';
import type { AppEnv } from '../composition.ts';
import type { Operation } from '../openapi/operation.ts';
import { renderProblem } from '../problem.ts';
import type { Takes } from './takes.ts';

/** A row of the table: what a route takes, which verb serves it, and how its answer is worded. */
export interface Row<Input, Found, Answer> {
  summary: string;
  takes: Takes<Input>;
  verb(ctx: Context, input: Input): Promise<Found>;
  words(found: Found): Answer;
  answers: [200 | 202, z.ZodType<Answer>];
}

/** A row as the worker serves and describes it. */
export interface Served {
  operation: Operation;
  serve(c: HonoContext<AppEnv>): Promise<Response>;
  refuse(error: unknown, c: HonoContext<AppEnv>): Response;
}

/** A row that answers JSON. */
export const row = <Input, Found, Answer extends object>(row: Row<Input, Found, Answer>): Served => ({
  operation: { summary: row.summary, ...row.takes.described, answers: row.answers, tag: 'earlier services' },
  serve: async (c) => {
    const found = await row.verb(c.var.ctx, await row.takes.read(c));
    return c.json(row.words(found), row.answers[0]);
  },
  refuse: renderProblem,
});
