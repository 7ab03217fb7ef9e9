import type { OpenAdrClient } from './facts.ts';

/** What is visible of programs and events. `all`: regardless of their targets. */
export type Reach = {
  /** Only objects that have one of these targets; null: no filter. */
  readonly among: readonly string[] | null;
  /** Objects without targets are visible too. */
  readonly untargeted: boolean;
  /** Targets that a response may show; null: all of them. */
  readonly shown: ReadonlySet<string> | null;
};

/**
 * What a client sees of programs and events, and which of their targets (Definition, Object Privacy): business logic sees all; a VEN sees
 * objects without targets, and those with a target that was granted to it and that it requested. Without `requested`, it requests all its
 * own.
 * @param granted the targets of its ven object and of that object's resources
 * @returns null if nothing is visible
 */
export function reachOf(
  client: Pick<OpenAdrClient, 'role'>,
  granted: readonly string[],
  requested: readonly string[] | undefined,
): Reach | null {
  const isFiltered = requested !== undefined && requested.length > 0;
  if (client.role === 'bl') return { among: isFiltered ? requested : null, untargeted: !isFiltered, shown: null };
  const own = isFiltered ? granted.filter((one) => requested.includes(one)) : granted;
  if (isFiltered && own.length === 0) return null;
  return { among: own, untargeted: !isFiltered, shown: new Set(own) };
}

/** Whether an object with these targets is visible. */
export function isWithin({ among, untargeted }: Reach, targets: readonly string[]): boolean {
  if (among === null) return true;
  return targets.length === 0 ? untargeted : targets.some((one) => among.includes(one));
}

/** The object with only the targets that may be shown (Definition, Target hiding). */
export function hiding<T extends { readonly targets?: unknown }>(object: T, { shown }: Reach): T {
  if (shown === null || !Array.isArray(object.targets)) return object;
  return { ...object, targets: (object.targets as readonly string[]).filter((one) => shown.has(one)) };
}
