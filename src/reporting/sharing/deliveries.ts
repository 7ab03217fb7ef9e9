import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { placeZone, today } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Expected } from './facts.ts';
import { isThere, nameIn } from './feeds.ts';
import type { SharingNeeds } from './needs.ts';
import { readEntries, type EntryFault, type GivenFile, type ReadFile } from './read-file.ts';
import { expectedShape } from './shapes.ts';
import * as store from './store.ts';

const china = createZone(placeZone) as Zone;

export type DeliveryQuestion = { readonly month: string; readonly supplier?: string | undefined; readonly known: AsOf };

/** What a supplier delivered for a month. */
export type Delivery = {
  readonly supplier: string;
  readonly name: string;
  readonly carrier: Carrier;
  readonly region: string;
  /** The last day on which it is not late. */
  readonly due: string;
  /** Meters in service in the month. */
  readonly expected: number;
  /** Of these, those with a reading in the month, known by then. */
  readonly delivered: number;
  /** Of the delivered, those that became known only after the due day. */
  readonly late: number;
  readonly share: number | null;
  /** The latest reading of the month, s UTC. */
  readonly last: number | null;
  readonly missing: readonly string[];
};

/** What suppliers are expected to deliver, and what they delivered. */
export function deliveryVerbs(needs: SharingNeeds) {
  return {
    /**
     * All of a file, or none. Throws `sharing-file-invalid`, `seen-missing`, `seen-not-latest`. An unchanged expectation is not stated
     * again.
     */
    expect: (scope: Scope, file: GivenFile & { readonly seen?: number | undefined }) => expect(needs, scope, file),
    /** Every expectation that a scope sees. */
    expected: async (scope: Scope) => statedOf(await store.expectedOf(needs.postgres, scope, undefined, needs.readings.now())),
    knownAt: (text: string | undefined): AsOf => asOf(needs.readings.now(), text),
    /** The default month if none is requested. */
    deliveryMonth: (scope: Scope, asked: Pick<DeliveryQuestion, 'supplier' | 'known'>) => usualMonth(needs, scope, asked),
    /** Throws `no-such-month`. */
    deliveries: (scope: Scope, asked: DeliveryQuestion) => deliveriesOf(needs, scope, asked),
  };
}

type Stated = { readonly version: number; readonly expected: readonly Expected[] };

/** With the number of the last statement, which must have been read before stating another. */
const statedOf = (rows: readonly (Expected & { readonly id: number })[]): Stated => ({
  version: Math.max(0, ...rows.map(({ id }) => id)),
  expected: rows.map(({ id: _number, ...one }) => one),
});

const sameDelivery = (a: Expected, b: Expected): boolean => a.supplier === b.supplier && a.carrier === b.carrier && a.region === b.region;

async function expect(
  needs: SharingNeeds,
  scope: Scope,
  { seen, ...file }: GivenFile & { readonly seen?: number | undefined },
): Promise<Stated> {
  const read = await readEntries<Expected>(needs.workers, file, expectedShape as never);
  await read.refuse(await strangers(needs, read.written));
  const { added, version } = await inTransaction(needs.postgres, async (on) => {
    await store.holdExpected(on, checkedByCaller);
    const standing = await store.expectedOf(on, scope, undefined, Number.POSITIVE_INFINITY);
    const last = (one: Expected) => standing.find((held) => sameDelivery(held, one));
    const others = read.entries.filter((one) => last(one)?.due !== one.due);
    const [replaced] = others.flatMap((one) => last(one) ?? []);
    const { version: latest } = statedOf(standing);
    if (replaced !== undefined) refuseUnread(seen, latest, `${replaced.supplier} ${replaced.carrier} ${replaced.region} ${replaced.due}`);
    for (const one of others) await store.addExpected(on, scope, one, needs.now());
    return { added: others, version: statedOf(await store.expectedOf(on, scope, undefined, Number.POSITIVE_INFINITY)).version };
  });
  for (const one of added) {
    const { supplier, carrier, region, due } = one;
    await needs.audit(scope, { action: 'delivery-expect', subject: `delivery:${supplier}`, region, detail: { carrier, due } });
  }
  return { version, expected: read.entries };
}

async function strangers({ place }: SharingNeeds, entries: ReadFile<Expected>['written']): Promise<EntryFault[]> {
  const faults: EntryFault[] = [];
  for (const [at, entry] of entries.entries()) {
    const [region, supplier] = [nameIn(entry['region']), nameIn(entry['supplier'])];
    if (region !== undefined && !(await isThere(() => place.get(region))))
      faults.push({ entry: at, field: 'region', code: 'sharing-place-unknown', evidence: { place: region } });
    if (supplier !== undefined && !(await isThere(() => place.organisation(programScope, supplier))))
      faults.push({ entry: at, field: 'supplier', code: 'sharing-organisation-unknown', evidence: { organisation: supplier } });
  }
  return faults;
}

async function deliveriesOf(needs: SharingNeeds, scope: Scope, { month, supplier, known }: DeliveryQuestion): Promise<Delivery[]> {
  const first = parseDay(`${month}-01`);
  if (first === null) throw new Problem('bad-input', 'no-such-month', { month });
  const expected = await store.expectedOf(needs.postgres, scope, supplier, known.received);
  return Promise.all(expected.map((one) => deliveryOf(needs, one, first, known)));
}

/** The default month, and the last one that had ended then: the same unless most meters were last heard of before it. */
export type UsualMonth = { readonly month: string; readonly ended: string };

/**
 * The last month that had ended; if most of the expected meters that were ever heard of sent nothing in it, the latest month in which half
 * of them still did.
 */
async function usualMonth(needs: SharingNeeds, scope: Scope, { supplier, known }: Omit<DeliveryQuestion, 'month'>): Promise<UsualMonth> {
  const now = Math.min(known.received, needs.readings.now());
  const end = parseDay(`${today(now).slice(0, 7)}-01`) as number;
  const ended = monthText(addMonths(end, -1));
  const edges = Float64Array.from([0, china.dayStart(end)]);
  const expected = await store.expectedOf(needs.postgres, scope, supplier, known.received);
  const heard = await Promise.all(
    expected.map(async (one) => {
      const meters = await metersOf(needs, one, known);
      const own = meters.filter((meter) => isInService(meter, `${ended}-01`, dayText(end)));
      return [...(await needs.readings.lastHeard(programScope, own, edges, known)).values()].map(([last = Number.NaN]) => last);
    }),
  );
  const lasts = heard.flat().filter((last) => !Number.isNaN(last));
  const half = lasts.toSorted((a, b) => b - a)[Math.ceil(lasts.length / 2) - 1];
  if (half === undefined) return { month: ended, ended };
  // a reading at the end of a month belongs to that month
  const month = today(half * 1000 - 1).slice(0, 7);
  return { month: month < ended ? month : ended, ended };
}

const monthText = (day: number): string => dayText(day).slice(0, 7);

/** The meters that a supplier operates, of a carrier in a place. */
const metersOf = ({ registry }: SharingNeeds, { supplier, carrier, region }: Expected, known: AsOf) =>
  registry.meterFacts({ ...programScope, sees: { operator: supplier } }, { region, carrier }, known);

async function deliveryOf(needs: SharingNeeds, one: Expected, first: number, known: AsOf): Promise<Delivery> {
  const { supplier, carrier, region } = one;
  const end = addMonths(first, 1);
  const dueDay = Math.min(end + one.due, addMonths(end, 1)) - 1;
  const meters = (await metersOf(needs, one, known)).filter((meter) => isInService(meter, dayText(first), dayText(end)));
  const edges = Float64Array.from([china.dayStart(first), china.dayStart(end)]);
  const dueEnd = china.dayStart(dueDay + 1) * 1000 - 1;
  const byDue = { ...known, received: Math.min(known.received, dueEnd) };
  const [now, then] = await Promise.all([heardIn(needs, meters, edges, known), heardIn(needs, meters, edges, byDue)]);
  const delivered = meters.filter(({ id }) => now.has(id));
  return {
    supplier,
    name: ((await needs.place.organisation(programScope, supplier).catch(() => null))?.name as string | undefined) ?? supplier,
    carrier,
    region,
    due: dayText(dueDay),
    expected: meters.length,
    delivered: delivered.length,
    late: delivered.filter(({ id }) => !then.has(id)).length,
    share: meters.length === 0 ? null : delivered.length / meters.length,
    last: delivered.length === 0 ? null : Math.max(...delivered.map(({ id }) => now.get(id) as number)),
    missing: meters.filter(({ id }) => !now.has(id)).map(({ code }) => code),
  };
}

/** `removed`: the first day on which it no longer exists. */
const isInService = ({ installed, removed }: MeterFacts, first: string, end: string): boolean =>
  (installed === null || installed < end) && (removed === null || removed > first);

/** When meters were last heard of in the month, s UTC; silent ones are left out. */
async function heardIn({ readings }: SharingNeeds, meters: readonly MeterFacts[], edges: Float64Array, known: AsOf) {
  const heard = await readings.lastHeard(programScope, meters, edges, known);
  const found = new Map<number, number>();
  for (const [id, [last = Number.NaN]] of heard) if (last > (edges[0] as number)) found.set(id, last);
  return found;
}
