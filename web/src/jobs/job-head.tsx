import type { PostingLine } from '../../../client/nouns.ts';
import { salaryText } from '../words/jobs.ts';

/** What lists of any kind know of a job. */
export type JobLine = Pick<
  PostingLine,
  'id' | 'title' | 'company' | 'location' | 'salary_min' | 'salary_max' | 'currency' | 'apply_url'
>;

/** A job's title, who offers it, where and for how much; strangers wrote it, so its text turns nothing around it. */
export function JobHead({ job }: { job: JobLine }) {
  const place = [job.company, job.location].filter((part) => part !== null);
  const salary = salaryText(job);
  return (
    <div className="job-head">
      <h2>
        <bdi>{job.title}</bdi>
      </h2>
      {place.length > 0 && (
        <p className="note">
          <bdi>{place.join(' · ')}</bdi>
        </p>
      )}
      {salary && <p className="salary">{salary}</p>}
    </div>
  );
}

interface SkillsProps {
  label: string;
  skills: string[];
  tone?: 'good' | 'off';
}

/** Skills as small words, after what they are. */
export function Skills({ label, skills, tone }: SkillsProps) {
  if (skills.length === 0) return null;
  return (
    <div className="skills">
      <span className="note">{label}</span>
      <ul className="plain" aria-label={label}>
        {skills.map((skill) => (
          <li key={skill} className={`chip ${tone ?? ''}`}>
            <bdi>{skill}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
