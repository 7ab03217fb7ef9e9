import { hash } from 'node:crypto';
import { programVersion } from '#platform/db/data-directory.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { BillNeeds, GroundsNeeds } from './bill-needs.ts';
import type { DegreesBeside } from './bill/degrees.ts';
import { type Written, writtenOf } from './grounds-store.ts';
import { type Placed, spanOf, tariffOf } from './placed.ts';
import type { HeatSeason } from './season-days.ts';
import type { DaySpan } from './bill/stay.ts';

/** The version of the bill arithmetic: increased whenever the same inputs would give a different bill. */
const arithmetic = 3;

type Asking = {
  readonly name: string;
  readonly known: AsOf;
  readonly seasonIn: (region: string) => Promise<HeatSeason>;
  readonly degrees: DegreesBeside;
};

/** A point with the rules that apply to it, and the days that its bills depend on: those of the season and of the one before. */
type Ruled = {
  readonly placed: Placed;
  readonly tariff: HeatTariff;
  readonly spans: readonly DaySpan[];
  /** All of it as text. */
  readonly rules: string;
  readonly written: Written;
};

/**
 * What the bills of points are based on, without calculating them: a text by point that differs wherever a bill could differ. A point is
 * absent if no such text exists: something about its meters changed after the queried instant, or its bills cannot be calculated at all.
 */
export async function groundsOf(needs: BillNeeds, points: readonly Placed[], asking: Asking): Promise<ReadonlyMap<string, string>> {
  const { name: season, known } = asking;
  const codes = points.map(({ code }) => code);
  const written = await writtenOf(needs.postgres, wholeProgram, codes, { known, season, today: today(needs.now()) });
  const byPoint = new Map(written.map((one) => [one.point, one]));
  const ruled: Ruled[] = [];
  for (const placed of points) {
    const own = byPoint.get(placed.code);
    const found = own === undefined ? null : await ruledBy(needs, placed, own, asking);
    if (found !== null) ruled.push(found);
  }
  const general = JSON.stringify([programVersion, arithmetic, intervalsOf(needs, known)]);
  const readings = await readingsOf(needs, ruled, Math.min(known.received, known.recorded));
  await asking.degrees.prepare(ruled.map(({ placed: { building }, tariff }) => ({ building, tariff })));
  const grounds = new Map<string, string>();
  for (const one of ruled) {
    const read = readings(one);
    if (read === null) continue;
    const parts = [general, one.rules, one.written.mark, read, await weatherOf(one, asking)];
    grounds.set(one.placed.code, hash('sha1', parts.join('\n'), 'base64url'));
  }
  return grounds;
}

/** The rules that apply to a point; null if its bills cannot be calculated. */
async function ruledBy(needs: BillNeeds, placed: Placed, written: Written, { seasonIn, known }: Asking): Promise<Ruled | null> {
  const { code, point, building } = placed;
  try {
    const season = await seasonIn(building.region);
    const tariff = tariffOf(needs, point, season, known);
    const before = await needs.seasonBefore(building.region, season.from, known);
    const { name, from, to, nominalFrom, nominalTo } = season;
    const days = [name, from, to, nominalFrom, nominalTo, before === null ? null : [before.from, before.to]];
    const spans = [season, ...(before === null ? [] : [before])].map(spanOf);
    return { placed, tariff, spans, rules: JSON.stringify([code, building.code, building.zone, days, tariff]), written };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** All versions of verification intervals known then, with whether they were received and recorded by then. */
function intervalsOf({ knowledge }: GroundsNeeds, { received, recorded }: AsOf): unknown {
  return knowledge
    .versions('verification-interval')
    .filter(({ firstSeen }) => firstSeen <= recorded)
    .map((one) => [one, one.firstSeen <= received]);
}

/** For a point: when its meters last changed in each season, with their totals; null if that was after the instant `at`, ms. */
async function readingsOf({ readings }: GroundsNeeds, ruled: readonly Ruled[], at: number): Promise<(one: Ruled) => string | null> {
  const told = new Map<string, Awaited<ReturnType<GroundsNeeds['readings']['sums']>>>();
  const spans = Map.groupBy(
    ruled.flatMap(({ spans: own, written: { meters } }) => own.map((span) => ({ span, meters }))),
    ({ span }) => nameOf(span),
  );
  for (const [name, some] of spans) {
    const { from, to } = (some[0] as (typeof some)[number]).span;
    const meters = [...new Set(some.flatMap((one) => one.meters))].toSorted((a, b) => a - b);
    told.set(name, await readings.sums(programScope, meters, from, to));
  }
  return ({ spans: own, written: { meters } }) => {
    const parts: string[] = [];
    for (const span of own) {
      const sums = told.get(nameOf(span));
      for (const meter of meters.toSorted((a, b) => a - b)) {
        const since = sums?.since(meter) ?? 0;
        if (since > at) return null;
        parts.push(`${meter} ${since} ${sums?.use(meter)} ${sums?.seconds(meter)}`);
      }
    }
    return parts.join();
  };
}

const nameOf = ({ from, to }: DaySpan): string => `${from} ${to}`;

/** The temperatures that could substitute for readings; if there is no such station, the error code. */
async function weatherOf({ placed: { building }, tariff, spans }: Ruled, { degrees }: Asking): Promise<string> {
  try {
    const days = await Promise.all(spans.map((span) => degrees.digest(building, tariff.substitute, span)));
    return days.join();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
