import { createChilledCurves, stepOfSupply, type ChilledHour, type SupplyStep } from './chilled-curves.ts';
import { type Grid, known, nothingTried, quantileOf, type StrategyFact, type StrategyHour, type Tried } from './hours.ts';
import { leastPairs, slopeOf } from './slope.ts';

/** A chiller by the hour: degC, %, kW. */
export type ChilledHours = Grid & {
  /** Local day of each hour. */
  readonly days: Int32Array;
  /** The first hour of the period; those before it are history. */
  readonly first: number;
  readonly supply: Float64Array;
  readonly outdoor: Float64Array;
  /** The warmest room, and the dampest; null: humidity is not measured. */
  readonly rooms: Float64Array;
  readonly humidity: Float64Array | null;
  /** Cold that it gives, and what it takes. */
  readonly output: Float64Array;
  readonly power: Float64Array;
};

export type ChilledRule = {
  /** Hours that a step of the curve needs. */
  readonly hours: number;
  /** The least gain that counts, of the input. */
  readonly gain: number;
  /** It runs from this share of its greatest output on. */
  readonly runs: number;
  /** K that supply must have varied by (5 to 95 % of the hours). */
  readonly varies: number;
  /** Slopes up to which supply follows the weather (K/K), or the load (K from none to all of it). */
  readonly byWeather: number;
  readonly byLoad: number;
  /** Share of hours that rooms must have been within their limits at a supply temperature. */
  readonly comfort: number;
  /** Limits of the rooms, degC and %. */
  readonly limit: number;
  readonly damp: number;
};

/**
 * Chilled water whose temperature follows neither load nor weather: each hour with rooms below their limits is compared with the warmest
 * supply at which rooms stayed within them at like load and weather on earlier days. Saved is output × the difference of input per output,
 * both as measured. Nothing is said of supply temperatures that were never tried.
 */
export function chilledSupply(chiller: ChilledHours, rule: ChilledRule): Tried {
  const { edges, first, days } = chiller;
  const hours = hoursOf(chiller, rule);
  const varied = variationOf(hours.flatMap((hour) => (hour === null || hour === 'off' ? [] : [hour.supply])));
  if (varied === null) return nothingTried(warning('strategy-cooled-hours-short', { least: leastPairs }));
  if (varied < rule.varies) return nothingTried(warning('strategy-chilled-constant', { varied: rounded(varied), least: rule.varies }));
  const slopes = slopesOf(hours.slice(first));
  if (slopes.weather === null && slopes.load === null) return nothingTried(warning('strategy-cooled-hours-short', { least: leastPairs }));
  const follows = (slopes.weather ?? 0) <= rule.byWeather || (slopes.load ?? 0) <= rule.byLoad;
  const curves = createChilledCurves(rule.hours);
  const rows: StrategyHour[] = [];
  for (const [at, hour] of hours.entries()) {
    curves.endDay(days[at] as number);
    if (hour === 'off') continue;
    if (at >= first)
      rows.push({ from: edges[at] as number, to: edges[at + 1] as number, ...judged(chiller, at, hour, { rule, follows, curves }) });
    if (hour !== null) curves.add(hour);
  }
  return { rows, facts: factsOf(slopes, varied, curves.usual(), rule), findings: [] };
}

const warning = (code: string, evidence: Readonly<Record<string, number>>) => ({ code, severity: 'warning', evidence }) as const;

/** Each hour as a point of the curve; `off`: it did not run; null: something is not known. */
function hoursOf(chiller: ChilledHours, { runs, limit, damp }: ChilledRule): (ChilledHour | 'off' | null)[] {
  const greatest = chiller.output.reduce((most, value) => (value > most ? value : most), 0);
  return Array.from(chiller.output, (_, at) => {
    const output = known(chiller.output, at);
    if (output === null) return null;
    if (output <= runs * greatest) return 'off';
    const [input, supply, outdoor] = [known(chiller.power, at), known(chiller.supply, at), known(chiller.outdoor, at)];
    const room = known(chiller.rooms, at);
    if (input === null || supply === null || outdoor === null || room === null) return null;
    const humidity = chiller.humidity === null ? null : known(chiller.humidity, at);
    if (chiller.humidity !== null && humidity === null) return null;
    const isComfortable = room <= limit && (humidity === null || humidity <= damp);
    return { share: output / greatest, outdoor, supply, output, input, isComfortable };
  });
}

/** How far supply varied, between 5 and 95 % of the hours; null: too few are known. */
function variationOf(supply: readonly number[]): number | null {
  return supply.length < leastPairs ? null : quantileOf(supply, 0.95) - quantileOf(supply, 0.05);
}

type Slopes = { readonly weather: number | null; readonly load: number | null };

/** Outdoors within a degree of its mean, or load within a tenth of the greatest, tells no slope. */
function slopesOf(hours: readonly (ChilledHour | 'off' | null)[]): Slopes {
  const ran = hours.filter((hour) => hour !== null && hour !== 'off');
  const by = (of: 'outdoor' | 'share') => ran.map((hour) => ({ x: hour[of], y: hour.supply }));
  return { weather: slopeOf(by('outdoor'), 1), load: slopeOf(by('share'), 0.1) };
}

type Judging = {
  readonly rule: ChilledRule;
  readonly follows: boolean;
  readonly curves: Pick<ReturnType<typeof createChilledCurves>, 'steps'>;
};

/** Hours are of one hour: kW and kWh are the same number. */
function judged(
  { rooms, humidity, power }: ChilledHours,
  at: number,
  hour: ChilledHour | null,
  { rule, follows, curves }: Judging,
): Omit<StrategyHour, 'from' | 'to'> {
  const use = known(power, at);
  if (hour === null) return { hit: null, use, saved: null };
  const isNothing = { hit: false, use, saved: 0 } as const;
  const hasRoom = (rooms[at] as number) < rule.limit && (humidity === null || (humidity[at] as number) < rule.damp);
  if (follows || !hasRoom) return isNothing;
  const steps = curves.steps(hour);
  const own = steps.find(({ supply }) => supply === stepOfSupply(hour.supply));
  // a single step says nothing of others
  if (own === undefined || steps.length < 2) return { hit: null, use, saved: null };
  const warmest = steps.findLast(({ supply, comfortable }) => supply > own.supply && comfortable >= rule.comfort);
  const saved = warmest === undefined ? 0 : hour.output * (own.specific - warmest.specific);
  return saved > 0 && saved >= rule.gain * hour.output * own.specific ? { hit: true, use, saved } : isNothing;
}

function factsOf({ weather, load }: Slopes, varied: number, usual: readonly SupplyStep[], rule: ChilledRule): StrategyFact[] {
  return [
    { name: 'chilledByWeather', value: weather === null ? null : rounded(weather), unit: 'K/K' },
    { name: 'chilledByLoad', value: load === null ? null : rounded(load), unit: 'K' },
    { name: 'chilledVaried', value: rounded(varied), unit: 'K' },
    { name: 'roomLimit', value: rule.limit, unit: 'degC' },
    { name: 'humidityLimit', value: rule.damp, unit: '%' },
    ...usual.map(({ supply, specific }) => ({ name: `inputAtSupply ${supply}–${supply + 1}°C`, value: rounded(specific), unit: '1' })),
  ];
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
