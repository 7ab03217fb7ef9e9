import type { DrawObject, DrawPerson, PeopleRule } from './facts.ts';
import { groupsIn } from './plan-order.ts';

/** SHA-256 of a text as UTF-8, lowercase hex. */
export type Hash = (text: string) => string;

/** Whether a person has no conflict with an object: neither its organisation nor one they keep out of, nor the object itself. */
function isAble({ organisation, recuse }: DrawPerson, object: DrawObject): boolean {
  if (recuse.includes(object.code)) return false;
  return object.organisation === '' || (organisation !== object.organisation && !recuse.includes(object.organisation));
}

/**
 * The eligible people in order, by load level: only people who may be picked are hashed, so that a large list costs little.
 * @param people with fewer objects than the rule allows, and how many each has
 */
export function* inOrder(
  people: readonly DrawPerson[],
  loads: ReadonlyMap<string, number>,
  {
    seed,
    object,
    hash,
    most,
  }: { readonly seed: string; readonly object: DrawObject; readonly hash: Hash; readonly most: number | undefined },
): Generator<DrawPerson> {
  const load = ({ code }: DrawPerson): number => loads.get(code) ?? 0;
  const levels = new Map<number, DrawPerson[]>();
  for (const person of people) {
    const its = load(person);
    if (its >= (most ?? Infinity) || !isAble(person, object)) continue;
    const level = levels.get(its);
    if (level === undefined) levels.set(its, [person]);
    else level.push(person);
  }
  for (const level of [...levels.keys()].toSorted((a, b) => a - b)) {
    const before = `${seed}\nperson\n${object.code}\n`;
    yield* smallestFirst((levels.get(level) ?? []).map((person) => ({ person, key: hash(`${before}${person.code}`) })));
  }
}

/** Only a few of many are needed: finding each one on demand costs less than sorting them all. */
function* smallestFirst(left: { readonly person: DrawPerson; readonly key: string }[]): Generator<DrawPerson> {
  while (left.length > 0) {
    let least = 0;
    for (let at = 1; at < left.length; at += 1) if ((left[at]?.key as string) < (left[least]?.key as string)) least = at;
    yield (left[least] as { readonly person: DrawPerson }).person;
    left[least] = left.at(-1) as (typeof left)[number];
    left.pop();
  }
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Picks from the order the required number per group, in the plan's order, then anyone; null if there are too few. */
export function team(rule: PeopleRule, order: Iterable<DrawPerson>): DrawPerson[] | null {
  const source = order[Symbol.iterator]();
  const [seen, taken]: [DrawPerson[], Set<DrawPerson>] = [[], new Set()];
  const next = (fits: (person: DrawPerson) => boolean): DrawPerson | null => {
    for (let at = 0; ; at += 1) {
      if (at === seen.length) {
        const { value, done } = source.next();
        if (done === true) return null;
        seen.push(value);
      }
      const person = seen[at] as DrawPerson;
      if (!taken.has(person) && fits(person)) return person;
    }
  };
  const take = (count: number, fits: (person: DrawPerson) => boolean): boolean => {
    for (let n = 0; n < count; n += 1) {
      const person = next(fits);
      if (person === null) return false;
      taken.add(person);
    }
    return true;
  };
  for (const [group, count] of groupsIn(rule)) if (!take(count, (person) => person.groups.includes(group))) return null;
  return take(rule.each - taken.size, () => true) ? [...taken] : null;
}
