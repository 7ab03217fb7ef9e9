import { asOfNow } from '../src/kernel/as-of.ts';
import { programScope } from '../src/kernel/scope.ts';
import { zoneOf } from '../src/metering/readings/facts.ts';
import type { Yard } from './yard.ts';

type Day = { meter: number; day: number; use: number; seconds: number; longest: number };

/**
 * How many day rows in force differ from what drawing from all readings gives, as if there were no day rows. Drawing is done by hours,
 * which are never answered from day rows, so it is an independent way to the same figures.
 */
export async function wrongDays({ app, stores }: Yard, codes: readonly string[]): Promise<number> {
  const facts = await app.slices.registry.meterFacts(programScope, { meters: codes }, asOfNow);
  const ids = facts.map((one) => one.id);
  const rows = await stores.clickhouse.query<Day>(
    `SELECT meter, toUInt16(day) AS day, toFloat64(use) AS use, seconds, longest FROM day FINAL WHERE meter IN {ids:Array(UInt32)} ORDER BY meter, day`,
    { ids },
  );
  const first = rows.reduce((least, row) => Math.min(least, row.day), Infinity);
  const last = rows.reduce((most, row) => Math.max(most, row.day), -Infinity);
  const zone = zoneOf(facts[0] as (typeof facts)[number]);
  const edges = Float64Array.from({ length: last - first + 2 }, (_, at) => zone.dayStart(first + at));
  const atoms = { edges, days: Int32Array.from({ length: last - first + 1 }, (_, at) => first + at), wholeDays: false };
  const drawn = await app.slices.readings.measure(programScope, facts, atoms, asOfNow);
  const held = new Map(rows.map((row) => [`${row.meter}:${row.day}`, row]));
  let wrong = 0;
  for (const [meter, { use, seconds, longest }] of drawn)
    for (let at = 0; at < seconds.length; at += 1) {
      const row = held.get(`${meter}:${first + at}`) ?? { use: 0, seconds: 0, longest: 0 };
      if (row.use !== use[at] || row.seconds !== seconds[at] || row.longest !== longest[at]) wrong += 1;
    }
  return wrong;
}
