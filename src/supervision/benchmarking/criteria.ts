import type { Finding } from '#kernel/finding.ts';
import type { Confirmed, Criterion, Found, Status } from '#platform/knowledge/facts.ts';
import type { YearOfBuilding } from './facts.ts';
import type { QuotaTable } from './tables.ts';

/** What is in force on the day of the judgement, from knowledge. */
export type Rules = {
  readonly tables: readonly Found<'quota'>[];
  readonly corrections: readonly Found<'correction'>[];
  readonly methods: readonly Found<'quota-method'>[];
  readonly uses: readonly Found<'use'>[];
  readonly readings: readonly Found<'reading'>[];
  readonly zones: readonly Found<'climate-zone'>[];
  readonly climates: readonly Found<'climate-of-place'>[];
  readonly heatings: readonly Found<'heating'>[];
};

/** A knowledge entry that a judgement is based on. */
export type Ground = {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  readonly document: string;
  readonly clause: string;
  /** If the city has confirmed it from the printed text. */
  readonly confirmed?: Confirmed | undefined;
};

export type Criteria = {
  readonly values: Readonly<Record<string, Criterion>>;
  readonly grounds: readonly Ground[];
  readonly findings: readonly Finding[];
};

type Grounding = Pick<Ground, 'id' | 'version' | 'status' | 'confirmed'> & { readonly source: { document: string; clause: string } };

export function groundOf({ id, version, status, source, confirmed }: Grounding): Ground {
  return { id, version, status, document: source.document, clause: source.clause, ...(confirmed && { confirmed }) };
}

/**
 * The criteria of the quota tables for a building, as far as its facts provide them.
 * @param use the use to be judged: the building's, or that of one of its parts
 * @param within the building's region and all above it, nearest first
 */
export function criteriaOf({ fields }: YearOfBuilding, use: string, within: readonly string[], lookup: Lookup): Criteria {
  const read = readFields(fields, lookup);
  const climate = lookup.climate(fields['climateZone'], within);
  const usual = lookup.use(use)?.criteria;
  const values: Record<string, Criterion> = {};
  for (const name of lookup.asked) {
    const value = read.values[name] ?? (isCriterion(fields[name]) ? fields[name] : usual?.[name]);
    if (value !== undefined) values[name] = value;
  }
  if (climate.thermal !== null) values['thermal'] = climate.thermal;
  const grounds = read.grounds.length === 0 ? climate.grounds : [...read.grounds, ...climate.grounds];
  return { values, grounds, findings: climate.findings };
}

/** The carrier that a building is heated with: null if none, undefined if nothing is stated that knowledge recognises. */
export function heatingCarrier(heating: unknown, heatings: Rules['heatings']): Found<'heating'>['carrier'] | undefined {
  if (typeof heating !== 'string' || heating === '') return undefined;
  const said = heating.trim().toLowerCase();
  return heatings.find(({ id, values, names }) => id === `heating/${said}` || [...values, names.zh, names.en].includes(said))?.carrier;
}

function readFields(fields: Readonly<Record<string, unknown>>, { rules, ground }: Lookup) {
  const values: Record<string, Criterion> = {};
  const grounds: Ground[] = [];
  for (const reading of rules.readings) {
    const meant = reading.values[String(fields[reading.field])];
    if (meant === undefined) continue;
    values[reading.criterion] = meant;
    grounds.push(ground(reading));
  }
  return { values, grounds };
}

export type Climate = { readonly thermal: string | null; readonly grounds: readonly Ground[]; readonly findings: readonly Finding[] };

/** The thermal zone: from the building's own climate zone, otherwise from its place's, which is a finding. */
export function readClimate(own: unknown, within: readonly string[], { zones, climates }: Rules): Climate {
  const told = typeof own === 'string' && own.trim() !== '' ? plainZone(own) : null;
  const place = told === null ? nearestClimate(within, climates) : null;
  const zone = zones.find((entry) => isZone(entry, told ?? plainZone(place?.zone ?? '-')));
  if (!zone) return { thermal: null, grounds: [], findings: [] };
  if (!place) return { thermal: zone.thermal, grounds: [groundOf(zone)], findings: [] };
  const found: Finding = {
    code: 'climate-from-place',
    severity: 'info',
    evidence: { zone: zone.zone, region: place.region, document: place.source.document, status: place.status },
  };
  return { thermal: zone.thermal, grounds: [groundOf(zone), groundOf(place)], findings: [found] };
}

/** `寒冷 A 区` and `寒冷a` alike. */
function plainZone(text: string): string {
  return text.toLowerCase().replaceAll(/\s|地区|区|zone/gu, '');
}

/**
 * Whether a text denotes a zone by its code, its name, or the name without its letter: all sub-zones of one name belong to the same thermal
 * zone.
 */
function isZone({ zone, names }: Found<'climate-zone'>, told: string): boolean {
  const [zh, en] = [plainZone(names.zh), plainZone(names.en)];
  return [zone.toLowerCase(), zh, en, zh.slice(0, -1), en.slice(0, -1)].includes(told);
}

function nearestClimate(within: readonly string[], climates: Rules['climates']): Found<'climate-of-place'> | null {
  for (const region of within) {
    const found = climates.find((entry) => entry.region === region);
    if (found) return found;
  }
  return null;
}

function isCriterion(value: unknown): value is Criterion {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
/** What is in force, queried building by building: each answer is looked up once. */
export type Lookup = {
  readonly rules: Rules;
  readonly use: (use: string | null | undefined) => Found<'use'> | undefined;
  /** The regions of a building, nearest first. */
  readonly within: (building: Pick<YearOfBuilding, 'region' | 'fields'>) => readonly string[];
  readonly tables: (family: string, within: readonly string[]) => readonly QuotaTable[];
  readonly corrections: (table: QuotaTable) => readonly Found<'correction'>[];
  readonly climate: (own: unknown, within: readonly string[]) => Climate;
  /** How a building of several uses gets its limits; undefined before any standard defines it. */
  readonly severalUses: Found<'quota-method'> | undefined;
  readonly heating: (said: unknown) => ReturnType<typeof heatingCarrier>;
  readonly ground: (entry: Parameters<typeof groundOf>[0]) => Ground;
  /** The criteria that any table or correction uses. */
  readonly asked: readonly string[];
};
