import type { Pool } from 'pg';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import { asOf } from '#kernel/as-of.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { valueOn } from '#platform/ledger/fold.ts';
import { listNotes, type NoteRow } from './note-store.ts';

type OnMeterNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly heatBilling: Pick<HeatBilling, 'seasons'>;
  readonly heatSupply: {
    readonly points: Pick<HeatSupply['points'], 'allAt'>;
    readonly households: Pick<HeatSupply['households'], 'byMeter'>;
  };
};

type OnDays = { readonly meter: string; readonly spans: readonly { readonly from: string; readonly to: string }[] };

/** Methods whose bills depend on a household's own meter, and those whose bills depend on the point's. */
const byOwn: ReadonlySet<string> = new Set(['household', 'share-meter']);
const byPoint: ReadonlySet<string> = new Set(['share-area', 'share-meter', 'share-units', 'share-time']);

/**
 * Notes that depend on days of meters: of seasons that include one of these days, of the household whose meter it is, or of the point, both
 * as on the first day of the season, if the method of the bill uses the meter. By meter, in order of issue.
 */
export function notesOnMeters({ postgres, now, heatBilling, heatSupply }: OnMeterNeeds) {
  return async (scope: Scope, meters: readonly OnDays[], knownAt: string | undefined): Promise<ReadonlyMap<string, readonly string[]>> => {
    const numbers = new Map<string, Set<string>>();
    const known = asOf(now(), knownAt);
    const add = (meter: string, rows: readonly NoteRow[], methods: ReadonlySet<string>): void => {
      const some = numbers.get(meter) ?? new Set<string>();
      for (const own of Map.groupBy(rows, ({ household }) => household).values())
        // a note that takes everything back from an account without days has no method of its own
        if (own.some(({ stands }) => methods.has(stands.method)))
          for (const { number, recorded } of own) if (recorded <= known.received) some.add(number);
      numbers.set(meter, some);
    };
    const notesOf = async (ask: Parameters<typeof listNotes>[2]) =>
      (await listNotes(postgres, scope, ask, { limit: null, offset: 0 })).notes;
    const seasons = meters.length === 0 ? [] : await heatBilling.seasons({ knownAt });
    const points = seasons.length === 0 ? [] : await heatSupply.points.allAt(programScope, known);
    for (const { name: season, from, to } of seasons) {
      const touched = new Set(meters.filter(({ spans }) => spans.some((one) => one.from < to && from < one.to)).map(({ meter }) => meter));
      if (touched.size === 0) continue;
      const households = await heatSupply.households.byMeter(programScope, { meters: [...touched] }, { day: from, knownAt });
      for (const [meter, household] of households) if (touched.has(meter)) add(meter, await notesOf({ season, household }), byOwn);
      for (const point of points) {
        const meter = valueOn(point, 'meter', from);
        if (typeof meter === 'string' && touched.has(meter)) add(meter, await notesOf({ season, point: point.code }), byPoint);
      }
    }
    return new Map([...numbers].map(([meter, some]) => [meter, [...some].toSorted()]));
  };
}
