import type { Changes } from './changes.ts';
import type { Check } from './check.ts';
import { questionsOf } from './asking.ts';
import type { Conditions } from './conditions.ts';
import type { Requirable, Bilingual, Library } from './library.ts';
import { tellRequirement } from './rule-wording.ts';
import type { Undecided, Verdict } from './verdict.ts';
import type { Requirement } from './requirement.ts';

type Words = Pick<Library, 'items' | 'facts'>;
type WithText<T> = T & { readonly text: Bilingual };

/** Requirements with what they ask in words. */
export function withText<T extends Requirement>(list: readonly T[], { items }: Pick<Words, 'items'>): WithText<T>[] {
  return list.map((one) => ({ ...one, text: tellRequirement(one, items) }));
}

export function openWithText<T extends Undecided>(list: readonly T[], library: Pick<Words, 'items'>): WithText<T>[] {
  return list.map((one) => ({ ...one, text: textOfOpen(one, library) }));
}

/** Only the item's name: what it must be hangs on the rule. */
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

/** Lists as the contract has them: nobody changes them on the way out. */
type Plain<T> = T extends readonly (infer E)[] ? Plain<E>[] : T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>;
}
