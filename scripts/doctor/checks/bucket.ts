import { isGood, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, settingOf } from '../patient.ts';

const leastBytes = 50 * 1024 * 1024;
const make =
  "insert into storage.buckets (id, name, public, file_size_limit) values ('documents', 'documents', false, 52428800);";

/** The private bucket that all files are in. */
export const bucket: Check = async (patient) => {
  const url = settingOf(patient, 'SUPABASE_URL');
  const key = settingOf(patient, 'SUPABASE_SECRET_KEY');
  if (url === null || key === null) return [skipped('bucket', 'Only the secret key may look at it.')];
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const answer = await patient.call({ service: 'Supabase', url: `${base(url)}/storage/v1/bucket/documents`, headers });
  if (isGood(answer)) return judge(answer.json);
  const reason = `${member(answer.json, 'message') ?? ''} ${member(answer.json, 'error') ?? ''}`;
  if (!/bucket/i.test(reason)) return [skipped('bucket', 'Storage does not answer to the secret key.')];
  return [
    trouble(
      'bucket',
      'There is no bucket "documents", so no file can be kept.',
      `Run in Supabase's SQL editor: ${make}`,
    ),
  ];
};

function judge(found: unknown): Finding[] {
  const findings: Finding[] = [];
  if (member(found, 'public') !== false)
    findings.push(
      trouble(
        'bucket',
        'The bucket "documents" is public: whoever knows a file’s path can read it.',
        "Run in Supabase's SQL editor: update storage.buckets set public = false where id = 'documents';",
      ),
    );
  const limit = Number(member(found, 'file_size_limit') ?? Number.POSITIVE_INFINITY);
  if (limit < leastBytes)
    findings.push(
      warning(
        'bucket',
        `The bucket takes files of at most ${limit} bytes, and the worker promises ${leastBytes}.`,
        "Run in Supabase's SQL editor: update storage.buckets set file_size_limit = 52428800 where id = 'documents';",
      ),
    );
  const types = member(found, 'allowed_mime_types');
  if (Array.isArray(types) && types.length > 0)
    findings.push(
      warning(
        'bucket',
        'The bucket takes some media types only; the worker decides about that itself.',
        "Run in Supabase's SQL editor: update storage.buckets set allowed_mime_types = null where id = 'documents';",
      ),
    );
  return findings.length > 0
    ? findings
    : [ok('bucket', 'The bucket "documents" is there, private, and takes what the worker takes.')];
}
