import type { MissingData, ReminderItem } from './facts.ts';

/** What is missing now, by its name; which months are looked at; which buildings are seen. */
export type Now = {
  readonly missing: ReadonlyMap<string, MissingData>;
  readonly awaited: readonly string[];
  readonly seen: ReadonlySet<string>;
};

/**
 * Whether all that was asked for has come since; null if that cannot be told: the building is not seen, the months were not kept, or are
 * too far back to be looked at.
 */
export function isAnswered({ key, building, months }: ReminderItem, { missing, awaited, seen }: Now): boolean | null {
  const open = missing.get(key);
  if (months?.length === 0 ? open !== undefined : months?.some((month) => open?.months.includes(month)) === true) return false;
  if (months === null || (building !== null && !seen.has(building))) return null;
  return months.every((month) => awaited.includes(month)) ? true : null;
}
