import { CalendarDays, Clock, FileText, type LucideIcon, Send, Sparkles, Webhook } from 'lucide-react';
import type { Notification } from '../../../client/nouns.ts';

const icons: Record<Notification['type'], LucideIcon> = {
  job_result: FileText,
  job_match: Sparkles,
  application_update: Send,
  digest: CalendarDays,
  webhook_disabled: Webhook,
  retention: Clock,
};

/** What a notification is about, at a glance. */
export function NotificationIcon({ type }: { type: Notification['type'] }) {
  const Icon = icons[type];
  return <Icon className="kind" size={18} strokeWidth={1.7} aria-hidden />;
}
