import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { createMeterLookup } from '../intake/reading-options.ts';

/** The requested meters, and what their message says about their kind. @param id the import that it belongs to */
export type LiveMeters = {
  readonly scope: Scope;
  readonly codes: readonly string[];
  readonly kind: 'register' | 'interval' | null;
  readonly id: number;
};

/** Whether a meter is still in a sender's scope is checked again after this long (ms). Changes of a meter itself are known immediately. */
const askedEvery = 5000;

type CachedMeter = { readonly facts: SeriesFacts; readonly until: number };

/** Metering points by their codes, cached for a while for those that may see them. */
export function createLiveMeters(needs: Pick<ReadingsInternals, 'registry' | 'series' | 'point'>, clock: Clock) {
  const bySight = new Map<string, Map<string, CachedMeter>>();

  const fresh = async (look: LiveMeters, codes: readonly string[]): Promise<Map<string, MeterLookupResult>> => {
    const now = clock();
    const found = await createMeterLookup(needs, look.scope, {}, { id: look.id, preview: false, now }).lookUp(
      codes.map((code) => ({ code, unit: null, carrier: null })),
      look.kind,
    );
    const held = cachedFor(bySight, look.scope);
    found.forEach((one, at) => {
      if ('meter' in one) held.set(codes[at] as string, { facts: one.meter, until: now + askedEvery });
    });
    return new Map(codes.map((code, at) => [code, found[at] as MeterLookupResult]));
  };
  return {
    /** Drops what is cached about these meters. */
    forget(meters: ReadonlySet<number>): void {
      for (const held of bySight.values()) for (const [code, { facts }] of held) if (meters.has(facts.id)) held.delete(code);
    },
    /** Resolves the codes of some messages, message by message. */
    async look(looks: readonly LiveMeters[]): Promise<ReadonlyMap<string, MeterLookupResult>[]> {
      const found = new Map<LiveMeters, Map<string, MeterLookupResult>>();
      for (const same of Map.groupBy(looks, (look) => JSON.stringify([look.scope.sees, look.kind])).values()) {
        const [first] = same as [LiveMeters, ...LiveMeters[]];
        const held = cachedFor(bySight, first.scope);
        const now = clock();
        const isHeld = (code: string): boolean => {
          const one = held.get(code);
          return one !== undefined && one.until > now && (first.kind === null || one.facts.kind === 'instant' || one.facts.kindStated);
        };
        const missing = [...new Set(same.flatMap((look) => look.codes))].filter((code) => !isHeld(code));
        const asked = missing.length === 0 ? new Map<string, MeterLookupResult>() : await fresh(first, missing);
        for (const look of same)
          found.set(look, new Map(look.codes.map((code) => [code, asked.get(code) ?? { meter: (held.get(code) as CachedMeter).facts }])));
      }
      return looks.map((look) => found.get(look) as Map<string, MeterLookupResult>);
    },
  };
}

function cachedFor(bySight: Map<string, Map<string, CachedMeter>>, scope: Scope): Map<string, CachedMeter> {
  const sight = JSON.stringify(scope.sees);
  const held = bySight.get(sight) ?? new Map<string, CachedMeter>();
  bySight.set(sight, held);
  return held;
}
