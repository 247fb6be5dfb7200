import {
  Briefcase,
  File,
  FileImage,
  FileSpreadsheet,
  FileText,
  GraduationCap,
  type LucideIcon,
  Mail,
  Newspaper,
  Receipt,
  ReceiptText,
  Scale,
  SquarePen,
  UserRound,
} from 'lucide-react';

const ofCategory: Record<string, LucideIcon> = {
  invoice: ReceiptText,
  receipt: Receipt,
  resume: UserRound,
  contract: Scale,
  letter: Mail,
  report: Newspaper,
  paper: GraduationCap,
  form: SquarePen,
  job_posting: Briefcase,
};

function ofMediaType(type: string | null): LucideIcon {
  if (type?.startsWith('image/')) return FileImage;
  if (/sheet|csv/.test(type ?? '')) return FileSpreadsheet;
  return type ? FileText : File;
}

/** What a document is, at a glance. */
export function KindIcon({ category, mediaType }: { category: string | null; mediaType: string | null }) {
  const Icon = ofCategory[category ?? ''] ?? ofMediaType(mediaType);
  return <Icon className="kind" size={22} strokeWidth={1.6} aria-hidden />;
}
