import { useAccount } from '../../account.ts';

/** What a button needs that only operators may press. */
export function useOperatorOnly(): { disabled: boolean; title?: string } {
  const { data: account } = useAccount();
  if (account?.role === 'operator') return { disabled: false };
  return { disabled: true, title: 'Only operators may do this; you are a viewer.' };
}
