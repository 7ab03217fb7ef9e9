import { todayHere } from '../../../ui/day-text.ts';

/** The season shown by default: the latest that has started, otherwise the first to come. @param seasons the latest first */
export function usualSeason(seasons: readonly { readonly name: string; readonly from: string }[], now: Date): string | undefined {
  const today = todayHere(now.getTime());
  return (seasons.find(({ from }) => from <= today) ?? seasons.at(-1))?.name;
}
