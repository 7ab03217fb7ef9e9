import type { Entry, EntryOf, Kind } from './entry.ts';

/** A version of an entry and when the program first saw it, ms UTC. */
export type Seen = Entry & { readonly firstSeen: number; readonly origin: Origin };

/** Its origin: shipped with the program, in the city's own directory, or in neither any more (kept by the store). */
export type Origin = 'shipped' | 'own' | 'kept';

/**
 * Which version is requested: the one in force on a local day, as the program knew it at an instant (`recorded`, ms UTC). A query as known
 * on an earlier day has that day as `received`: then everything recorded is valid except what persons have confirmed or withdrawn after
 * that day.
 */
export type At = { readonly on: string; readonly recorded: number; readonly received?: number };

export type Found<K extends Kind> = EntryOf<K> & {
  readonly kind: K;
  readonly origin: Origin;
  readonly firstSeen: number;
  /** The ids of the entries superseded by it, the nearest first. */
  readonly standsFor: readonly string[];
};

/** How many queries are cached; a chronicle never changes, so that an answer stays valid as long as the chronicle exists. */
const mostRemembered = 500;

/** All versions of all entries; answers which one was valid when. It is immutable: new files create a new one. */
export function createChronicle(all: readonly Seen[]) {
  const byKind = Map.groupBy(all, (entry) => entry.kind);
  const firstSeen = [...new Set(all.map((entry) => entry.firstSeen))].toSorted((a, b) => a - b);
  const remembered = new Map<string, unknown>();
  const until = (known: number): number => firstSeen.findLastIndex((instant) => instant <= known);

  /**
   * The entries of a kind in force: of each id the newest valid version, without those superseded by another. A repeated query returns the
   * identical list.
   */
  function inForce<K extends Kind>(kind: K, at: At): readonly Found<K>[] {
    const key = `${kind} ${at.on} ${until(at.recorded)} ${until(at.received ?? at.recorded)}`;
    const before = remembered.get(key);
    if (before !== undefined) return before as readonly Found<K>[];
    const holding = newestBegun(byKind.get(kind) ?? [], at).filter((entry) => !isOver(entry, at));
    const givenWay = new Set(holding.map((entry) => entry.held.supersedes));
    const found = holding.filter((entry) => !givenWay.has(entry.held.id)).map((entry) => toFound<K>(entry, holding));
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, found);
    return found;
  }

  /** The entry of that id in force, or what supersedes it; null if there is none. */
  function find<K extends Kind>(kind: K, id: string, at: At): Found<K> | null {
    const holding = newestBegun(byKind.get(kind) ?? [], at).filter((entry) => !isOver(entry, at));
    let wanted: string | undefined = id;
    let found: Seen | undefined;
    for (let depth = 0; wanted !== undefined && depth < 10; depth += 1) {
      const here: string = wanted;
      found = holding.find((entry) => entry.held.id === here) ?? found;
      wanted = holding.find((entry) => entry.held.supersedes === here)?.held.id;
    }
    return found ? toFound<K>(found, holding) : null;
  }

  return {
    inForce,
    find,
    all,
    /** A number that changes as soon as more is known. */
    until,
  };
}

export type Chronicle = ReturnType<typeof createChronicle>;

/**
 * Of each id the newest version that was known and had begun. It stays in force until its own end: when a version ends, its predecessor
 * does not become valid again.
 */
function newestBegun(entries: readonly Seen[], { on, recorded, received = recorded }: At): Seen[] {
  const newest = new Map<string, Seen>();
  for (const entry of entries) {
    const { id, version, validFrom, confirmed, withdrawn } = entry.held;
    const isDecided = confirmed !== undefined || withdrawn !== undefined || 'entered' in entry.held;
    if (entry.firstSeen > (isDecided ? Math.min(recorded, received) : recorded) || (validFrom !== undefined && validFrom > on)) continue;
    const other = newest.get(id);
    if (!other || other.held.version < version) newest.set(id, entry);
  }
  return [...newest.values()];
}

function isOver({ held: { validTo, withdrawn } }: Seen, { on }: At): boolean {
  return withdrawn !== undefined || (validTo !== undefined && on >= validTo);
}

function toFound<K extends Kind>(entry: Seen, holding: readonly Seen[]): Found<K> {
  const { kind, origin, firstSeen } = entry;
  // `entry` is of kind K, which the list of all entries does not say
  return { ...entry.held, kind, origin, firstSeen, standsFor: givingWayTo(entry, holding) } as unknown as Found<K>;
}

/** What an entry supersedes, directly and indirectly. Stops at entries that supersede each other in a cycle. */
function givingWayTo({ held }: Seen, holding: readonly Seen[]): string[] {
  const ids: string[] = [];
  for (let id = held.supersedes; id !== undefined && !ids.includes(id);) {
    ids.push(id);
    const before: string = id;
    id = holding.find((entry) => entry.held.id === before)?.held.supersedes;
  }
  return ids;
}
