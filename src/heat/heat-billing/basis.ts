import { hash } from 'node:crypto';
import type { HouseholdSeason, PointSeason, SeasonTerms } from './bill/bill-parts.ts';
import type { MeterSeason } from './bill/day-heat.ts';
import type { HeatSeason } from './season-days.ts';

/** The inputs of a household's bill, each part as a short digest that changes whenever anything in it changes. */
export type Basis = Readonly<Record<'readings' | 'facts' | 'tariff' | 'decision' | 'certificate' | 'temperature' | 'others', string>>;

/** The inputs of the bills of a point's households, by household. */
export function basesOf(
  point: PointSeason,
  households: readonly HouseholdSeason[],
  { frame, tariff, degrees }: SeasonTerms,
  season: HeatSeason,
): ReadonlyMap<string, Basis> {
  const shared = partsOf(point.meter, [point.method, point.areaShare], [point.decided, point.last]);
  const own = households.map((one) => partsOf(one.meter, [one.class, one.stays], [one.units, one.cold, one.decided, one.last]));
  const named = households.map(({ code }, at) => JSON.stringify([code, own[at]]));
  const others = digest(named.toSorted((a, b) => (a < b ? -1 : 1)).join());
  const common = {
    tariff: digest(text([tariff, season.from, season.to, season.nominalFrom, season.nominalTo, frame.nominal])),
    temperature: digest(text(degrees.map((one) => (one === null ? null : `${one.n}/${one.d}`)))),
    others,
  };
  return new Map(
    households.map((one, at): [string, Basis] => {
      const mine = own[at] as Parts;
      const both = (part: keyof Parts): string => digest(mine[part] + shared[part]);
      const parts = { readings: both('readings'), facts: both('facts'), decision: both('decision'), certificate: both('certificate') };
      return [one.code, { ...common, ...parts }];
    }),
  );
}

type Parts = Readonly<Record<'readings' | 'facts' | 'decision' | 'certificate', string>>;

function partsOf(meter: MeterSeason | null, facts: unknown, decided: unknown): Parts {
  if (meter === null) return { readings: '', facts: text(facts), decision: digest(text(decided)), certificate: '' };
  return {
    readings: digest(bytes(meter.use)) + digest(bytes(meter.coverage)),
    facts: digest(text(facts)),
    decision: digest(bytes(meter.faulty)) + digest(text(decided)),
    certificate: digest(bytes(meter.invalid)),
  };
}

const digest = (of: string | Uint8Array): string => hash('sha1', of, 'hex').slice(0, 10);
const bytes = ({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
const text = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
