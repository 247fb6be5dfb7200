import type { Context } from '../context.ts';
import { Retention } from './retention.ts';

/** For how long the caller keeps documents, and which are past their time just now. */
export const getRetention = (ctx: Context) => ctx.database.read('preview_retention', {}, Retention);
