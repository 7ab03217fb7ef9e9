import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { type EntryOf, statusShown } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { GatherNeeds } from '../needs.ts';
import type { HeatShape } from './facts.ts';
import { heatByDay, hoursOfDays } from './heat-shape.ts';
import type { YearDays } from './year-hours.ts';

type HeatQuestion = {
  readonly region: string;
  readonly days: YearDays;
  readonly known: AsOf;
  /** The buildings that the asker sees: those of the region say which station's weather is that of the district. */
  readonly buildings: readonly BuildingFacts[];
};

/** The indoor temperature that heating is designed for, degC. */
const indoorId = 'district-load/indoor';

type Shaped = { readonly shape: HeatShape | null; readonly findings: readonly Finding[] };

/** How heat follows the weather of the measured year at the place of a district; otherwise what is missing for that. */
export async function outdoorHeat(needs: GatherNeeds, asked: HeatQuestion): Promise<Shaped> {
  const { days, known } = asked;
  const on = dayText(days.first + days.days.length - 1);
  const [season, indoor] = [await seasonOf(needs, asked, on), needs.knowledge.find('coefficient', indoorId, { on, ...known })];
  if (season === null || indoor === null) return missing('season');
  const station = await stationOf(needs, asked);
  if (station === null) return missing('station');
  const found = await meansOf(needs, station.id, asked);
  const heated = days.days.map((_, day) => isHeated(season, days.first + day));
  const by = found === null ? null : heatByDay({ means: found.means, heated, indoor: indoor.value });
  if (found === null || by === null) return missing('weather');
  return {
    shape: {
      shares: hoursOfDays(by.shares),
      source: sourceSaid({ season, indoor, station: station.name, design: by.design, isTypical: found.isTypical }),
    },
    findings: [],
  };
}

type Used = {
  readonly season: EntryOf<'heating-season'>;
  readonly indoor: EntryOf<'coefficient'>;
  readonly station: string;
  readonly design: number;
  /** The typical year of the station instead of the measured one. */
  readonly isTypical: boolean;
};

function sourceSaid({ season, indoor, station, design, isTypical }: Used): LocalizedText {
  const degrees = Math.round(design * 10) / 10;
  const [method, heated] = [indoor, season].map(({ source, status }) => {
    const { standing } = statusShown(status);
    return { zh: `${source.document} ${source.clause}，${standing.zh}`, en: `${source.document}, ${source.clause}, ${standing.en}` };
  });
  const year = isTypical ? { zh: '典型气象年', en: 'typical year' } : { zh: '当年实测', en: 'measured year' };
  return {
    zh:
      `逐日按室外日平均气温折算：气象站 ${station} 的${year.zh}，室内 ${indoor.value} ℃（${method?.zh}），` +
      `供暖室外计算温度 ${degrees} ℃ 取供热期内第 6 冷的日平均气温（不保证 5 天），供热期 ${season.from} 至 ${season.to}（${heated?.zh}）`,
    en:
      `by the mean outdoor temperature of each day: ${year.en} of station ${station}, ${indoor.value} °C indoors (${method?.en}), ` +
      `design temperature ${degrees} °C, which the mean of five days of the season lies below, heating season ${season.from} to ${season.to} (${heated?.en})`,
  };
}

function isHeated({ from, to }: EntryOf<'heating-season'>, day: number): boolean {
  const text = dayText(day).slice(5);
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}

const missing = (about: 'season' | 'station' | 'weather'): Shaped => ({
  shape: null,
  findings: [{ code: 'district-heat-shape-unknown', severity: 'warning', evidence: { about } }],
});

/** The heating season of the nearest place above that has one. */
async function seasonOf({ knowledge, place }: GatherNeeds, { region, known }: HeatQuestion, on: string) {
  const seasons = new Map(knowledge.inForce('heating-season', { on, ...known }).map((one) => [one.region, one]));
  const over = await place.above(region).catch(() => [region]);
  return [region, ...over].map((code) => seasons.get(code)).find((one) => one !== undefined) ?? null;
}

/** The station of most buildings of the region, of several the first by code; without any the only one that there is. */
async function stationOf({ weather, place }: GatherNeeds, { region, buildings, known }: HeatQuestion) {
  const inside = new Set(await place.regionsWithin(region));
  const own = buildings.filter((one) => inside.has(one.region));
  const lying = own.length > 0 ? own : [{ code: '', region, fields: {} }];
  const chosen = [...(await weather.stationsOf(lying, known)).values()].flatMap(({ station }) => station ?? []);
  const counts = Map.groupBy(chosen, ({ code }) => code);
  const [most] = [...counts.values()].toSorted((a, b) => b.length - a.length || ((a[0]?.code ?? '') < (b[0]?.code ?? '') ? -1 : 1));
  return most?.[0] ?? null;
}

/** The mean temperature of each day: as observed in the measured year, otherwise of the station's typical year. */
async function meansOf({ weather }: GatherNeeds, station: number, { days, known }: HeatQuestion) {
  const [from, to] = [days.first, days.first + days.days.length];
  const observed = await weather.observedMeans({ station, zone: createZone(placeZone) as Zone, from, to, known });
  const isKnown = (means: Float64Array): boolean => means.filter((one) => !Number.isNaN(one)).length >= leastDays * means.length;
  if (isKnown(observed)) return { means: observed, isTypical: false };
  const typicalOf = await weather.typicalMeans(station, known);
  const typical = Float64Array.from({ length: days.days.length }, (_, day) => typicalOf(from + day));
  return isKnown(typical) ? { means: typical, isTypical: true } : null;
}

/** Of a year, the share of days whose temperature must be known. */
const leastDays = 0.95;
