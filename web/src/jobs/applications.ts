import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Application } from '../../../client/nouns.ts';
import { docket } from '../docket.ts';
import { sentenceOf } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';

// Whoever has more finds out about the older ones when they press the button.
const mostPages = 5;

async function newestByJob(signal: AbortSignal): Promise<Record<string, Application>> {
  const found: Record<string, Application> = {};
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && (page === 0 || cursor); page += 1) {
    const query = { limit: 100, ...(cursor !== null && { cursor }) };
    const answer: { data: Application[]; next_cursor: string | null } = await docket.get('/v1/applications', {
      query,
      signal,
    });
    for (const application of answer.data) found[application.posting.id] = application;
    cursor = answer.next_cursor;
  }
  return found;
}

const byJob = ['applications', 'by-job'];

/** One's newest applications, by the job that they are for. */
export const useApplicationsByJob = () =>
  useQuery({ queryKey: byJob, queryFn: ({ signal }) => newestByJob(signal), staleTime: 60_000 });

interface Applying {
  posting_id: string;
  document_id: string | null;
}

/** The application that this makes, or the one that there was already. */
async function applyOnce(body: Applying): Promise<Application> {
  try {
    return await docket.post('/v1/applications', { body });
  } catch (error) {
    const { data } = await docket.get('/v1/applications', { query: { posting_id: body.posting_id } });
    if (data[0]) return data[0];
    throw error;
  }
}

/** Notes that one has applied for a job, with the resume that fits it if there is one. */
export function useApply() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: applyOnce,
    onSuccess: (application) => {
      const known = queries.getQueryData<Record<string, Application>>(byJob);
      queries.setQueryData(byJob, { ...known, [application.posting.id]: application });
      void queries.invalidateQueries({ queryKey: ['applications', 'list'] });
    },
    onError: (error) => say(`That could not be noted: ${sentenceOf(error)}`, { tone: 'bad' }),
  });
}
