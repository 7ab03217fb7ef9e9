import { byKey, inOrder, team, type Hash } from './assign.ts';
import type { Announcement, DrawObject, DrawPerson, DrawPlan, DrawResult, PeopleRule, Replacement } from './facts.ts';
import { groupsIn, strataIn } from './plan-order.ts';
import { drawnOf } from './rate.ts';

export type DrawInputs = {
  readonly announced: Announcement;
  /** SHA-256 of the announcement's text. */
  readonly announcement: string;
  readonly secret: string;
  /** The public outcome of the source. */
  readonly randomness: string;
};

export type Replay = DrawResult & {
  /** The replacement of each replaced entry; null if there is none. */
  readonly by: readonly (string | null)[];
};

/**
 * The outcome of a draw, with replacements applied in sequence: the same for anyone with the announcement, the secret and the public
 * outcome.
 * @param hash SHA-256 of a text, lowercase hex
 */
export function outcomeOf(inputs: DrawInputs, replacements: readonly Pick<Replacement, 'object' | 'person'>[], hash: Hash): Replay {
  const { announced, announcement, secret, randomness } = inputs;
  const seed = hash(`${announcement}\n${secret}\n${randomness.trim()}`);
  const { drawn, reserve } = chosen(announced, (code) => hash(`${seed}\nobject\n${code}`));
  const seats = createSeats(announced, seed, hash);
  let places = drawn.map((one) => seats.fill(one));
  const by = replacements.map(({ object, person }) => {
    const place = places.find((one) => one.object.code === object);
    if (place === undefined) return null;
    if (person !== null) return seats.replace(place, person);
    const next = reserve.findIndex((one) => one.object.stratum === place.object.stratum);
    const [taken] = next < 0 ? [] : reserve.splice(next, 1);
    if (taken === undefined) return null;
    seats.free(place);
    places = [...places.filter((one) => one !== place), seats.fill(taken)].toSorted(byKey);
    return taken.object.code;
  });
  return {
    seed,
    drawn: places.map(({ object, key, people }) => ({ ...shown({ object, key }), people: people.map(({ code }) => code) })),
    reserve: reserve.map(shown),
    findings: places.filter(({ isShort }) => isShort).map(({ object }) => ({ code: 'people-short', object: object.code })),
    by,
  };
}

type Keyed = { readonly object: DrawObject; readonly key: string };

const shown = ({ object, key }: Keyed) => ({ code: object.code, stratum: object.stratum, key });

/** The drawn objects, by key, and the rest of each stratum by key, the strata in the plan's order. */
function chosen({ plan, objects }: Announcement, keyOf: (code: string) => string): { readonly drawn: Keyed[]; readonly reserve: Keyed[] } {
  const strata = Map.groupBy(objects, ({ stratum }) => stratum);
  const [drawn, reserve]: [Keyed[], Keyed[]] = [[], []];
  for (const [stratum, rule] of strataIn(plan)) {
    const keyed = (strata.get(stratum) ?? []).map((object) => ({ object, key: keyOf(object.code) })).toSorted(byKey);
    const count = drawnOf(rule, keyed.length);
    drawn.push(...keyed.slice(0, count));
    reserve.push(...keyed.slice(count));
  }
  return { drawn: drawn.toSorted(byKey), reserve };
}

/** An object with its people. The people it has had so far, and the number of load changes when it got them, determine who comes next. */
type Place = Keyed & { people: readonly DrawPerson[]; isShort: boolean; readonly since: number; readonly had: Set<DrawPerson> };

/** How many objects each person has, and who gets the next. */
function createSeats({ plan, people }: Announcement, seed: string, hash: Hash) {
  const rule = plan.people;
  const changes: { readonly code: string; readonly by: number }[] = [];
  const loads = new Map<string, number>();
  const add = (person: DrawPerson, by: number): void => {
    changes.push({ code: person.code, by });
    loads.set(person.code, (loads.get(person.code) ?? 0) + by);
  };
  const orderOf = (object: DrawObject, then: ReadonlyMap<string, number>) =>
    inOrder(people, then, { seed, object, hash, most: rule?.most });
  const loadsAt = (since: number): Map<string, number> => {
    const then = new Map<string, number>();
    for (const { code, by } of changes.slice(0, since)) then.set(code, (then.get(code) ?? 0) + by);
    return then;
  };

  return {
    fill({ object, key }: Keyed): Place {
      const since = changes.length;
      const given = rule === undefined ? [] : team(rule, orderOf(object, loads));
      for (const person of given ?? []) add(person, 1);
      return { object, key, people: given ?? [], isShort: given === null, since, had: new Set(given) };
    },
    free(place: Place): void {
      for (const person of place.people) add(person, -1);
    },
    /**
     * The next in the order in which the object got its people, for the same group; people who have reached the maximum by now are skipped.
     */
    replace(place: Place, code: string): string | null {
      const seat = place.people.findIndex((person) => person.code === code);
      if (rule === undefined || seat < 0) return null;
      const group = groupOfSeat(rule, seat);
      for (const person of orderOf(place.object, loadsAt(place.since))) {
        const isFree = !place.had.has(person) && (loads.get(person.code) ?? 0) < (rule.most ?? Number.POSITIVE_INFINITY);
        if (!isFree || (group !== null && !person.groups.includes(group))) continue;
        add(place.people[seat] as DrawPerson, -1);
        add(person, 1);
        place.people = place.people.with(seat, person);
        place.had.add(person);
        return person.code;
      }
      return null;
    },
  };
}

/** Seats are filled group by group in the plan's order, then by anyone: the group of a seat, null if anyone may have it. */
function groupOfSeat(rule: PeopleRule, seat: number): string | null {
  return groupsIn(rule).flatMap(([group, count]) => Array.from({ length: count }, () => group))[seat] ?? null;
}

/** How many objects each stratum has, and how many are drawn. */
export function strataOf(plan: DrawPlan, objects: readonly DrawObject[]): { stratum: string; objects: number; drawn: number }[] {
  const counts = Map.groupBy(objects, ({ stratum }) => stratum);
  return strataIn(plan).map(([stratum, rule]) => {
    const n = counts.get(stratum)?.length ?? 0;
    return { stratum, objects: n, drawn: drawnOf(rule, n) };
  });
}
