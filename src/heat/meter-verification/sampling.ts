import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { DrawRow } from '#casework/draws/draws.ts';
import type { SampleYear } from './codes.ts';
import { dueList, type JudgedMeter } from './due-list.ts';
import type { createKnown } from './known.ts';
import type { DueQuestion, VerificationNeeds } from './needs.ts';
import { placedDevices } from './placed.ts';
import type { Certificate } from './rule.ts';
import { resultOf } from './sample-result.ts';
import * as store from './sample-store.ts';
import type { SampleFacts } from './sample-store.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';

/** A sample to be drawn: from which meters, how many from each lot, by which public source of chance. */
export type SampleGiven = Omit<DueQuestion, 'region' | 'knownAt' | 'limit' | 'offset'> & {
  readonly name: string;
  readonly region: string;
  readonly by: SampleYear;
  /** A share as text, or a number from each lot. */
  readonly rate?: string | undefined;
  readonly count?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly source: string;
  readonly knownFrom: string;
  readonly until?: string | undefined;
};

type Known = ReturnType<typeof createKnown>;

/** More than a city has meters. */
const whole = { limit: 10_000_000, offset: 0 };

/**
 * Samples of meters: announced and drawn like any draw, from the meters of a due list in lots by carrier and year; certificates of checks
 * in use are their results.
 */
export function createSampling(needs: VerificationNeeds, known: Known) {
  const { postgres, draws } = needs;
  const told = ({ strata, findings }: Checked, { on, lots }: Planned) => ({
    on,
    lots: withCounts(lots, strata),
    findings,
  });
  return {
    /** Checks a sample; nothing is written. Throws what a draw throws, and `sample-ends-early`. */
    async check(scope: Scope, given: SampleGiven) {
      const planned = await plan(needs, known, scope, given);
      return told(await checked(needs, scope, planned, given), planned);
    },
    /** Commits the sample in public. Throws the same as `check`, and `too-late`. */
    async announce(scope: Scope, given: SampleGiven) {
      const planned = await plan(needs, known, scope, given);
      const { strata } = await checked(needs, scope, planned, given);
      const { name: _name, source: _source, knownFrom: _known, by, until = null, on: _on, ...asked } = given;
      const facts: SampleFacts = { on: planned.on, by, until, asked, lots: withCounts(planned.lots, strata) };
      const made = await draws.announce(scope, planned.draw, (on, draw) => store.addSample(on, checkedByCaller, draw, facts));
      const { draw, announcement, commitment, knownFrom } = made;
      return { draw, announcement, commitment, knownFrom, ...told(made, planned) };
    },
    /** The samples of the places within the scope, newest first. */
    async list(scope: Scope) {
      const { rows } = await draws.list(scope);
      const codes = rows.map(({ draw }) => draw);
      const facts = await store.samples(postgres, checkedByCaller, codes);
      return rows.flatMap((row) => (facts.has(row.draw) ? [{ ...headOf(row), ...(facts.get(row.draw) as SampleFacts) }] : []));
    },
    /** A sample, what was drawn, and the results. Throws `no-such-draw`, `no-such-meter-sample`. */
    show: (scope: Scope, draw: string, knownAt?: string) => show(needs, known, scope, draw, knownAt),
  };
}

type Checked = { readonly strata: Strata; readonly findings: readonly Finding[] };

type Planned = Awaited<ReturnType<typeof plan>>;

async function plan(needs: VerificationNeeds, known: Known, scope: Scope, given: SampleGiven) {
  const { name, region, by, rate, count, atLeast, source, knownFrom } = given;
  const { on = today(needs.now()), within, state, age } = given;
  await needs.place.seen(scope, region);
  const soon = dayText((parseDay(on) ?? 0) + within);
  const asked = await known.asked(scope, given, on);
  const { meters } = dueList(asked, { on, soon, age, state, ...whole });
  if (meters.length === 0) throw new Problem('cannot-do', 'sample-without-meters', { on });
  const operators = new Map(asked.meters.map(({ code, operator }) => [code, operator]));
  const { lots, list } = lotsOf(meters, by, (meter) => operators.get(meter) ?? null);
  const rule = count === undefined ? { rate: rate ?? '', ...(atLeast !== undefined && { atLeast }) } : { count };
  const objects = Object.fromEntries(lots.map(({ stratum }) => [stratum, rule]));
  const strataOrder = lots.map(({ stratum }) => stratum);
  return { on, lots, draw: { name, plan: { name, region, objects, strataOrder, source, knownFrom }, list } };
}

/** What the draw would be. Throws what a draw throws, and `sample-ends-early`. */
async function checked({ draws }: VerificationNeeds, scope: Scope, { draw }: Planned, { knownFrom, until }: SampleGiven) {
  const found = await draws.check(scope, draw).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'draw-plan-bad' ? onceForAll(error) : error;
  });
  const drawn = knownFrom.trim().slice(0, 'YYYY-MM-DD'.length);
  if (until !== undefined && until < drawn) throw new Problem('bad-input', 'sample-ends-early', { until, drawn });
  return found;
}

/** One rule applies to all lots: its faults are reported once, under the field that was given. */
function onceForAll({ kind, code, evidence, findings }: Problem): Problem {
  const fields = new Set(findings.map((one) => String(one.evidence['field']).replace(/^objects\..*\./u, '')));
  const told = [...fields].map((field): Finding => ({ code: 'draw-plan-field', severity: 'error', evidence: { field } }));
  return new Problem(kind, code, { ...evidence, faults: told.length, field: [...fields][0] }, told);
}

type Strata = readonly { readonly stratum: string; readonly objects: number; readonly drawn: number }[];

function withCounts(lots: Planned['lots'], strata: Strata): SampleFacts['lots'] {
  const counts = new Map(strata.map((one) => [one.stratum, one]));
  return lots.map((lot) => ({ ...lot, meters: counts.get(lot.stratum)?.objects ?? 0, drawn: counts.get(lot.stratum)?.drawn ?? 0 }));
}

const headOf = ({ draw, name, region, source, knownFrom, revealed }: DrawRow) => ({
  draw,
  name,
  region,
  state: revealed === null ? ('announced' as const) : ('revealed' as const),
  source,
  knownFrom: knownFrom.toISOString(),
  revealedAt: revealed === null ? null : new Date(revealed.at).toISOString(),
});

/** A meter that was drawn, with the certificate that is its result. */
export type DrawnMeter = {
  readonly meter: string;
  readonly building: string | null;
  readonly stratum: string;
  readonly found: Certificate | null;
};

async function show(needs: VerificationNeeds, known: Known, scope: Scope, draw: string, knownAt: string | undefined) {
  const at = knownAt === undefined ? asOfNow : asOf(needs.now(), knownAt);
  const { row, result } = await needs.draws.show(scope, draw);
  const facts = (await store.samples(needs.postgres, checkedByCaller, [draw])).get(draw);
  if (facts === undefined) throw new Problem('not-found', 'no-such-meter-sample', { draw });
  const head = headOf(row);
  const meters =
    head.revealedAt === null
      ? []
      : await results(needs, known, scope, { facts, drawn: result?.drawn ?? [], revealed: head.revealedAt, at });
  const of = Map.groupBy(meters, ({ stratum }) => stratum);
  const lots = facts.lots.map((lot) => ({ ...lot, ...counted(of.get(lot.stratum) ?? [], head.revealedAt === null ? lot.drawn : null) }));
  return { ...head, on: facts.on, by: facts.by, until: facts.until, asked: facts.asked, lots, meters };
}

/** How many were drawn, passed, failed, and are waiting for their check. @param ahead how many will be drawn, while none are yet */
function counted(meters: readonly DrawnMeter[], ahead: number | null) {
  const passed = meters.filter(({ found }) => found?.result === 'pass').length;
  const failed = meters.filter(({ found }) => found?.result === 'fail').length;
  const drawn = ahead ?? meters.length;
  return { drawn, passed, failed, waiting: drawn - passed - failed };
}

type Revealed = {
  readonly facts: SampleFacts;
  readonly drawn: readonly { readonly code: string; readonly stratum: string }[];
  readonly revealed: string;
  readonly at: AsOf;
};

/** The meters that were drawn, by lot, with the result of each. */
async function results(
  needs: VerificationNeeds,
  known: Known,
  scope: Scope,
  { facts, drawn, revealed, at }: Revealed,
): Promise<DrawnMeter[]> {
  const window = { on: facts.on, from: today(Date.parse(revealed)), until: facts.until };
  const codes = drawn.map(({ code }) => code);
  const [seen, certificates] = await Promise.all([needs.registry.meterFacts(scope, { meters: codes }, at), known.certificates(at)]);
  const facing = new Map(seen.map((meter) => [meter.code, meter]));
  const order = new Map(facts.lots.map(({ stratum }, index) => [stratum, index]));
  return drawn
    .map(({ code, stratum }) => {
      const meter = facing.get(code);
      const found = meter === undefined ? null : resultOf(certificates.get(code) ?? [], placedDevices(meter), window);
      return { meter: code, building: meter?.building ?? null, stratum, found };
    })
    .toSorted((a, b) => (order.get(a.stratum) ?? 0) - (order.get(b.stratum) ?? 0) || (a.meter < b.meter ? -1 : 1));
}

/** Meters of one carrier and year, some of which are drawn; its name is published with the draw, in the language of the office. */
type Lot = { readonly stratum: string; readonly carrier: Carrier; readonly year: number | null };

/** A meter as listed in a draw. */
type Listed = { readonly code: string; readonly name: string; readonly stratum: string; readonly organisation: string };

/**
 * The lots of a sample and the meters in them, ordered by code; the lots by carrier, then oldest first, those of unknown year last.
 * @param by which year distinguishes lots
 * @param operatorOf who reads a meter: inspectors keep out of their own company's
 */
function lotsOf(meters: readonly JudgedMeter[], by: SampleYear, operatorOf: (meter: string) => string | null) {
  const lots = new Map<string, Lot>();
  const list = meters
    .map(({ meter, building, carrier, device, verified }): Listed => {
      const lot = lotOf(carrier, by === 'installed' ? device : verified);
      if (!lots.has(lot.stratum)) lots.set(lot.stratum, lot);
      return { code: meter, name: building ?? '', stratum: lot.stratum, organisation: operatorOf(meter) ?? '' };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { lots: [...lots.values()].toSorted(inOrder), list };
}

function lotOf(carrier: Carrier, day: string | null): Lot {
  const year = day === null ? null : Number(day.slice(0, 4));
  return { stratum: `${carrierTerms[carrier].zh} ${year === null ? '年份不详' : `${year} 年`}`, carrier, year };
}

function inOrder(one: Lot, other: Lot): number {
  if (one.carrier !== other.carrier) return one.carrier < other.carrier ? -1 : 1;
  return (one.year ?? Number.MAX_SAFE_INTEGER) - (other.year ?? Number.MAX_SAFE_INTEGER);
}
