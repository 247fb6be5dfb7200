import {
  Activity,
  Bell,
  Briefcase,
  Code,
  Inbox,
  ListChecks,
  type LucideIcon,
  Search,
  Send,
  Settings,
  Sparkles,
  Tags,
} from 'lucide-react';

interface Place {
  href: string;
  word: string;
  icon: LucideIcon;
  /** Only for people with a role. */
  isForOperators?: true;
}

/** The pages, in the order in which people need them. */
export const places: Place[] = [
  { href: '/', word: 'Inbox', icon: Inbox },
  { href: '/review', word: 'Review', icon: ListChecks },
  { href: '/categories', word: 'Categories', icon: Tags },
  { href: '/search', word: 'Search', icon: Search },
  { href: '/matches', word: 'Matches', icon: Sparkles },
  { href: '/postings', word: 'Jobs', icon: Briefcase },
  { href: '/applications', word: 'Applications', icon: Send },
  { href: '/notifications', word: 'Notifications', icon: Bell },
  { href: '/settings', word: 'Settings', icon: Settings },
  { href: '/developers', word: 'Developers', icon: Code },
  { href: '/operations', word: 'Operations', icon: Activity, isForOperators: true },
];

/** Whether an address belongs to a place; documents are seen from the inbox. */
export const isAt = (place: string, address: string): boolean =>
  place === '/'
    ? address === '/' || address.startsWith('/documents/')
    : address === place || address.startsWith(`${place}/`);
