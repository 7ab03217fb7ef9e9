import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { plainAmount } from './amount.ts';
import type { PlanNeeds } from './needs.ts';

/** The part of a target's progress that a limit is built from. */
export type TargetStanding = Pick<Awaited<ReturnType<Targets['progress']>>[number], 'target' | 'document' | 'own' | 'now'>;

/** A scenario with the limits set by documents, and no other amounts. */
export type DraftScenario = {
  readonly years: readonly number[];
  readonly objective: Readonly<Record<string, number>>;
  readonly limits: readonly DraftLimit[];
  readonly funding: readonly never[];
};

export type DraftLimit = {
  readonly id: string;
  readonly resource: 'area';
  /** The name of the goal. */
  readonly names: { readonly zh: string; readonly en: string };
  readonly min: string;
  readonly tags?: readonly string[];
  readonly clause: string;
  readonly document: string;
  readonly quote: string;
  readonly due: number | null;
  readonly value: string;
  readonly unit: string;
  readonly done: string | null;
  readonly lapsed?: true;
};

/** Square metres in a unit used by targets on floor area. */
const squareMetres: Readonly<Record<string, string>> = { m2: '1', 平方米: '1', 万平方米: '10000', 亿平方米: '100000000' };

/**
 * The kind of building that a target on retrofitted floor area covers; other targets set no limit on a plan. @example
 * tagsOfTarget('NM/retrofit-homes-area') // ['residential']
 */
export function tagsOfTarget(id: string): readonly string[] | null | undefined {
  const name = id.slice(id.indexOf('/') + 1);
  if (!/(?:^|-)retrofit(?:-|$)/u.test(name)) return undefined;
  if (/homes/u.test(name)) return ['residential'];
  return /public/u.test(name) ? ['public'] : null;
}

/**
 * The scenario from documents alone for a place and years: floor area to be retrofitted, each with its clause. What is already done is
 * subtracted; a goal whose year is before the first is marked as lapsed. Throws `no-such-place`.
 */
export async function draftScenario(
  { targets }: Pick<PlanNeeds, 'targets'>,
  scope: Scope,
  { region, from, to, known }: { readonly region: string; readonly from: number; readonly to: number; readonly known: AsOf },
): Promise<DraftScenario> {
  const year = Number(new Date(Math.min(known.received, 8.64e15)).toISOString().slice(0, 4));
  const found = await targets.progress(scope, { region, year, known });
  return {
    years: Array.from({ length: to - from + 1 }, (_, at) => from + at),
    objective: { savingKgce: 1 },
    limits: found.flatMap((one) => limitOf(one, region, from) ?? []),
    funding: [],
  };
}

/** The limit that a target sets on the plans of a place; null if it sets none. @param from the first year */
export function limitOf({ target, document, own, now }: TargetStanding, region: string, from: number): DraftLimit | null {
  const tags = tagsOfTarget(target.id);
  const factor = squareMetres[target.unit];
  const whole = own.kind === 'part' ? own.value : document.head.region === region ? valueOf(target.value) : null;
  if (tags === undefined || factor === undefined || whole === null || own.kind === 'unsaid') return null;
  const [value, done] = [whole.mul(exact(factor)), now === null ? null : now.mul(exact(factor))];
  const left = done === null ? value : value.sub(done);
  return {
    id: target.id,
    names: { zh: target.name.zh, en: target.name.en },
    resource: 'area',
    min: plainAmount(left.s < 0n ? exact(0n) : left),
    ...(tags !== null && { tags }),
    clause: target.clause,
    document: document.head.title,
    quote: target.quote,
    due: target.due,
    value: plainAmount(whole),
    unit: target.unit,
    done: now === null ? null : plainAmount(now),
    ...(target.due !== null && target.due < from && { lapsed: true as const }),
  };
}

const valueOf = (value: unknown): Exact | null => (typeof value === 'number' ? exactOf(value) : null);
