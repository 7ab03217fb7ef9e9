import { asOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Schedule } from '#flexibility/schedule/schedule.ts';
import type { SolarPotential } from '#flexibility/solar-potential/solar-potential.ts';
import type { Solar } from '#flexibility/solar/solar.ts';
import { type OwnHours, ownHours, type OwnUse, ownUseOf } from './own-use.ts';
import { type Saving, savingOf } from './saving.ts';

export type SolarDesignNeeds = {
  readonly now: Clock;
  readonly metering: Pick<Metering, 'useOfBuilding'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly tariffs: Pick<Schedule['tariffs'], 'prices'>;
  readonly solar: Pick<Solar, 'placements' | 'hourly' | 'arraysIn'>;
  readonly solarPotential: Pick<SolarPotential, 'cityDensity'>;
};

export type DesignQuestion = {
  /** JSON of arrays. */
  readonly text?: string | undefined;
  readonly building?: string | undefined;
  readonly kw?: number | undefined;
  /** m². */
  readonly area?: number | undefined;
  /** kW per m². */
  readonly density?: number | undefined;
  readonly azimuth?: number | undefined;
  readonly station?: string | undefined;
  readonly tariff?: string | undefined;
  /** The first day of the year of load. */
  readonly from?: string | undefined;
  readonly knownAt?: string | undefined;
};

/** How many arrays may be designed together: each reads some hundred years of weather. */
const mostArrays = 50;

type Placements = Awaited<ReturnType<Solar['placements']>>;
type Site = { readonly code: string; readonly region: string; readonly zone: Zone; readonly zoneName: string };

/**
 * Designs of photovoltaics: the best placement, own use, and savings.
 * @example await createSolarDesign(needs).design(scope, { building: 'B1', kw: 100, tariff: 'T1' }) // { arrays: [{ placements: […] }] }
 */
export function createSolarDesign(needs: SolarDesignNeeds) {
  return {
    /** Throws `design-of-nothing`, `design-power-twice`, `too-many-arrays`, `no-such-building`, `no-such-tariff`, and what yields throw. */
    design: (scope: Scope, asked: DesignQuestion) => design(needs, scope, asked),
  };
}

async function design(needs: SolarDesignNeeds, scope: Scope, asked: DesignQuestion) {
  const { building, azimuth, station, knownAt } = asked;
  const site = building === undefined ? null : await siteOf(needs, scope, building, knownAt);
  const size = await sizeOf(needs, site, asked);
  const given = asked.text !== undefined;
  const { arrays, ...told } = await needs.solar.placements(scope, { arrays: size.arrays, given, azimuth, building, station, knownAt });
  const made =
    site === null || size.kw === null
      ? null
      : await usedOf(needs, scope, { asked, site, arrays, size, year: told.from, weather: told.station });
  return {
    ...told,
    kw: size.kw,
    area: size.area,
    density: size.density,
    arrays,
    ownUse: made?.ownUse ?? null,
    saving: made?.saving ?? null,
    findings: [...told.findings, ...size.findings, ...(made?.findings ?? [])],
  };
}

async function siteOf({ registry, now }: SolarDesignNeeds, scope: Scope, building: string, knownAt: string | undefined): Promise<Site> {
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, asOf(now(), knownAt));
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  const zoneName = facts.zone ?? placeZone;
  return { code: facts.code, region: facts.region, zoneName, zone: createZone(zoneName) ?? (createZone(placeZone) as Zone) };
}

type Arrays = ReturnType<Solar['arraysIn']>['arrays'];
type Size = {
  readonly arrays: Arrays;
  readonly kw: number | null;
  readonly area: number | null;
  readonly density: { readonly value: number | null; readonly source: 'asked' | 'city' | null };
  readonly findings: readonly Finding[];
};

/** The power to install: from the file, as given, or the area times its density; nothing is guessed. */
async function sizeOf(
  needs: SolarDesignNeeds,
  site: Site | null,
  { text, kw, area, density: asked, knownAt }: DesignQuestion,
): Promise<Size> {
  const city = async () => (site === null ? null : needs.solarPotential.cityDensity(site.region, knownAt));
  const value = asked ?? (await city());
  const density = { value, source: value === null ? null : asked === undefined ? ('city' as const) : ('asked' as const) };
  if (text !== undefined) {
    if (kw !== undefined || area !== undefined) throw new Problem('bad-input', 'design-power-twice');
    const { arrays, findings } = needs.solar.arraysIn(text);
    if (arrays.length > mostArrays) throw new Problem('bad-input', 'too-many-arrays', { count: arrays.length, most: mostArrays });
    const sum = rounded(arrays.reduce((all, one) => all + one.kw, 0));
    return { arrays, kw: sum, area: areaOf(sum, value), density, findings };
  }
  if (site === null) throw new Problem('bad-input', 'design-of-nothing');
  const power = kw ?? (area === undefined || value === null ? null : rounded(area * value));
  const code = site.code;
  const unknown: Finding[] =
    power !== null
      ? []
      : area !== undefined
        ? [{ code: 'density-unknown', severity: 'warning', evidence: { building: code } }]
        : [{ code: 'design-of-one-kilowatt', severity: 'warning', evidence: { building: code } }];
  return {
    arrays: [{ code, kw: power ?? 1, tilt: 0, azimuth: 180 }],
    kw: power,
    area: area ?? (power === null ? null : areaOf(power, value)),
    density,
    findings: unknown,
  };
}

const areaOf = (kw: number, density: number | null): number | null => (density === null ? null : Math.round((kw / density) * 100) / 100);
const rounded = (kw: number): number => Math.round(kw * 1000) / 1000;

type UsedQuestion = {
  readonly asked: DesignQuestion;
  readonly site: Site;
  readonly arrays: Placements['arrays'];
  readonly size: Size;
  /** The start of the observed weather; null for a typical year. */
  readonly year: string | null;
  /** The station whose weather is used. */
  readonly weather: string;
};

type OwnUseOfYear = OwnUse & {
  readonly placement: 'best' | 'given';
  readonly from: string;
  readonly to: string;
  readonly months: (OwnUse & { readonly month: string })[];
  readonly figure: string;
};
type Used = {
  readonly ownUse: OwnUseOfYear | null;
  readonly saving: (Saving & { readonly tariff: string }) | null;
  readonly findings: Finding[];
};

/** What the building would have used immediately over a year, and how much less it would have paid. */
async function usedOf(needs: SolarDesignNeeds, scope: Scope, { asked, site, arrays, size, year, weather }: UsedQuestion): Promise<Used> {
  const { station, knownAt, tariff } = asked;
  const span = spanOf(asked.from ?? year ?? monthsBack(site.zone, asOf(needs.now(), knownAt).received));
  const placement = asked.text === undefined ? 'best' : 'given';
  const use = await needs.metering.useOfBuilding(scope, { building: site.code, carrier: 'electricity', ...span, step: 'hour', knownAt });
  const { edges, steps } = use;
  const standing = size.arrays.map((one, at) => {
    const pose = arrays[at]?.placements.find((each) => each.placement === placement);
    return pose === undefined ? one : { ...one, tilt: pose.tilt, azimuth: pose.azimuth };
  });
  const made = await needs.solar.hourly(scope, { arrays: standing, building: site.code, station, edges, zone: site.zone, knownAt });
  const load = steps.value.map((kwh, at) => (steps.coverage[at] === 1 && steps.estimated[at] === 0 ? kwh : Number.NaN));
  const hours = ownHours({ load, made });
  const about = { building: site.code, ...span };
  const prices =
    tariff === undefined ? null : needs.tariffs.prices(scope, { id: tariff, ...span, step: 'hour', zone: site.zoneName, knownAt });
  if (hours.at.length === 0)
    return {
      ownUse: null,
      saving: null,
      findings: [
        load.some((kwh) => !Number.isNaN(kwh))
          ? { code: 'load-without-weather', severity: 'warning', evidence: { ...about, station: weather } }
          : { code: 'load-not-hourly', severity: 'warning', evidence: about },
        ...(tariff === undefined ? [] : [{ code: 'saving-without-load', severity: 'warning', evidence: { tariff } } as const]),
      ],
    };
  const all = ownUseOf(hours, load.length);
  const saving = prices === null ? null : { tariff: tariff as string, ...savingOf(hours, prices.steps) };
  return {
    ownUse: { placement, ...span, ...all, months: byMonth(hours, edges, site.zone), figure: use.total.figure },
    saving,
    findings: [...use.findings, ...notCounted({ all, saving, demand: prices?.demand ?? null, building: site.code })],
  };
}

type Counted = {
  readonly all: OwnUse;
  readonly saving: Used['saving'];
  readonly demand: string | null;
  readonly building: string;
};

function notCounted({ all, saving, demand, building }: Counted): Finding[] {
  const missing = all.hours.of - all.hours.compared;
  return [
    ...(missing === 0 ? [] : [finding('load-partly-known', { building, missing, of: all.hours.of })]),
    ...(saving?.export === null ? [finding('export-not-priced', { tariff: saving.tariff, kwh: all.exportKwh })] : []),
    ...(saving === null || demand === null ? [] : [finding('demand-not-counted', { tariff: saving.tariff })]),
  ];
}

const finding = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'info', evidence });

/** Twelve months from a day on. */
function spanOf(from: string): { readonly from: string; readonly to: string } {
  const { year, month, day } = civil(parseDay(from) as number);
  return { from, to: dayText(dayNumber(year + 1, month, day)) };
}

/** The start of the last twelve whole months. */
function monthsBack(zone: Zone, now: number): string {
  const { year, month } = civil(zone.dayOf(Math.floor(now / 1000)));
  return dayText(dayNumber(year - 1, month, 1));
}

function byMonth(hours: OwnHours, edges: Float64Array, zone: Zone): OwnUseOfYear['months'] {
  const names = Array.from({ length: edges.length - 1 }, (_, at) => dayText(zone.dayOf(edges[at] as number)).slice(0, 7));
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].map(([month, of]) => ({ month, ...ownUseOf(hours, of.length, (at) => names[at] === month) }));
}

export type SolarDesign = ReturnType<typeof createSolarDesign>;
