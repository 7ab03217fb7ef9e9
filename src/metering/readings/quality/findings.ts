import { inTransaction } from '#platform/imports/imports.ts';
import { untilBack } from '#kernel/store-retry.ts';
import type { Finding } from '#kernel/finding.ts';
import type { SortOrder } from '#kernel/sorting.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { namesValue, wordsFor, type Word } from '#metering/counter-line/meter.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts, Which } from '#registry/registry/facts.ts';
import { reachOf, type Decision } from '../series/decision-store.ts';
import { zoneOf } from '../facts.ts';
import { findingId, readFindingId, type FindingKey } from './finding-id.ts';
import { drawHoldings } from '../compute/holdings.ts';
import { meterDefinitionsOf, pointDefinitionsOf } from '../compute/meter-definitions.ts';
import { countsOf, createCounting } from './count-findings.ts';
import { isOpen, type MeterFinding } from './meter-finding.ts';
import { sortFindings, type FindingSort } from './sort-findings.ts';
import { dayFinding, findingsThen } from './past-findings.ts';
import type { FindingCount, ReadingsInternals } from '../compute/internals.ts';
import type { ReadingStore } from '../series/store.ts';
import { fullDay, longestDay, suspectCodes, suspectDays, type MeterDay } from './suspect.ts';

/** `known`: as they would have been reported and decided then; redrawn, so for few meters. */
type FindingsFilter = Which & { code?: string; open?: boolean; known?: AsOf; search?: string };

/** Which of them are returned, and in which order. */
export type FindingsPage = {
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly sort?: FindingSort | undefined;
  readonly order?: SortOrder | undefined;
};

/** From this many on it pays off to determine first which of them have findings. */
const manyMeters = 2000;

export type Findings = ReturnType<typeof createFindings>;

/** What is doubtful about the readings, and people's words on it. */
export function createFindings(needs: ReadingsInternals) {
  const { decisions, series, committer, counts } = needs;

  /**
   * All findings on these meters, now or as known then: those of the line, those of days, and decided ones that disappeared with the
   * decision.
   */
  async function on(scope: Scope, facts: readonly SeriesFacts[], known?: AsOf): Promise<MeterFinding[]> {
    if (facts.length === 0) return [];
    const seen = { scope, meters: facts.map((meter) => meter.id) };
    const byId = new Map(facts.map((meter) => [meter.id, meter]));
    const [found, words] = await committer.lock.read(() =>
      Promise.all([
        known === undefined ? keptStanding(needs, scope, facts) : then(needs, scope, facts, known),
        decisions.inForce(seen, known ?? asOfNow),
      ]),
    );
    const there = new Set(found.map(findingId));
    const settled = words
      .filter((word) => !there.has(findingId(word)))
      .map((word) => ({ ...keyOf(word), severity: 'info' as const, evidence: { decided: word.as } }));
    const wordOn = new Map(words.map((word) => [findingId(word), word]));
    return [...found, ...settled].map((one) => {
      const id = findingId(one);
      return { ...one, id, facts: byId.get(one.meter) as SeriesFacts, decision: wordOn.get(id) ?? null };
    });
  }

  const counting = createCounting(counts, on);

  async function among(scope: Scope, which: FindingsFilter): Promise<MeterFinding[]> {
    const { code, open, known, search, ...meters } = which;
    const named = await series(scope, meters, known ?? asOfNow);
    const all = named.filter((meter) => isNamed(meter, search));
    const facts = known !== undefined || all.length < manyMeters ? all : await counting.withFindings(scope, all, which);
    return (await on(scope, facts, known)).filter((one) => (code === undefined || one.code === code) && (open !== true || isOpen(one)));
  }

  async function findingCounts(scope: Scope, which: FindingsFilter): Promise<FindingCount[]> {
    const { code, open, known, search, ...meters } = which;
    if (search !== undefined || known !== undefined || code !== undefined || open === true) return countsOf(await among(scope, which));
    return counting.summed(scope, await series(scope, meters, asOfNow));
  }

  /** The findings that a scope sees, newest first by default; `open` leaves out those that are decided or for information only. */
  async function findings(scope: Scope, which: FindingsFilter, { limit, offset = 0, sort, order = 'asc' }: FindingsPage) {
    const all = sortFindings(await among(scope, which), sort, order);
    return { findings: all.slice(offset, offset + limit), total: all.length, more: all.length > offset + limit };
  }

  return {
    on,
    findings,
    /** The number of each code, and how many of them are open, the most open first. */
    findingCounts,
    decide: (scope: Scope, id: string, as: Word, note: string) => decide(needs, on, scope, { id, as, note }),
  };
}

/**
 * Records a person's word on a finding and corrects every figure that depends on it, before it is acknowledged.
 * @throws Problem `no-such-finding`, `word-does-not-fit`
 */
async function decide(
  needs: ReadingsInternals,
  on: (scope: Scope, facts: readonly SeriesFacts[]) => Promise<MeterFinding[]>,
  scope: Scope,
  { id, as, note }: { id: string; as: Word; note: string },
) {
  const { series, committer, decisions } = needs;
  const key = readFindingId(id);
  const [facts] = await series(scope, { ids: [key.meter] }, asOfNow);
  const found = facts === undefined ? undefined : (await on(scope, [facts])).find((one) => one.id === id);
  if (facts === undefined || found === undefined) throw new Problem('not-found', 'no-such-finding', { finding: id });
  const allowed = wordsFor[key.code] ?? (['good', 'bad'] as const);
  if (!(allowed as readonly string[]).includes(as))
    throw new Problem('bad-input', 'word-does-not-fit', { as, code: key.code, allowed: allowed.join(', ') });
  let decision = 0;
  const commit = () =>
    inTransaction(needs.postgres, async (client) => {
      const now = committer.instants(1);
      const made = { kind: 'decision', subject: facts.code, detail: { finding: id, as, note }, now };
      decision = await needs.imports.change(client, scope, made);
      return reachOf(key, await decisions.add(client, scope, decision, { ...key, as }, note, now));
    });
  await committer.commitChange([key.meter], commit);
  await untilBack(() => decisions.done(wholeProgram, [key.meter]), needs.ending);
  await needs.access.audit(scope, { action: 'decide', subject: `meter:${facts.code}`, detail: { finding: id, as, note } });
  return { decision, finding: id, as };
}

/** Whether a text occurs in the code of a meter or of its building, ignoring case. */
export function isNamed({ code, building }: Pick<SeriesFacts, 'code' | 'building'>, search: string | undefined): boolean {
  const text = search?.trim().toLowerCase() ?? '';
  return text === '' || `${code}\n${building ?? ''}`.toLowerCase().includes(text);
}

function keyOf(word: Decision): FindingKey {
  return { meter: word.meter, code: word.code, from: word.from, to: word.to, value: word.value };
}

/** The current findings of a few meters are cached until one moves: any question about a building asks for them. */
const fewMeters = 200;

async function keptStanding({ store, standing: kept }: ReadingsInternals, scope: Scope, facts: readonly SeriesFacts[]) {
  if (facts.length > fewMeters) return standing(store, scope, facts);
  const findingsOf = await kept.of(
    facts.map(({ id }) => id),
    async (missing) => {
      const wanted = new Set(missing);
      const found = await standing(
        store,
        scope,
        facts.filter(({ id }) => wanted.has(id)),
      );
      return Map.groupBy(found, ({ meter }) => meter);
    },
  );
  return facts.flatMap(({ id }) => findingsOf(id)).toSorted(asStored);
}

/** Findings of lines by their beginning, then those of whole days by meter. */
function asStored(a: FindingKey, b: FindingKey): number {
  const [ofDays, others] = [isOfDays(a), isOfDays(b)];
  if (ofDays !== others) return ofDays ? 1 : -1;
  return (ofDays ? 0 : a.from - b.from) || a.meter - b.meter;
}

const isOfDays = ({ code }: FindingKey): boolean => (suspectCodes as readonly string[]).includes(code);

/** Stored findings, and doubts about whole days. */
async function standing(store: ReadingStore, scope: Scope, facts: readonly SeriesFacts[]): Promise<(FindingKey & Finding)[]> {
  const seen = { scope, meters: facts.map((meter) => meter.id) };
  const [stored, days] = await Promise.all([
    store.findingsOf(seen),
    suspectsOf(
      store,
      scope,
      facts.filter(({ kind }) => kind !== 'instant'),
    ),
  ]);
  const ofLines = stored.map((row) => {
    const value = namesValue(row.code) ? row.value : null;
    const key = { meter: row.meter, code: row.code, from: row.begins, to: row.ends, value };
    return { ...key, severity: row.severity as Finding['severity'], evidence: JSON.parse(row.evidence) as Finding['evidence'] };
  });
  return [...ofLines, ...days];
}

async function then({ store, decisions, committer }: ReadingsInternals, scope: Scope, facts: readonly SeriesFacts[], known: AsOf) {
  const hidden = committer.visibility.hidden;
  const meters = facts.filter((one): one is MeterFacts => one.kind !== 'instant');
  const definitions = [...(await meterDefinitionsOf(decisions, scope, meters, known)).values()];
  const found = await findingsThen(scope, definitions, known, { store, hidden });
  const points = [...(await pointDefinitionsOf(decisions, scope, facts, known)).values()];
  const all = { from: 0, to: 0xff_ff_ff_ff, known, hidden: hidden(known) };
  await drawHoldings(store, scope, points, all, ({ id }, _holding, told) => {
    for (const { code, severity, evidence, from, to, value } of told) found.push({ meter: id, code, severity, evidence, from, to, value });
  });
  return found;
}

/** Doubts about whole days, as findings with instants. */
async function suspectsOf(store: ReadingStore, scope: Scope, facts: readonly SeriesFacts[]): Promise<(FindingKey & Finding)[]> {
  const byId = new Map(facts.map((meter) => [meter.id, meter]));
  const found: (FindingKey & Finding)[] = [];
  let days: MeterDay[] = [];
  let current = -1;
  const judge = (): void => {
    const meter = byId.get(current);
    if (meter === undefined) return;
    const zone = zoneOf(meter);
    found.push(...suspectDays(days).map((one) => dayFinding(meter.id, zone, one)));
  };
  for await (const block of store.wholeDays({ scope, meters: [...byId.keys()] }, fullDay, longestDay)) {
    for (let row = 0; row < block.rows; row++) {
      const meter = block.meter[row] as number;
      if (meter !== current) {
        judge();
        [current, days] = [meter, []];
      }
      days.push({
        day: block.day[row] as number,
        use: block.use[row] as number,
        seconds: block.seconds[row] as number,
        longest: block.longest[row] as number,
      });
    }
  }
  judge();
  return found;
}
