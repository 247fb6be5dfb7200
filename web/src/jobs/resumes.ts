import { useQuery } from '@tanstack/react-query';
import { docket } from '../docket.ts';

/** One's newest resumes, the ones that are read and the ones that are on their way. */
export const useResumes = () =>
  useQuery({
    queryKey: ['documents', 'resumes'],
    queryFn: ({ signal }) => docket.get('/v1/documents', { query: { category: 'resume', limit: 100 }, signal }),
    select: ({ data }) => data,
  });
