import { countText } from '../../../words/text.ts';
import type { RunReport } from './data.ts';

/** What a run came to, or would come to, in a sentence. */
export function runText(report: RunReport): string {
  const would = report.dry_run;
  if (report.run === 'digest')
    return `${countText(report.planned, 'digest')} ${would ? 'would be' : report.planned === 1 ? 'was' : 'were'} planned; for ${countText(report.empty, 'person', 'people')} there ${would ? 'would be' : 'was'} nothing to tell.${firstPage(would)}`;
  return `${countText(report.resumes, 'resume')} compared: ${countText(report.created, 'new match', 'new matches')} for ${countText(report.people, 'person', 'people')}, ${report.updated.toLocaleString('en')} changed.${firstPage(would)}`;
}

const firstPage = (isDry: boolean): string =>
  isDry ? ' Nothing was changed: this was the first page of a dry run.' : '';
