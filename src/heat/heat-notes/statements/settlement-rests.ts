import { fieldOn } from '#heat/heat-billing/facts.ts';
import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import type { ExplainedInput } from '#kernel/figure.ts';
import { type Language, tell } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { heatPerArea } from '../public/heat-per-area.ts';
import type { PaperNeeds } from '../needs.ts';
import { type OwnDays, ownDays, ownFindings } from '../public/own-days.ts';
import type { MeterShown, Rests } from '../public/settlement.ts';

type RestsNeeds = Pick<PaperNeeds, 'heatBilling' | 'readings' | 'registry' | 'words'>;

/** Whose bill, and as known when. */
export type RestsOf = AsOf & { readonly household: string; readonly account: string };

/** The readings of meters on the days of a bill's season, by code. */
export type DaysOfMeters = (codes: readonly string[]) => Promise<ReadonlyMap<string, { readonly use: Float64Array }>>;

/** The days of the season of a bill, since 1970-01-01. */
export const spanOf = ({ season }: Pick<PointCalculation, 'season'>): { readonly from: number; readonly to: number } => ({
  from: parseDay(season.from) ?? 0,
  to: parseDay(season.to) ?? 0,
});

const estimateCodes: ReadonlySet<string> = new Set(['readings-substituted', 'substitute-decided']);

/** The basis of an account's bill, in words of a language; null if the account has none in it. */
export async function restsOf(
  needs: RestsNeeds,
  of: RestsOf,
  one: PointCalculation,
  language: Language,
  days: DaysOfMeters = (codes) => needs.heatBilling.meterDays(codes, spanOf(one), of),
): Promise<Rests | null> {
  const { household, account } = of;
  const { season, tariff, method, households } = one;
  const behind = households.get(household);
  const bill = one.bill.households.find((some) => some.household === household)?.accounts.find((some) => some.account === account);
  if (behind === undefined || bill === undefined) return null;
  const own = ownDays(one, household, account);
  const told = ownFindings(needs.heatBilling.findings(one, household), one, household, own).map(({ found, days }) => ({
    code: found.code,
    text: tell(found, needs.words, language).detail,
    days,
  }));
  const [first, end] = [parseDay(season.from) ?? 0, parseDay(season.to) ?? 0];
  return {
    season: { from: season.from, to: season.to, days: end - first, source: season.source },
    nominalDays: season.nominalDays,
    room: fieldOn(behind.facts, 'room', end - 1),
    class: behind.class,
    method,
    tariff: { ...tariff, standing: statusShown(tariff.status).standing[language] },
    prices: tariff.classes[behind.class] ?? null,
    shared: own.shared,
    squareMetreDays: bill.squareMetreDays,
    pointQuantity: one.bill.quantity,
    stretches: own.stretches,
    meters: await metersOf(needs, of, one, { own, language, days }),
    // the household's heat also belongs to the accounts before or after
    perArea: own.shared ? { ...heatPerArea(one, household), own: null } : heatPerArea(one, household),
    estimates: told.filter(({ code }) => estimateCodes.has(code)),
    said: told.flatMap(({ code, text }) => (estimateCodes.has(code) ? [] : [text])),
  };
}

/** A meter and the days for which its readings are shown. */
type MeterSpan = { readonly code: string; readonly isPoint: boolean; readonly from: string; readonly to: string };

type MetersOf = { readonly own: OwnDays; readonly language: Language; readonly days: DaysOfMeters };

/**
 * The meters that the heat was read from, each with its first and last reading: the point's over the season, the household's own over the
 * account's own days only.
 */
async function metersOf(
  needs: RestsNeeds,
  { household, received, recorded }: RestsOf,
  { method, season, pointMeter, households }: PointCalculation,
  { own, language, days }: MetersOf,
): Promise<MeterShown[]> {
  const meter = households.get(household)?.meter ?? null;
  const { from, to } = season;
  const ofPoint = method === 'household' || method === 'area' || pointMeter === null ? [] : [{ code: pointMeter, isPoint: true, from, to }];
  const hasOwn = (method === 'household' || method === 'share-meter') && meter !== null;
  const asked: MeterSpan[] = [...ofPoint, ...(hasOwn ? own.spans.map((span) => ({ code: meter, isPoint: false, ...span })) : [])];
  const codes = [...new Set(asked.map(({ code }) => code))];
  const facts = new Map(
    (await needs.registry.meterFacts(programScope, { meters: codes }, { received, recorded })).map((one) => [one.code, one]),
  );
  const told = await days(codes);
  const first = parseDay(from) ?? 0;
  return Promise.all(
    asked.map(async (one) => {
      const { code, isPoint } = one;
      const meant = facts.get(code);
      const ends = await endsOf(needs, one, { zone: meant?.zone ?? '', received, recorded }, language);
      return { code, isPoint, isRegister: meant?.kind === 'register', ...ends, use: useIn(told.get(code)?.use, one, first) };
    }),
  );
}

/** The first and the last reading of a meter in a span of local days. */
async function endsOf(
  { readings }: Pick<RestsNeeds, 'readings'>,
  { code, from, to }: MeterSpan,
  { zone, ...known }: AsOf & { readonly zone: string },
  language: Language,
): Promise<Pick<MeterShown, 'first' | 'last'>> {
  const clock = createZone(zone) ?? (createZone(placeZone) as Zone);
  const span = { from: clock.dayStart(parseDay(from) ?? 0), to: clock.dayStart(parseDay(to) ?? 0) };
  const { inputs } = await readings.explain.readings(programScope, '', { ...span, kind: 'readings', meter: code, ...known });
  const reading = (name: string) =>
    readingOf(
      inputs.find((input) => input.name === name),
      language,
    );
  const first = reading('first');
  return { first, last: reading('last') ?? first };
}

/** GJ measured in a span; null if nothing was. @param first the day that `use` begins with */
function useIn(use: Float64Array | undefined, { from, to }: MeterSpan, first: number): number | null {
  if (use === undefined) return null;
  const told = [...use.subarray((parseDay(from) ?? 0) - first, (parseDay(to) ?? 0) - first)].filter((one) => !Number.isNaN(one));
  return told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0) / 1e4;
}

function readingOf(input: ExplainedInput | undefined, language: Language): MeterShown['first'] {
  if (input === undefined) return null;
  const { source, value, unit } = input;
  return { value: `${value ?? ''} ${unit}`, at: typeof source === 'string' ? source : source[language] };
}
