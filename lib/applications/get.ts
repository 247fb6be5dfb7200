import { recordLooks } from '../accesses/record.ts';
import { type Context, ownerOf } from '../context.ts';
import { Application, noSuchApplication } from './application.ts';

/** One application: the caller's own, or anybody's for operators and viewers. Throws `not_found`. */
export async function getApplication(ctx: Context, id: string): Promise<Application> {
  const application = await ctx.database.read('get_application', { p_application: id }, Application.nullable());
  if (!application) throw noSuchApplication();
  if (application.applicant_id !== ownerOf(ctx)) await recordLooks(ctx, [application]);
  return application;
}
