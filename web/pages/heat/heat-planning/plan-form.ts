/** Numbers that apply to the whole town, in the order of the form. */
export const constants = [
  'base',
  'designOutdoor',
  'detour',
  'maxKm',
  'lossPerKm',
  'approach',
  'carnot',
  'yuanPerKmYear',
  'yuanPerKwh',
  'alternativeYuanPerGj',
] as const;
export type Constant = (typeof constants)[number];

/** A number as typed, and its origin. */
export type Typed = { readonly value: string; readonly origin: string };
export type PeriodRow = { readonly hours: string; readonly outdoor: string; readonly origin: string };
type Spot = Readonly<Record<'code' | 'latitude' | 'longitude' | 'temperature' | 'origin', string>>;
/** `kw` is one number, or one for each period. */
export type SourceRow = Spot & { readonly yuanPerGj: string; readonly kw: string };

/** How a demand is stated: by its peak, by a new plot, by period, or by what points were measured to take. */
export const demandWays = ['peakKw', 'plot', 'measured', 'kwByPeriod'] as const;
export type DemandWay = (typeof demandWays)[number];
export type DemandRow = Spot & {
  readonly by: DemandWay;
  readonly kw: string;
  readonly m2: string;
  readonly wattPerM2: string;
  /** Separated by spaces. */
  readonly points: string;
  readonly season: string;
};

/** A plan as typed into its page: all amounts as text, the server judges them. */
export type PlanForm = {
  readonly constants: Readonly<Record<Constant, Typed>>;
  readonly periods: readonly PeriodRow[];
  readonly sources: readonly SourceRow[];
  readonly demands: readonly DemandRow[];
  /** For everything without its own. */
  readonly origin: string;
};

const untyped: Typed = { value: '', origin: '' };
const spot: Spot = { code: '', latitude: '', longitude: '', temperature: '', origin: '' };
export const emptyPeriod: PeriodRow = { hours: '', outdoor: '', origin: '' };
export const emptySource: SourceRow = { ...spot, yuanPerGj: '', kw: '' };
export const emptyDemand: DemandRow = { ...spot, by: 'peakKw', kw: '', m2: '', wattPerM2: '', points: '', season: '' };

/** It contains no numbers: someone has to state each. */
export const emptyPlan: PlanForm = {
  constants: Object.fromEntries(constants.map((name) => [name, untyped])) as Record<Constant, Typed>,
  periods: [emptyPeriod],
  sources: [],
  demands: [],
  origin: '',
};

type Given = Readonly<Record<string, unknown>>;

const partsOf = (text: string): string[] => text.split(/[\s,，;；、]+/u).filter((one) => one !== '');

/** Anything that is not a number is sent as typed, so that the fault is reported at its place; an empty box is left out. */
function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : /^[+-]?\d+(?:\.\d+)?$/u.test(trimmed) ? Number(trimmed) : trimmed;
}

const said = (fields: Given): Given => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The file for a form; its rows are in the order of the form, so that the path of a fault names its row. */
export function fileOf({ constants: typed, periods, sources, demands, origin }: PlanForm): Given {
  const own = (text: string): string | undefined => [text, origin].map((one) => one.trim()).find((one) => one !== '');
  const number = (name: Constant) => numberOf(typed[name].value);
  const carnot = number('carnot');
  return {
    ...said(Object.fromEntries(constants.flatMap((name) => (name === 'carnot' ? [] : [[name, number(name)]])))),
    ...(carnot !== undefined && { lift: { carnot } }),
    origins: said(Object.fromEntries(constants.map((name) => [name === 'carnot' ? 'lift' : name, own(typed[name].origin)]))),
    periods: periods.map(({ hours, outdoor, origin: from }) =>
      said({ hours: numberOf(hours), outdoor: numberOf(outdoor), origin: own(from) }),
    ),
    sources: sources.map(({ yuanPerGj, kw, ...row }) => {
      const kws = partsOf(kw).map(numberOf);
      return said({
        ...spotOf(row, own),
        yuanPerGj: numberOf(yuanPerGj),
        ...(kws.length > 1 ? { kwByPeriod: kws } : { kw: kws[0] }),
      });
    }),
    demands: demands.map((row) => said({ ...spotOf(row, own), ...neededBy(row) })),
  };
}

const spotOf = ({ code, latitude, longitude, temperature, origin }: Spot, own: (text: string) => string | undefined): Given => ({
  code: code.trim() === '' ? undefined : code.trim(),
  latitude: numberOf(latitude),
  longitude: numberOf(longitude),
  temperature: numberOf(temperature),
  origin: own(origin),
});

function neededBy({ by, kw, m2, wattPerM2, points, season }: DemandRow): Given {
  if (by === 'plot') return { plot: said({ m2: numberOf(m2), wattPerM2: numberOf(wattPerM2) }) };
  if (by === 'measured') return { measured: said({ points: partsOf(points), season: season.trim() }) };
  return by === 'peakKw' ? { peakKw: numberOf(kw) } : { kwByPeriod: partsOf(kw).map(numberOf) };
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const rowOf = (value: unknown): Given => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {});
const rowsOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.map(rowOf) : []);
const numbersOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join(' ') : textOf(value));

/** A file as a form, to start another plan from. */
export function formOf(file: Given): PlanForm {
  const origins = rowOf(file['origins']);
  const of = (list: string, row: Given): string => textOf(row['origin'] ?? origins[list]);
  const spotIn = (list: string, row: Given): Spot => ({
    code: textOf(row['code']),
    latitude: textOf(row['latitude']),
    longitude: textOf(row['longitude']),
    temperature: textOf(row['temperature']),
    origin: of(list, row),
  });
  const typed = (name: Constant): Typed =>
    name === 'carnot'
      ? { value: textOf(rowOf(file['lift'])['carnot']), origin: textOf(origins['lift']) }
      : { value: textOf(file[name]), origin: textOf(origins[name]) };
  return {
    constants: Object.fromEntries(constants.map((name) => [name, typed(name)])) as Record<Constant, Typed>,
    periods: rowsOf(file['periods']).map((row) => ({
      hours: textOf(row['hours']),
      outdoor: textOf(row['outdoor']),
      origin: of('periods', row),
    })),
    sources: rowsOf(file['sources']).map((row) => ({
      ...spotIn('sources', row),
      yuanPerGj: textOf(row['yuanPerGj']),
      kw: numbersOf(row['kw'] ?? row['kwByPeriod']),
    })),
    demands: rowsOf(file['demands']).map((row) => demandIn(row, spotIn('demands', row))),
    origin: '',
  };
}

function demandIn(row: Given, where: Spot): DemandRow {
  const by = demandWays.find((way) => row[way] !== undefined) ?? 'peakKw';
  const [plot, measured] = [rowOf(row['plot']), rowOf(row['measured'])];
  return {
    ...where,
    by,
    kw: numbersOf(row['peakKw'] ?? row['kwByPeriod']),
    m2: textOf(plot['m2']),
    wattPerM2: textOf(plot['wattPerM2']),
    points: numbersOf(measured['points']),
    season: textOf(measured['season']),
  };
}

/** Adds a source or demand at a spot of the map; the rest of it must still be typed. */
export function withSpot(form: PlanForm, kind: 'sources' | 'demands', longitude: number, latitude: number): PlanForm {
  const at = { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) };
  return kind === 'sources'
    ? { ...form, sources: [...form.sources, { ...emptySource, ...at }] }
    : { ...form, demands: [...form.demands, { ...emptyDemand, ...at }] };
}
