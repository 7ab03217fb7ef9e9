import type { Span } from '#flexibility/baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { type Hours, typicalHourOf, typicalSpan } from '#metering/weather/facts.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** The mean outdoor temperature over a span, degC, null if unknown, and whether it comes from a typical year. */
export type OutdoorMean = { readonly value: number | null; readonly isTypical: boolean };

type Needs = Pick<FlexibilityNeeds, 'weather'>;
type Question = { readonly zone: Zone; readonly spans: readonly Span[]; readonly known: AsOf };

/** A building as the registry holds it, with the station that observes temperature for it. */
export type Placed = {
  readonly code: string;
  readonly region: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly station: number | null;
};

/**
 * The outdoor mean of buildings in each span: the mean observed at their station; if an hour is unknown, as for tomorrow, that of their
 * typical year by date and hour, which is indicative (`flexibility.md`, before 1). Each station is read once.
 */
export function outdoorMeans(needs: Needs, question: Question): (place: Placed) => Promise<OutdoorMean[]> {
  const [observed, typical] = [new Map<number, Means>(), new Map<number, Means>()];
  const held = once(() => needs.weather.radiationStations(question.known));
  return async ({ station, ...place }) => {
    const seen =
      station === null ? question.spans.map(() => null) : await kept(observed, station, () => observedMeans(needs, station, question));
    const typicalStation = seen.includes(null) ? await typicalStationOf(needs, place, question.known, await held()) : null;
    const usual = typicalStation === null ? [] : await kept(typical, typicalStation, () => typicalMeans(needs, typicalStation, question));
    return seen.map((value, at) => {
      const stands = value ?? usual[at] ?? null;
      return { value: stands, isTypical: value === null && stands !== null };
    });
  };
}

type Means = Promise<(number | null)[]>;

function kept(means: Map<number, Means>, station: number, read: () => Means): Means {
  const found = means.get(station) ?? read();
  means.set(station, found);
  return found;
}

function once<Answer>(ask: () => Answer): () => Answer {
  let told: { readonly answer: Answer } | undefined;
  return () => (told ??= { answer: ask() }).answer;
}

async function observedMeans({ weather }: Needs, station: number, { zone, spans, known }: Question): Promise<(number | null)[]> {
  const [first, last] = [spans[0] as Span, spans.at(-1) as Span];
  const days = { from: zone.dayOf(first.from), to: zone.dayOf(last.to - 1) + 1 };
  return meansOf(await weather.observedHours({ station, zone, ...days, known }), spans);
}

const hour = 3600;

/** The mean of the hours in each span; null if one of them is unknown. */
function meansOf({ at, value }: Hours, spans: readonly Span[]): (number | null)[] {
  return spans.map((span) => {
    let [sum, seconds] = [0, 0];
    for (let row = 0; row < at.length; row += 1) {
      const [start, degrees] = [at[row] as number, value[row] as number];
      const within = Math.min(start + hour, span.to) - Math.max(start, span.from);
      if (within > 0 && !Number.isNaN(degrees)) [sum, seconds] = [sum + degrees * within, seconds + within];
    }
    return seconds < span.to - span.from ? null : sum / seconds;
  });
}

type Stations = Awaited<ReturnType<Needs['weather']['radiationStations']>>;

/** The station whose typical year is used for a building; null if there is none. */
async function typicalStationOf(
  { weather }: Needs,
  { code, region, fields }: Omit<Placed, 'station'>,
  known: AsOf,
  held: Stations,
): Promise<number | null> {
  const building = { ...fields, code, region };
  const light = await weather.sunlightOf({ building, prefer: 'typical', known, held }).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.code === 'no-radiation') return null;
    throw problem;
  });
  return light === null || light.series !== 'typical' ? null : light.station.id;
}

async function typicalMeans({ weather }: Needs, station: number, { zone, spans, known }: Question): Promise<(number | null)[]> {
  const asked = { station, series: 'typical', variable: 'temperature', ...typicalSpan, known } as const;
  const { at, value } = await weather.hours(asked);
  const degrees = new Map(Array.from(at, (one, row) => [one, value[row] as number]));
  const [first, last] = [spans[0] as Span, spans.at(-1) as Span];
  const start = Math.floor(first.from / hour) * hour;
  const starts = Array.from({ length: Math.ceil((last.to - start) / hour) }, (_, row) => start + row * hour);
  return meansOf({ at: starts, value: starts.map((one) => degrees.get(typicalHourOf(zone, one)) ?? Number.NaN) }, spans);
}
