import type { Pool } from 'pg';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { asOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { placeZone } from '#kernel/today.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Jobs, JobWork } from '#platform/jobs/jobs.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { daysAt, reach } from '#flexibility/forecast/facts.ts';
import type { BuildingPlanNeeds } from '../building/building-plan.ts';
import { batteryRow } from '../building/building-resources.ts';
import { quarter } from '../building/plan-steps.ts';
import { netLoad, perHour } from '../building/net-load.ts';
import { readScenario } from '../program/read-scenario.ts';
import type { ReplayDay, ReplayedMonth, ReplayMonth } from './replay.ts';
import type { replayInThread } from './replay-worker.ts';
import type { ReplayAnswer, ReplaySum } from './replay-answer.ts';
import * as store from './replay-store.ts';
import type { createTariffs } from '#metering/tariff/tariffs.ts';

export const replayJob = 'schedule-replay';
const module = new URL('./replay-worker.ts', import.meta.url);

/** The number of days before the first that a forecast looks back on. */
const readBefore = 90;
const mostDays = 366;

export type ReplayRequest = {
  readonly building: string;
  readonly tariff: string;
  /** Local days, the last excluded. */
  readonly from: string;
  readonly to: string;
  /** Hypothetical batteries, as a scenario writes them; if absent, those of the register. */
  readonly resources?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly knownAt?: string | undefined;
};

export type ReplayNeeds = BuildingPlanNeeds & {
  readonly postgres: Pool;
  readonly jobs: Pick<Jobs, 'begin'>;
  readonly workers: Workers;
};

/** What batteries would have saved in a measured period, day by day as it would have been planned then; as a job. */
export function createReplay(needs: ReplayNeeds, tariffs: ReturnType<typeof createTariffs>) {
  return {
    /**
     * Starts a replay. Throws `no-such-building`, `replay-span`, `too-many-steps`, `replay-no-battery`, `replay-battery-form`,
     * `no-such-tariff`, as `readScenario`.
     */
    async begin(scope: Scope, ask: ReplayRequest): Promise<string> {
      const { batteries, zoneName } = await groundsOf(needs, scope, ask);
      tariffs.prices(scope, { id: ask.tariff, from: ask.from, to: ask.to, step: 'hour', zone: zoneName, knownAt: ask.knownAt });
      checkBatteries(batteries);
      return (await needs.jobs.begin(scope, replayJob, { ...ask })).id;
    },
    async run({ job, scope, input, progress, signal }: Pick<JobWork, 'job' | 'scope' | 'input' | 'progress' | 'signal'>): Promise<void> {
      progress(0, 2);
      // what `begin` stored
      const answer = await replayed(needs, tariffs, scope, { ...(input as unknown as ReplayRequest), signal });
      signal.throwIfAborted();
      await store.keepReplay(needs.postgres, scope, { job, answer });
      progress(2, 2);
    },
    /** The result of the job, for the user who started it or who sees all. Throws `no-such-replay`. */
    async show(scope: Scope, job: string): Promise<ReplayAnswer> {
      const found = await store.replayOfJob(needs.postgres, scope, job);
      if (found === undefined) throw new Problem('not-found', 'no-such-replay', { job });
      await groundsOf(needs, scope, { ...found, resources: [] });
      return found;
    },
  };
}

/** The code that answers for the building, its time zone, the days as numbers, the batteries to replay. */
async function groundsOf(
  { now, registry, resources }: ReplayNeeds,
  scope: Scope,
  { building, from, to, resources: given, knownAt }: Omit<ReplayRequest, 'tariff'>,
) {
  const known = asOf(now(), knownAt);
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  const zoneName = facts.zone ?? placeZone;
  const zone = createZone(zoneName) ?? (createZone(placeZone) as Zone);
  const [first, end] = [parseDay(from) as number, parseDay(to) as number];
  const today = zone.dayOf(Math.floor(now() / 1000));
  refuseManySteps((end - first) * 96, mostDays * 96);
  if (!(first < end && end <= today)) throw new Problem('bad-input', 'replay-span', { from, to });
  const there = await resources.standingOn(scope, { building, kind: 'battery', on: dayText(end - 1), knownAt });
  const own = there.flatMap((one) => {
    const row = batteryRow(one);
    return row === null ? [] : [row];
  });
  return { building: facts.code, known, zone, zoneName: zone.name, first, end, there, batteries: given ?? own };
}

/** What a replay does not support: a direct current bus, and values that vary by step or are due at one. */
const formOf = (battery: Readonly<Record<string, unknown>>): string | undefined =>
  battery['bus'] === 'dc' ? 'bus' : Object.keys(battery).find((field) => field === 'targets' || Array.isArray(battery[field]));

/** Checks that batteries are written as in a scenario, with nothing else. Throws `replay-battery-form`, what `readScenario` throws. */
function checkBatteries(batteries: readonly Readonly<Record<string, unknown>>[]): void {
  const other = batteries.find(({ kind }) => kind !== 'battery');
  if (batteries.length === 0 || other !== undefined)
    throw new Problem('cannot-do', 'replay-no-battery', { resource: other === undefined ? null : String(other['code']) });
  const odd = batteries.find((one) => formOf(one) !== undefined);
  if (odd !== undefined)
    throw new Problem('bad-input', 'replay-battery-form', { resource: String(odd['code']), field: formOf(odd) as string });
  readScenario({ start: '2025-01-01T00:00:00Z', step: 15, steps: 1, price: { import: 0, export: 0 }, base: 0, resources: batteries });
}

async function replayed(
  needs: ReplayNeeds,
  tariffs: ReturnType<typeof createTariffs>,
  scope: Scope,
  ask: ReplayRequest & { readonly signal: AbortSignal },
): Promise<ReplayAnswer> {
  const grounds = await groundsOf(needs, scope, ask);
  const { building, known, zone, zoneName, first, end, there, batteries } = grounds;
  const { from, to, knownAt } = ask;
  const span = { from: zone.dayStart(first - readBefore), to: zone.dayStart(end) };
  const { net: read, lengths, findings, meters } = await netLoad(needs, scope, { building, zone, ...span, known, knownAt });
  const net = {
    from: read.from,
    kw: read.kw.map((one, at) => ((lengths[at] as number) > perHour ? Number.NaN : one)),
    longest: Float64Array.from(lengths, (one) => one * quarter),
  };
  if (net.kw.some((one, at) => !Number.isNaN(one) && lengths[at] !== 1))
    findings.push({ code: 'replay-hours-shared', severity: 'info', evidence: {} });
  const months = monthsOf(needs, tariffs, scope, { ...ask, ...grounds, net });
  if (months.every(({ days }) => days.length === 0)) throw new Problem('cannot-do', 'replay-nothing-measured', { building, from, to });
  const found = (await needs.workers.run<typeof replayInThread>(
    module,
    'replayInThread',
    { net, months, batteries, zoneName },
    { signal: ask.signal, background: true },
  )) as ReplayedMonth[];
  const running = ask.resources !== undefined ? [] : there;
  const answer = summed({ ...ask, building }, end - first, found, [
    ...findings,
    ...running.map(({ code }): Finding => ({ code: 'replay-load-includes', severity: 'info', evidence: { resource: code } })),
  ]);
  return { ...answer, known, zone: zoneName, meters: [...meters.keys()], batteries: batteries.map((one) => JSON.stringify(one)) };
}

/** What had been measured when a day began, including readings that arrived late, and which days were known to be workdays. */
function knownAtBegin(needs: Pick<ReplayNeeds, 'workdays'>, { zone, known, net }: MonthGrounds, day: number) {
  const start = zone.dayStart(day);
  const before = Math.max(0, (start - net.from) / quarter);
  const { isWorked } = daysAt(needs, zone, start, known);
  const around = Array.from({ length: reach + 10 }, (_, at) => day - reach - 3 + at);
  const past = { from: net.from, kw: net.kw.subarray(0, before), longest: net.longest.subarray(0, before) };
  return { past, worked: new Set(around.filter((one) => isWorked(one))) };
}

type MonthGrounds = Awaited<ReturnType<typeof groundsOf>> &
  ReplayRequest & {
    readonly net: { readonly from: number; readonly kw: Float64Array; readonly longest: Float64Array };
  };

function monthsOf(
  needs: Pick<ReplayNeeds, 'workdays'>,
  tariffs: ReturnType<typeof createTariffs>,
  scope: Scope,
  ask: MonthGrounds,
): ReplayMonth[] {
  const { zone, zoneName, first, end, net, tariff, knownAt } = ask;
  const months: ReplayMonth[] = [];
  for (let day = first; day < end;) {
    const { year, month } = civil(day);
    const next = Math.min(end, month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1));
    const [from, to] = [zone.dayStart(day), zone.dayStart(next)];
    const told = tariffs.prices(scope, {
      id: tariff,
      from: formatInstant(from),
      to: formatInstant(to),
      step: '15min',
      zone: zoneName,
      knownAt,
    });
    const days: ReplayDay[] = [];
    for (let one = day; one < next; one += 1) {
      const [start, stop] = [zone.dayStart(one), zone.dayStart(one + 1)];
      const kw = net.kw.subarray((start - net.from) / quarter, (stop - net.from) / quarter);
      if (kw.some((value) => Number.isNaN(value))) continue;
      days.push({ start, steps: (stop - start) / quarter, ...knownAtBegin(needs, ask, one) });
    }
    const [importPrice, exportPrice] = [told.steps.map((one) => one.import), told.steps.map((one) => one.export)];
    const before = net.kw.subarray((zone.dayStart(dayNumber(year, month, 1)) - net.from) / quarter, (from - net.from) / quarter);
    const peakSoFarKw = before.reduce((most, kw) => (kw > most ? kw : most), 0);
    months.push({ month: dayText(day).slice(0, 7), from, importPrice, exportPrice, demand: told.demand, peakSoFarKw, days });
    day = next;
  }
  return months;
}

function summed(
  { building, tariff, from, to }: ReplayRequest,
  of: number,
  months: readonly ReplayedMonth[],
  more: readonly Finding[],
): Omit<ReplayAnswer, 'known' | 'zone' | 'meters' | 'batteries'> {
  const add = (pick: (one: ReplayedMonth) => string): string => textOf(months.reduce((sum, one) => sum + exactOf(pick(one)), 0n));
  const told = ({ without, replayed: ran, foresight }: Pick<ReplayedMonth, 'without' | 'replayed' | 'foresight'>): ReplaySum => ({
    without,
    replayed: ran,
    foresight,
    saving: textOf(exactOf(without) - exactOf(ran)),
    possible: textOf(exactOf(without) - exactOf(foresight)),
  });
  const days = months.reduce((sum, one) => sum + one.days, 0);
  const unplanned = months.reduce((sum, one) => sum + one.unplanned, 0);
  const finding = (code: string, count: number): Finding[] => (count === 0 ? [] : [{ code, severity: 'warning', evidence: { count, of } }]);
  return {
    building,
    tariff,
    from,
    to,
    days: { of, replayed: days, unplanned },
    coverage: days / of,
    total: told({ without: add((one) => one.without), replayed: add((one) => one.replayed), foresight: add((one) => one.foresight) }),
    months: months.map((one) => ({ month: one.month, days: one.days, ...told(one) })),
    findings: [
      ...more,
      ...finding('replay-days-left-out', of - days),
      ...finding('replay-unplanned', unplanned),
      ...finding('replay-not-proven', months.filter(({ isProven }) => !isProven).length),
    ],
  };
}

/** Ten-thousandths of a yuan. */
const exactOf = (text: string): bigint => BigInt(text.replace('.', ''));

function textOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
