import type { AsOf } from '#kernel/as-of.ts';
import type { Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import type { DayColumns, DaySubjects } from '#metering/metering/metering.ts';
import { portfolioSums, type PortfolioSums } from '#retrofit/temperature-model/portfolio.ts';
import { fittedBase } from '../model/base-of.ts';
import { boundaryOfRow, nameOf } from '../compare.ts';
import type { PoolRow, PortfolioQuestion } from '../facts.ts';
import { dayNamed, type SavingsNeeds } from '../needs.ts';
import {
  excludedRow,
  modelledRow,
  type BoundaryDays,
  type PortfolioBatch,
  type portfolioRows,
  type PortfolioRow,
} from './portfolio-row.ts';
import { readPeriod, refuseOverlap } from '../model/read-question.ts';
import { savingsIn } from '../report.ts';
import { dayKindsOf } from '../model/settle.ts';

/** The result of a portfolio; `rows` in the order of the file. */
export type PortfolioAnswer = {
  readonly unit: Unit | null;
  readonly sums: PortfolioSums;
  readonly rows: readonly PortfolioRow[];
  readonly seconds: number;
};

const module = new URL('./portfolio-worker.ts', import.meta.url);
/** How many boundaries a thread fits at a time: some tenths of a second. */
const batchSize = 250;

type Run = Pick<JobWork, 'progress' | 'signal'>;

/** Fits and reports every boundary of a list, as known at a time. Throws Problem `units-differ`, `periods-overlap`, `empty-range`. */
export async function runPortfolio(
  needs: SavingsNeeds,
  scope: Scope,
  question: PortfolioQuestion,
  known: AsOf,
  { progress, signal }: Run,
): Promise<PortfolioAnswer> {
  const began = performance.now();
  refuseOverlap(question.base, question.period);
  const rows = new Map<number, PortfolioRow>();
  const units = new Map<Unit, string>();
  const total = question.pool.length;
  const told = (some: readonly PortfolioRow[]): void => {
    for (const one of some) rows.set(one.row, one);
    progress(rows.size, total);
  };
  if (question.model.model === 'daily' && question.model.factors.length === 0)
    await byDay(needs, scope, question, known, signal, units, told);
  else await oneByOne(needs, scope, question, known, signal, units, told);
  for (const one of question.pool)
    if (!rows.has(one.row))
      rows.set(one.row, excludedRow(one.row, nameOf(one), one.meter === undefined ? 'no-such-building' : 'no-such-meter'));
  const [one, two] = [...units];
  if (one !== undefined && two !== undefined)
    throw new Problem('bad-input', 'units-differ', { first: one[1], unit: one[0], meter: two[1], other: two[0] });
  const ordered = question.pool.map(({ row }) => rows.get(row) as PortfolioRow);
  return {
    unit: one?.[0] ?? null,
    sums: portfolioSums(
      ordered.flatMap((row) => row.told ?? []),
      question.confidence,
    ),
    rows: ordered,
    seconds: (performance.now() - began) / 1000,
  };
}

type TellRows = (rows: readonly PortfolioRow[]) => void;

/** Each boundary by itself, like a report. */
async function oneByOne(
  needs: SavingsNeeds,
  scope: Scope,
  question: PortfolioQuestion,
  known: AsOf,
  signal: AbortSignal,
  units: Map<Unit, string>,
  told: TellRows,
): Promise<void> {
  for (const one of question.pool) {
    signal.throwIfAborted();
    try {
      const base = await fittedBase(needs, scope, { boundary: boundaryOfRow(one), period: question.base, model: question.model }, known);
      const asked = { period: question.period, events: [], factors: [], confidence: question.confidence };
      const { told: report, findings } = await savingsIn(needs, scope, base, asked, known);
      units.set(base.unit, units.get(base.unit) ?? nameOf(one));
      told([
        modelledRow(
          one.row,
          nameOf(one),
          base.model,
          base.points.points.y.length,
          report,
          findings.map(({ code }) => code),
        ),
      ]);
    } catch (trouble) {
      if (!(trouble instanceof Problem)) throw trouble;
      const error = trouble.findings.find(({ severity }) => severity === 'error');
      told([
        excludedRow(
          one.row,
          nameOf(one),
          error?.code ?? trouble.code,
          trouble.findings.map(({ code }) => code),
        ),
      ]);
    }
  }
}

/** All boundaries with the daily model: one read of day rows, fits in threads. */
async function byDay(
  needs: SavingsNeeds,
  scope: Scope,
  question: PortfolioQuestion,
  known: AsOf,
  signal: AbortSignal,
  units: Map<Unit, string>,
  told: TellRows,
): Promise<void> {
  const [base, reporting] = [readPeriod(question.base), readPeriod(question.period)];
  const range = { from: Math.min(base.from, reporting.from), to: Math.max(base.to, reporting.to) };
  for (const [of, byCode] of subjectsOf(question.pool)) {
    const stations = await stationsFor(needs, scope, question, of, known);
    const batches = createBatches(needs, scope, question, { range, base, reporting, known });
    for await (const columns of needs.metering.dayColumns(scope, { of, range, known })) {
      signal.throwIfAborted();
      units.set(columns.unit, units.get(columns.unit) ?? columns.code);
      const station = stations(columns.building);
      for (const row of byCode.get(columns.code) ?? []) await batches.add(columns, row, station, told);
    }
    await batches.end(told);
  }
}

/** The boundaries grouped by how they are queried: metering points, and buildings of each carrier. */
function subjectsOf(pool: readonly PoolRow[]): [DaySubjects, Map<string, PoolRow[]>][] {
  const groups = Map.groupBy(pool, ({ meter, carrier }) => (meter === undefined ? (carrier ?? '') : null));
  return [...groups].map(([carrier, rows]) => {
    const byCode = Map.groupBy(rows, (row) => nameOf(row));
    const codes = [...byCode.keys()];
    const boundary = boundaryOfRow(rows[0] as PoolRow);
    if (carrier === null || !('building' in boundary)) return [{ meters: codes }, byCode];
    return [{ carrier: boundary.carrier, buildings: codes }, byCode];
  });
}

type StationId = { readonly id: number } | null;

async function stationsFor(
  { weather, registry }: SavingsNeeds,
  scope: Scope,
  { model }: PortfolioQuestion,
  of: DaySubjects,
  known: AsOf,
): Promise<(building: string | null) => StationId> {
  if (model.station !== null) {
    const named = await weather.stationNamed(model.station);
    return () => named;
  }
  const buildings =
    'meters' in of
      ? [...new Set((await registry.meterFacts(scope, { meters: of.meters }, known)).flatMap(({ building }) => building ?? []))]
      : [...(of.buildings ?? [])];
  const facts = await registry.buildingFacts(programScope, { buildings }, known);
  const chosen = await weather.stationsOf(facts, known);
  return (building) => (building === null ? null : (chosen.get(building)?.station ?? null));
}

type Around = {
  readonly range: { readonly from: number; readonly to: number };
  readonly base: { readonly from: number; readonly to: number };
  readonly reporting: { readonly from: number; readonly to: number };
  readonly known: AsOf;
};

/** Boundaries of one zone waiting for a thread; `stations`: the index of each among the temperatures. */
type Batch = {
  readonly zone: Zone;
  readonly stations: Map<number, number>;
  readonly temperatures: Float64Array[];
  readonly boundaries: BoundaryDays[];
};

/** Collects boundaries until there are enough for a thread; all available threads work in parallel. */
function createBatches(needs: SavingsNeeds, scope: Scope, question: PortfolioQuestion, { range, base, reporting, known }: Around) {
  const open = new Map<string, Batch>();
  const underWay = new Set<Promise<void>>();
  const kept = new Map<string, Promise<Float64Array>>();
  const temperaturesOf = (station: number, zone: Zone): Promise<Float64Array> => {
    const name = `${station} ${zone.name}`;
    const held = kept.get(name) ?? needs.weather.observedMeans({ station, zone, ...range, known });
    kept.set(name, held);
    return held;
  };
  const send = async (zone: string, told: TellRows): Promise<void> => {
    const batch = open.get(zone);
    if (batch === undefined || batch.boundaries.length === 0) return;
    open.delete(zone);
    const { missingYears, isWorked, seasons } = dayKindsOf(needs, scope, batch.zone, question.model, known);
    const request: PortfolioBatch = {
      first: range.from,
      base,
      reporting,
      worked: Uint8Array.from({ length: range.to - range.from }, (_, at) => (isWorked(range.from + at) ? 1 : 0)),
      seasons,
      excluded: excludedIn(question, base),
      yearsWithoutCalendar: missingYears(base.from, base.to),
      confidence: question.confidence,
      temperatures: batch.temperatures,
      boundaries: batch.boundaries,
    };
    while (underWay.size >= needs.workers.size) await Promise.race(underWay);
    const work = needs.workers.run<typeof portfolioRows>(module, 'portfolioRows', request, { background: true }).then(told);
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
  };
  return {
    async add(columns: DayColumns, { row }: PoolRow, station: StationId, told: TellRows): Promise<void> {
      const { zone } = columns;
      const batch: Batch = open.get(zone.name) ?? { zone, stations: new Map(), temperatures: [], boundaries: [] };
      open.set(zone.name, batch);
      if (station !== null && !batch.stations.has(station.id)) {
        batch.temperatures.push(await temperaturesOf(station.id, zone));
        batch.stations.set(station.id, batch.temperatures.length - 1);
      }
      const use = columns.use.map((value, at) => (columns.coverage[at] === 1 ? value / 1e4 : Number.NaN));
      const place = station === null ? -1 : (batch.stations.get(station.id) as number);
      batch.boundaries.push({ row, boundary: columns.code, use, estimated: columns.estimated, station: place });
      if (batch.boundaries.length >= batchSize) await send(zone.name, told);
    },
    async end(told: TellRows): Promise<void> {
      for (const zone of Array.from(open.keys())) await send(zone, told);
      await Promise.all(underWay);
    },
  };
}

function excludedIn({ model }: PortfolioQuestion, { from, to }: { readonly from: number; readonly to: number }): Uint8Array {
  const excluded = new Uint8Array(to - from);
  for (const one of model.exclude)
    excluded.fill(1, Math.max(0, dayNamed(one.from) - from), Math.min(to - from, Math.max(0, dayNamed(one.to) - from)));
  return excluded;
}
