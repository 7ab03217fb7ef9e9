import { useMatches } from '@tanstack/react-router';

/** Whether the open page shows a calendar year: its route has `ofYear()`. */
export const useIsOfYear = (): boolean => useMatches({ select: (all) => all.some(({ staticData }) => staticData.ofYear === true) });
