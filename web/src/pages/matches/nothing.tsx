import { FileUser, Sparkles } from 'lucide-react';
import { Link } from 'wouter';
import { useResumes } from '../../jobs/resumes.ts';
import { Empty, Loading } from '../../ui/states.tsx';

/** Why there are no matches, and what would change that: whether there is a resume decides. */
export function Nothing() {
  const { data: resumes, isPending } = useResumes();
  if (isPending) return <Loading rows={2} label="Your resumes are looked for" />;
  if (resumes?.length)
    return (
      <Empty icon={Sparkles} title="Nothing fits well enough so far">
        <p>
          Your resume is compared with every open job, and with new ones within the hour. What is well enough, you
          decide above; what fits appears here with the reasons, and in your mail.
        </p>
        <Link href="/postings" className="button">
          Look at all jobs
        </Link>
      </Empty>
    );
  return (
    <Empty icon={FileUser} title="No matches yet">
      <p>
        Upload your resume to the inbox like any other document. Once it is read, its experience and skills are compared
        with all open jobs, and with new jobs every hour. What fits appears here, with the reasons, and in your mail.
      </p>
      <Link href="/" className="button main">
        Upload a resume
      </Link>
    </Empty>
  );
}
