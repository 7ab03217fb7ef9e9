import { useMatches } from '@tanstack/react-router';
import { useMe } from '../session.ts';

/** Whether the open page shows a calendar year: its route has `ofYear()`, and this address of it for this reader. */
export function useIsOfYear(): boolean {
  const role = useMe()?.role;
  return useMatches({ select: (all) => all.some(({ staticData, search }) => staticData.ofYear?.({ search, role }) === true) });
}
