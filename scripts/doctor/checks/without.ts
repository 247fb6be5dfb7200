import { type Finding, warning } from '../finding.ts';
import { type Check, settingOf } from '../patient.ts';

const parts = [
  [['SENDGRID_API_KEY'], 'mail', 'mails will be off'],
  [['GOOGLE_CLOUD_VISION_CREDENTIALS_JSON', 'VISION_URL'], 'OCR', 'scans and photos will wait for an engine'],
  [['EMBEDDINGS_URL', 'OPENAI_API_KEY'], 'embeddings', 'resumes and postings will not be matched'],
] as const;

/** What a deployment with these variables will do without, which may well be meant. */
export const without: Check = (patient) =>
  parts.flatMap(([names, part, so]): Finding[] =>
    names.some((name) => settingOf(patient, name))
      ? []
      : [warning(part, `Without ${names.join(' or ')} ${so}.`, 'Leave it so, or set it and deploy again.')],
  );
