import type { Changes } from './changes.ts';
import type { Check } from './check.ts';
import type { Conditions } from './conditions.ts';
import type { Requirable, Bilingual, Library } from './library.ts';
import { tellRequirement } from './rule-wording.ts';
import type { Undecided, Verdict } from './verdict.ts';
import type { Requirement } from './requirement.ts';

type Words = Pick<Library, 'items' | 'facts'>;
type WithText<T> = T & { readonly text: Bilingual };

/** Requirements, each with its text. */
export function withText<T extends Requirement>(list: readonly T[], { items }: Pick<Words, 'items'>): WithText<T>[] {
  return list.map((one) => ({ ...one, text: tellRequirement(one, items) }));
}

export function openWithText<T extends Undecided>(list: readonly T[], library: Pick<Words, 'items'>): WithText<T>[] {
  return list.map((one) => ({ ...one, text: textOfOpen(one, library) }));
}

/** Only the item's name, because what it must be depends on the rule. */
function textOfOpen({ item, anyOf }: Undecided, { items }: Pick<Words, 'items'>): Bilingual {
  return anyOf === undefined ? (items.get(item)?.names ?? { zh: item, en: item }) : tellRequirement({ anyOf }, items);
}

export function presentVerdict(verdict: Verdict, library: Words) {
  return {
    ...verdict,
    requirements: withText(verdict.requirements, library),
    undecided: openWithText(verdict.undecided, library),
    lapsed: withText(verdict.lapsed, library),
    strictest: withText(verdict.strictest, library),
    asks: questionsOf(verdict.undecided, library),
  };
}

export function presentConditions(told: Conditions, library: Words) {
  return { ...told, undecided: openWithText(told.undecided, library) };
}

export function presentChanges({ added, removed, opened, settled, same }: Changes, library: Words) {
  return {
    added: withText(added, library),
    removed: withText(removed, library),
    opened: openWithText(opened, library),
    settled: openWithText(settled, library),
    same,
  };
}

export function presentCheck(told: Check, library: Words) {
  const asked = ({ item, comparator, required, unit }: Check['items'][number]): Requirable | { anyOf: readonly Requirable[] } =>
    typeof required === 'object' ? { anyOf: required } : { item, comparator: comparator ?? '=', value: required, unit: unit ?? '' };
  return {
    ...told,
    items: told.items.map((one) => ({ ...one, text: tellRequirement(asked(one), library.items) })),
    undecided: openWithText(told.undecided, library),
    permit: withText(told.permit, library),
  };
}

/** Lists typed as in the contract (mutable); nothing changes them on the way out. */
type Plain<T> = T extends readonly (infer E)[] ? Plain<E>[] : T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>;
}

/** An unknown fact: how many rules depend on it, and how many of them are duties. */
type Question = { readonly fact: string; readonly rules: number; readonly duties: number };

/**
 * The facts worth asking for, most relevant first: only those that something depends on. Facts that follow from others by a definition come
 * after them; excluded are facts that the documents leave to an authority, and those decided only by a person's own actions (the appliance
 * that someone buys).
 */
function questionsOf(undecided: readonly Undecided[], { facts }: Pick<Library, 'facts'>): Question[] {
  const counted = new Map<string, { rules: number; duties: number }>();
  for (const { needs, strength } of undecided.filter(({ binds }) => binds !== 'actor'))
    for (const fact of needs) {
      const held = counted.get(fact) ?? { rules: 0, duties: 0 };
      counted.set(fact, { rules: held.rules + 1, duties: held.duties + (strength === 'must' ? 1 : 0) });
    }
  const order = [...facts.keys()];
  return [...counted]
    .filter(([fact]) => facts.has(fact) && facts.get(fact)?.open !== true)
    .map(([fact, counts]) => ({ fact, ...counts }))
    .toSorted(
      (a, b) =>
        b.rules - a.rules ||
        Number(facts.get(a.fact)?.derived !== undefined) - Number(facts.get(b.fact)?.derived !== undefined) ||
        order.indexOf(a.fact) - order.indexOf(b.fact),
    );
}
