import { hasAsked, type KindList } from '#kernel/kind-list.ts';
import type { ShownInBuilding } from './present.ts';
import type { inUseTerms } from './vocabulary.ts';

/** The filters on what all such entities have. */
export type Filter = {
  /** In one of these buildings, under any of their codes. */
  readonly buildings?: readonly string[] | undefined;
  /** By today; `building-demolished`: not removed, of a building that is gone. */
  readonly state?: keyof typeof inUseTerms | undefined;
  /** In buildings of this place. */
  readonly region?: string | undefined;
  /** In this organisation's buildings. */
  readonly organisation?: string | undefined;
};

/** The entities to list: these filters and those of the kind, order and page. */
export type Query = Filter & {
  readonly [filter: string]: unknown;
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
};

/** Whether an entity matches a list's filter. @param inside buildings of the requested place and owner; null: all */
export function matches(list: KindList, entity: ShownInBuilding, ask: Query, inside: ReadonlySet<string> | null): boolean {
  const { building } = entity;
  if (ask.buildings !== undefined && (building === null || !ask.buildings.includes(building))) return false;
  if (inside !== null && (building === null || !inside.has(building))) return false;
  return hasAsked(list, entity, ask);
}
