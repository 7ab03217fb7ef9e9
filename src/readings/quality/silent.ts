import { dayText, parseDay } from '#kernel/day.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts, Which } from '#registry/facts.ts';
import { zoneOf } from '../compute/meter-definition.ts';
import type { ReadingsInternals } from '../compute/internals.ts';

/** A meter that has fallen silent. `last`: the last local day on which it measured anything, null where it never did. */
export type Silent = { readonly facts: MeterFacts; readonly last: string | null; readonly days: number | null };

const day = 86_400;
const fewestDays = 3;

/**
 * Meters of which nothing is known for longer than they usually leave between two readings: more than three days, and more than twice their
 * widest span as read (so a monthly bill may be a month late). Who was not yet installed, or is removed, is not waited for. The rule is
 * Yaodong's own.
 * @param at the instant looked back from (s); null for now
 */
export async function silentMeters(
  { registry, store, committer }: ReadingsInternals,
  scope: Scope,
  which: Which,
  at: number | null,
): Promise<Silent[]> {
  const facts = await registry.meterFacts(scope, which, asOfNow);
  const now = Math.min(at ?? Infinity, committer.now() / 1000);
  const seen = { scope, meters: facts.map(({ id }) => id) };
  const [lastDays, extents] = await committer.lock.read(() =>
    Promise.all([store.lastDays(seen, Math.ceil(now / day) + 1), store.extents(seen)]),
  );
  const last = new Map(lastDays.map((row) => [row.meter, row.last]));
  const widest = new Map(extents.map((row) => [row.meter, row.widest / day]));
  const silent = facts.flatMap((meter): Silent[] => {
    const today = zoneOf(meter).dayOf(now);
    if (!isInstalled(meter, today)) return [];
    const seenOn = last.get(meter.id);
    if (seenOn === undefined) return [{ facts: meter, last: null, days: null }];
    const days = today - seenOn - 1;
    return days > Math.max(fewestDays, 2 * (widest.get(meter.id) ?? 0)) ? [{ facts: meter, last: dayText(seenOn), days }] : [];
  });
  return silent.toSorted((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || (a.facts.code < b.facts.code ? -1 : 1));
}

function isInstalled({ installed, removed }: MeterFacts, today: number): boolean {
  const since = installed === null ? -Infinity : (parseDay(installed) ?? -Infinity);
  const until = removed === null ? Infinity : (parseDay(removed) ?? Infinity);
  return since <= today && today < until;
}
