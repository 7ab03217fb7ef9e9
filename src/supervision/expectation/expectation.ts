import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { type Carrier, carrierUnit } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Explainer } from '#kernel/figure.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { DayRange, DaySubjects } from '#metering/metering/metering.ts';
import { explainExpected } from './explain-expected.ts';
import { explainPace } from './explain-pace.ts';
import { expectedDay, reachDays } from './expected.ts';
import type {
  ExcludedDays,
  ExpectedAnswer,
  ExpectedColumns,
  ExpectedDay,
  ExpectedQuestion,
  ReferenceDay,
  SimilarDay,
  Subject,
} from './facts.ts';

export { reachDays } from './expected.ts';
export type { ExpectedAnswer, ExpectedDay, ReferenceDay } from './facts.ts';
import { historiesOf, type SubjectDays } from './histories.ts';
import type { ExpectationNeeds } from './needs.ts';
import { type PaceAnswer, paceOfBuilding, pacesOfPlace } from './paces.ts';
import { paceShares, type PaceSharesQuestion } from './pace-shares.ts';
import { unknownTemperature } from '#metering/weather/facts.ts';

/** Maximum number of days in one answer, each with its ten. */
const mostDays = 3700;

/**
 * The expected use of days, from the ten days before them that are most similar, and the projected use of years.
 * @example await expectation.expected(scope, { of: { meter: 'M1' }, from, to }) // { unit, days: [{ day, value, … }] }
 */
export function createExpectation(given: Omit<ExpectationNeeds, 'excluded'>) {
  const excluded: ExcludedDays[] = [];
  const needs: ExpectationNeeds = { ...given, excluded };
  const ask = (scope: Scope, asked: ExpectedQuestion) => expectedOf(needs, scope, asked);
  const pace = (scope: Scope, asked: { building: string; year: number; at?: string | undefined; known: AsOf }): Promise<PaceAnswer> =>
    paceOfBuilding(needs, scope, asked);
  const explainers: Readonly<Record<string, Explainer>> = {
    expected: (...asked) => explainExpected(ask, ...asked),
    pace: (...asked) => explainPace(pace, ...asked),
  };
  return {
    /** Registers a provider of days in episodes found to be real: they are not used as similar days. */
    excludes: (provider: ExcludedDays): void => void excluded.push(provider),
    expected: ask,
    /**
     * The same for many buildings or metering points in columns: one read of day rows, one of temperatures. In no order; those without a
     * meter are missing.
     */
    expectedColumns: (scope: Scope, asked: { of: DaySubjects; range: DayRange; known: AsOf }): AsyncGenerator<ExpectedColumns> =>
      expectedColumns(needs, scope, asked),
    /** The projected use of a building's year, judged by the quota. */
    pace,
    /** The share of its limit that each building's year was heading for at the end of each day; one read for many. */
    paceShares: (scope: Scope, asked: PaceSharesQuestion) => paceShares(needs, scope, asked),
    /** The same for all buildings of a place that have a limit, furthest over it first. */
    paces: (scope: Scope, asked: { region: string; year: number; at?: string | undefined; known: AsOf }) =>
      pacesOfPlace(needs, scope, asked),
    knownAt: (text: string | undefined): AsOf => needs.metering.knownAt(text),
    explainers,
  };
}

export type Expectation = ReturnType<typeof createExpectation>;

async function* expectedColumns(
  needs: ExpectationNeeds,
  scope: Scope,
  { of, range, known }: { readonly of: DaySubjects; readonly range: DayRange; readonly known: AsOf },
): AsyncGenerator<ExpectedColumns> {
  const many = range.to - range.from;
  const wide = { from: range.from - reachDays, to: range.to };
  for await (const told of historiesOf(needs, scope, { of, range: wide, known })) {
    const column = (): Float64Array => new Float64Array(many).fill(Number.NaN);
    const [value, low, high] = [column(), column(), column()];
    for (let at = 0; at < many; at += 1) {
      const { band } = expectedDay(told.history, range.from + at, told.both);
      if (band !== null) [value[at], low[at], high[at]] = [band.value, band.low, band.high];
    }
    const { code, carrier, zone, unit } = told;
    const [measured, coverage] = [told.use.subarray(reachDays), told.coverage.subarray(reachDays)];
    yield { code, carrier, zone, unit, from: range.from, measured, coverage, value, low, high };
  }
}

/** @throws Problem `no-such-building`, `no-such-meter`, `bad-instant`, `empty-range`, `too-many-steps` */
async function expectedOf(needs: ExpectationNeeds, scope: Scope, asked: ExpectedQuestion): Promise<ExpectedAnswer> {
  const known = asked.known ?? needs.metering.knownAt(asked.knownAt);
  const { code, carrier, zone, of } = await subjectOf(needs, scope, asked.of, known);
  const range = daysIn(zone, asked.from, asked.to);
  const wide = { from: range.from - reachDays, to: range.to };
  const told = (await Array.fromAsync(historiesOf(needs, scope, { of, range: wide, known })))[0];
  const calendar = needs.occupancy.calendarFindings(
    programScope,
    zone,
    { from: zone.dayStart(range.from), to: zone.dayStart(range.to) },
    known,
  );
  const answer = { code, carrier, zone: zone.name, station: told?.station?.code ?? null };
  if (told === undefined) return { ...answer, unit: carrierUnit(carrier), days: [], reference: [], findings: [noMeter(carrier)] };
  const before = asked.before === undefined ? {} : { before: asked.before };
  const named = { ...('meter' in asked.of ? { meter: code } : { building: code, carrier }), ...before };
  const days = Array.from({ length: range.to - range.from }, (_, at) => presentDay(told, range.from + at, named, known));
  const reference = asked.before === undefined ? [] : referenceDays(told, parseDay(asked.before) ?? range.from);
  return { ...answer, unit: told.unit, days, reference, findings: [...doubts(days, told), ...calendar] };
}

const noMeter = (carrier: Carrier): Finding => ({ code: 'no-meter-counts', severity: 'warning', evidence: { carrier } });

async function subjectOf({ registry }: ExpectationNeeds, scope: Scope, of: Subject, known: AsOf) {
  if ('meter' in of) {
    const [meter] = await registry.meterFacts(scope, { meters: [of.meter] }, known);
    if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: of.meter });
    return { code: meter.code, carrier: meter.carrier, zone: zoneNamed(meter.zone), of: { meters: [meter.code] } };
  }
  const [building] = await registry.buildingFacts(scope, { buildings: [of.building] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: of.building });
  const { carrier } = of;
  return { code: building.code, carrier, zone: zoneNamed(building.zone), of: { carrier, buildings: [building.code] } };
}

const zoneNamed = (name: string): Zone => createZone(name) ?? (createZone('Asia/Shanghai') as Zone);

/** The local days that a stretch touches. */
function daysIn(zone: Zone, fromText: string, toText: string): DayRange {
  const [from, to] = [fromText, toText].map((text) => {
    const at = parseInstant(text, zone);
    if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
    return at;
  }) as [number, number];
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from: fromText, to: toText });
  const range = { from: zone.dayOf(from), to: zone.dayOf(to - 1) + 1 };
  refuseManySteps(range.to - range.from, mostDays);
  return range;
}

const inUnit = (whole: number): number | null => (Number.isNaN(whole) ? null : whole / 1e4);

function presentDay(told: SubjectDays, day: number, named: Readonly<Record<string, string>>, known: AsOf): ExpectedDay {
  const { history, both } = told;
  const row = day - history.first;
  const before = named['before'] === undefined ? day : (parseDay(named['before']) ?? day);
  const { band, similar } = expectedDay(history, day, both, before);
  return {
    day: dayText(day),
    measured: inUnit(history.use[row] as number),
    coverage: history.coverage[row] as number,
    value: band && band.value / 1e4,
    low: band && band.low / 1e4,
    high: band && band.high / 1e4,
    temperature: degreesAt(told, row),
    type: typeAt(told, row),
    similar: Array.from(similar.rows, (one, at): SimilarDay => ({
      day: dayText(history.first + one),
      use: (history.use[one] as number) / 1e4,
      coverage: history.coverage[one] as number,
      temperature: degreesAt(told, one),
      key: similar.keys === null ? null : (similar.keys[at] as number) / 1e4,
    })),
    figure: figureId({ kind: 'expected', ...named, day: dayText(day), ...known }),
  };
}

/** The days of a history that may be used as similar days of those from `before` on. */
function referenceDays(told: SubjectDays, before: number): ReferenceDay[] {
  const { first, use, candidate } = told.history;
  const found: ReferenceDay[] = [];
  for (let row = Math.max(0, before - reachDays - first); row < Math.min(use.length, before - first); row += 1)
    if (candidate[row] === 1)
      found.push({
        day: dayText(first + row),
        use: (use[row] as number) / 1e4,
        temperature: degreesAt(told, row),
        type: typeAt(told, row),
      });
  return found;
}

const typeAt = ({ history }: SubjectDays, row: number): ExpectedDay['type'] => (history.rest[row] === 1 ? 'rest' : 'workday');

function degreesAt({ history }: SubjectDays, row: number): number | null {
  const degrees = history.degrees[row] as number;
  return degrees === unknownTemperature ? null : degrees / 1000;
}

function doubts(days: readonly ExpectedDay[], { station }: SubjectDays): Finding[] {
  const few = days.filter(({ value }) => value === null);
  const cold = days.filter(({ temperature }) => temperature === null);
  return [
    ...(few.length === 0 ? [] : [finding('too-few-days', 'warning', { count: few.length, first: few[0]?.day, last: few.at(-1)?.day })]),
    ...(cold.length === 0
      ? []
      : [
          finding('day-temperature-unknown', 'info', {
            count: cold.length,
            first: cold[0]?.day,
            last: cold.at(-1)?.day,
            station: station?.code ?? '—',
          }),
        ]),
  ];
}

const finding = (code: string, severity: Finding['severity'], evidence: Finding['evidence']): Finding => ({ code, severity, evidence });
