import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { type Facts, fieldOn } from '#heat/heat-billing/facts.ts';
import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { HeatSupply, PlacedPoint } from '#heat/heat-supply/heat-supply.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { heatDays, type PointDays } from './point-days.ts';
import { suppliedAreas } from './supplied-area.ts';

export type FactNeeds = {
  readonly heatSupply: HeatSupply;
  readonly heatBilling: Pick<HeatBilling, 'meterDays' | 'tariffs'>;
  readonly registry: Pick<Registry, 'answering' | 'buildingFacts'>;
  readonly place: Pick<Place, 'sights'>;
  readonly weather: Pick<Weather, 'observedMeans' | 'stationNamed' | 'stationsOf'>;
};

/** Days since 1970-01-01, `to` excluded. */
export type Span = { readonly from: number; readonly to: number };

/** The value of a field of a point on the first day of a span, or on the first day in it with a value; it applies to the whole span. */
export function fieldIn({ facts }: Pick<PlacedPoint, 'facts'>, field: string, { from, to }: Span): string | null {
  const said = fieldOn(facts, field, from);
  if (said !== null) return said;
  const later = (facts.dated[field] ?? []).find(({ from: day }) => day !== null && day > dayText(from) && day < dayText(to));
  return typeof later?.value === 'string' && later.value !== '' ? later.value : null;
}

/** The tariff of a point over a span; null if unknown. */
export function tariffIn({ heatBilling }: Pick<FactNeeds, 'heatBilling'>, point: PlacedPoint, span: Span, known: AsOf): HeatTariff | null {
  const id = fieldIn(point, 'tariff', span);
  if (id === null) return null;
  try {
    return heatBilling.tariffs.inForce(id, dayText(span.from), known);
  } catch (error) {
    if (error instanceof Problem && error.code === 'tariff-missing') return null;
    throw error;
  }
}

/** Points day by day over a span, in their order, and the name of the temperature source of each: points with the same name share it. */
export async function pointDays(needs: FactNeeds, points: readonly PlacedPoint[], span: Span, known: AsOf) {
  const meters = new Map(points.map((one) => [one.code, fieldIn(one, 'meter', span)]));
  const codes = [...meters.values()].filter((meter) => meter !== null);
  const [told, households, temperatureOf] = await Promise.all([
    needs.heatBilling.meterDays(codes, span, known),
    needs.heatSupply.households.behindAll(
      points.map(({ code }) => code),
      known,
    ),
    temperatures(needs, points, span, known),
  ]);
  const areas = suppliedAreas(everyOne(households), span);
  return points.map((one): { days: PointDays; climate: string; meter: string | null } => {
    const meter = meters.get(one.code) ?? null;
    const read = meter === null ? undefined : told.get(meter);
    const { climate, means } = temperatureOf(one);
    return {
      climate,
      meter,
      days: {
        point: one.code,
        heat: read === undefined ? null : heatDays(read),
        areas: areas.get(one.code) ?? new Map<string, Float64Array>(),
        temperature: means,
      },
    };
  });
}

/** Each household once: it may have been behind several of the points. */
export const everyOne = (behind: ReadonlyMap<string, readonly Facts[]>): Facts[] => [
  ...new Map([...behind.values()].flat().map((one) => [one.code, one])).values(),
];

type Climate = { readonly climate: string; readonly means: Float64Array };

/** The mean temperature of each day near points: from the station that their tariff names, otherwise the one near their building. */
async function temperatures(needs: FactNeeds, points: readonly PlacedPoint[], span: Span, known: AsOf) {
  const { weather } = needs;
  const beside = await weather.stationsOf([...new Map(points.map(({ building }) => [building.code, building])).values()], known);
  const made = new Map<string, Climate>();
  const byPoint = new Map<string, Climate>();
  for (const point of points) {
    const named = tariffIn(needs, point, span, known)?.substitute?.station;
    const chosen = named === undefined ? beside.get(point.building.code)?.station : await weather.stationNamed(named);
    const station = chosen ?? undefined;
    const climate = station === undefined ? '' : `${station.code} ${point.building.zone}`;
    let one = made.get(climate);
    if (one === undefined) {
      const zone = createZone(point.building.zone) as Zone;
      const means =
        station === undefined || span.to <= span.from
          ? new Float64Array(span.to - span.from).fill(Number.NaN)
          : await weather.observedMeans({ station: station.id, zone, ...span, known });
      one = { climate, means };
      made.set(climate, one);
    }
    byPoint.set(point.code, one);
  }
  return (point: PlacedPoint): Climate => byPoint.get(point.code) as Climate;
}
