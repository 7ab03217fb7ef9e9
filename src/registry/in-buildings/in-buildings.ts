import type { Pool } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { inOrderOf, type KindList, type ListQuery } from '#kernel/kind-list.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { KnownEntity, Ledger } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { matches, type Query } from './filter.ts';
import { type Also, type Answering, asOn, type LedgerEntry, isThere, type ShownInBuilding } from './present.ts';
import * as store from './table-store.ts';

/** The scope used for finding entities, and the only buildings to search; null: all that it sees. */
export type Sight = { readonly as: Scope; readonly own: readonly string[] | null };

/** `building`: what is in it. `knownAt`: as known then; otherwise as of now. */
type Question = Query & { readonly building?: string | undefined; readonly knownAt?: string | undefined };

/** What is asked of the list of a kind. */
export type ListQuestion<L extends KindList> = ListQuery<L> & Pick<Question, 'building' | 'knownAt' | 'limit' | 'offset'>;

/** Which entities are requested as of a day: in one building, or in several. `knownAt`: as known then; otherwise as known now. */
export type StandingQuestion = Also & {
  readonly building?: string | undefined;
  readonly buildings?: readonly string[] | undefined;
  /** Only these entities. */
  readonly codes?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly kind?: string | undefined;
  readonly on: string;
  readonly knownAt?: string | undefined;
};

/** An entity as of a day: its facts of that day, its owner, and which of its facts were entered by a person. */
export type Standing<Shown> = Shown & { readonly organisation: string | null; readonly byHand: readonly string[] };

type Needs<Shown, L extends KindList = KindList> = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly registry: Registry;
  readonly ledger: Pick<Ledger, 'one' | 'oneAt' | 'allAt'>;
  readonly table: store.TableInBuildings<L>;
  /** @param day the local day of «today» */
  readonly present: (one: LedgerEntry, answering: Answering, day: string) => Shown;
};

/**
 * A building that contains entities of the kind, has contained them or is to receive them is not taken back.
 * @param found what the requester is told, of the building and one of them
 */
export function keepBuildingsOf(
  { registry }: { readonly registry: Pick<Registry, 'onBuildingsStanding'> },
  table: Pick<store.TableInBuildings, 'name'>,
  found: (building: string, one: string) => Pick<Finding, 'code' | 'evidence'>,
): void {
  registry.onBuildingsStanding(async (on, codes) =>
    (await store.buildingsWith(on, wholeProgram, table, codes)).map(({ building, one }): Finding => ({
      severity: 'error',
      ...found(building, one),
    })),
  );
}

/**
 * Questions about a kind whose entities are in buildings: a page of them, those of a day, one.
 * @example await kept.list({ as: scope, own: null }, { building: 'B001', … }) // { shown: [{ code: 'CH-01', … }], total: 1 }
 */
export function createInBuildings<L extends KindList, Shown extends ShownInBuilding>(needs: Needs<Shown, L>) {
  return {
    /** A page of what the scope sees, and the total. */
    list: (sight: Sight, asked: ListQuestion<L>) => {
      // the filters of a list are named by its declaration
      const ask = asked as unknown as Question;
      return ask.knownAt === undefined ? listNow(needs, sight, ask) : listAt(needs, sight, ask, ask.knownAt);
    },
    /** Everything that the scope sees and that existed on a day, in order of its codes, with the facts of that day. */
    standingOn: (sight: Sight, ask: StandingQuestion) => standingOn(needs, sight, ask),
    presentAll: (some: readonly LedgerEntry[]) => presentAll(needs, some),
    /** An entity: its fields, dated ones included, and the source of each. Throws as the ledger does if it is not seen. */
    get: (scope: Scope, code: string, knownAt?: string) => get(needs, scope, code, knownAt),
  };
}

async function presentAll<Shown>({ registry, now, present }: Needs<Shown>, some: readonly LedgerEntry[]): Promise<Shown[]> {
  const named = some.flatMap(({ fields: { building } }) => (typeof building === 'string' ? [building] : []));
  const answering = await registry.answering([...new Set(named)]);
  return some.map((one) => present(one, answering, today(now())));
}

async function get<Shown>(needs: Needs<Shown>, scope: Scope, code: string, knownAt: string | undefined) {
  const { ledger, now } = needs;
  const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
    knownAt === undefined ? await ledger.one(scope, code) : await ledger.oneAt(scope, code, asOf(now(), knownAt));
  const [shown] = await presentAll(needs, [entity]);
  const dated = Object.fromEntries(Object.entries(entity.dated).map(([field, line]) => [field, [...line]]));
  return { ...(shown as Shown), dated, provenance: entity.provenance ?? {}, entity };
}

/** The filter of a list, with the building expanded to all its codes. */
async function filterOf<Shown>({ registry }: Needs<Shown>, { as: scope, own }: Sight, { building, ...ask }: Question): Promise<Query> {
  if (building === undefined) return { ...ask, ...(own !== null && { buildings: own }) };
  const names = await registry.namesOfBuilding(scope, building);
  return { ...ask, buildings: own === null ? names : [...names].filter((code) => own.includes(code)) };
}

async function listNow<Shown>(needs: Needs<Shown>, sight: Sight, ask: Question) {
  const { postgres, table, now } = needs;
  const { rows, total } = await store.list(postgres, sight.as, table, await filterOf(needs, sight, ask), today(now()));
  return { shown: await presentAll(needs, rows), total };
}

async function listAt<Shown extends ShownInBuilding>(needs: Needs<Shown>, sight: Sight, ask: Question, knownAt: string) {
  const { postgres, table, ledger, now } = needs;
  const filter = await filterOf(needs, sight, ask);
  const codes = filter.buildings && (await store.everIn(postgres, wholeProgram, table, filter.buildings));
  const known = await ledger.allAt(sight.as, asOf(now(), knownAt), codes);
  const inside = await store.buildingsInside(postgres, checkedByCaller, ask);
  const shown = (await presentAll(needs, known)).filter((one) => matches(table.list, one, filter, inside));
  const found = inOrderOf(table.list, shown, ask);
  return { shown: found.slice(ask.offset, ask.offset + ask.limit), total: found.length };
}

/** The codes of the buildings asked for that the requester may search; null: all. */
async function insideOf<Shown>(
  { postgres, registry }: Needs<Shown>,
  { as: scope, own }: Sight,
  { building, buildings, region, organisation }: StandingQuestion,
): Promise<ReadonlySet<string> | null> {
  const [within, named] = await Promise.all([
    store.buildingsInside(postgres, checkedByCaller, { region, organisation }),
    building !== undefined
      ? registry.namesOfBuilding(scope, building)
      : buildings === undefined
        ? null
        : registry.namesOfBuildings(scope, buildings),
  ]);
  const both = named === null ? within : new Set([...named].filter((code) => within === null || within.has(code)));
  return own === null ? both : new Set(own.filter((code) => both === null || both.has(code)));
}

async function standingOn<Shown extends ShownInBuilding>(
  needs: Needs<Shown>,
  sight: Sight,
  ask: StandingQuestion,
): Promise<Standing<Shown>[]> {
  const { postgres, registry, ledger, now, table, present } = needs;
  const { codes: asked, kind, on, knownAt } = ask;
  const inside = await insideOf(needs, sight, ask);
  const codes = inside === null ? null : [...inside];
  const known =
    knownAt === undefined
      ? await store.standing(postgres, sight.as, table, { inside: codes, codes: asked, kind })
      : await ledger.allAt(
          sight.as,
          asOf(now(), knownAt),
          codes === null ? undefined : await store.everIn(postgres, wholeProgram, table, codes),
        );
  const there = known
    .map((one) => asOn(one, on))
    .filter(
      (one) =>
        isThere(one, on, ask) &&
        (asked === undefined || asked.includes(one.code)) &&
        (kind === undefined || one.fields['kind'] === kind) &&
        (inside === null || inside.has(String(one.fields['building']))),
    );
  if (there.length === 0) return [];
  const answering = await registry.answering([...new Set(there.map(({ fields }) => String(fields['building'])))]);
  const standing = [...new Set([...answering.values()].map(({ code }) => code))];
  const owners = sight.own === null ? await store.ownersOf(postgres, checkedByCaller, standing) : new Map<string, string>();
  return there.map((one) => {
    const shown = present(one, answering, on);
    return { ...shown, organisation: owners.get(shown.building ?? '') ?? null, byHand: one.byHand };
  });
}
