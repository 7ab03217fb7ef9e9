import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * A second interpretation of the rules, for tests alone: the unchanged files, and truth as what holds in every world that is left open. It
 * shares no code with the program.
 */
export type Value = string | number | boolean;
export type World = Readonly<Record<string, Value>>;
export type RawRule = {
  readonly id: string;
  readonly document: string;
  readonly when: unknown;
  readonly open: readonly string[];
  readonly facts: readonly string[];
};
export type RawDocument = {
  readonly code: string;
  readonly region: string;
  readonly day: string;
  readonly dayBefore: string;
  readonly periodEnds: string | null;
  readonly rules: readonly RawRule[];
};

type Fact = {
  readonly fact: string;
  readonly type: 'bool' | 'number' | 'choice';
  readonly values?: Readonly<Record<string, unknown>>;
  readonly implies?: Readonly<Record<string, Readonly<Record<string, Value | Value[]>>>>;
  readonly derived?: unknown;
  readonly open?: boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
};

type Entry = Readonly<Record<string, unknown>>;

const folder = new URL('../knowledge/', import.meta.url).pathname;
const entriesOf = (pattern: string): Entry[] =>
  globSync(pattern, { cwd: folder }).flatMap((file) => {
    const held = parse(readFileSync(`${folder}${file}`, 'utf8'), { maxAliasCount: -1 }) as Entry;
    return Array.isArray(held['entries']) ? (held['entries'] as Entry[]) : [held];
  });

const facts = new Map((entriesOf('policy-words/facts.yaml') as unknown as Fact[]).map((one) => [one.fact, one]));
const terms = new Map(entriesOf('policy-words/terms.yaml').map((one) => [one['term'] as string, one['when']]));

/** None of the listed values; facts of every project have one of theirs. */
const none = '∅';
const alwaysOne = new Set(['work', 'class', 'fund', 'thermalZone']);

type Leaf = { readonly fact: string; readonly test: unknown };

/** For each condition once: a rule is tried in thousands of worlds. */
const leavesKnown = new WeakMap<object, readonly Leaf[]>();

function leavesOf(when: unknown): readonly Leaf[] {
  if (when === undefined || when === null) return [];
  if (typeof when === 'string') return leavesOf(terms.get(when));
  const leaves = leavesKnown.get(when) ?? leavesBelow(when);
  leavesKnown.set(when, leaves);
  return leaves;
}

function leavesBelow(when: object): readonly Leaf[] {
  if (Array.isArray(when)) return when.flatMap(leavesOf);
  return Object.entries(when as Entry).flatMap(([key, held]) =>
    key === 'all' || key === 'any' || key === 'not' ? leavesOf(held) : [{ fact: key, test: held }, ...leavesOf(facts.get(key)?.derived)],
  );
}

/** Two-valued: a condition in a world in which nothing is unknown. */
export function holdsIn(when: unknown, world: World): boolean {
  if (when === undefined || when === null) return true;
  if (typeof when === 'string') return holdsIn(terms.get(when), world);
  if (Array.isArray(when)) return when.every((one) => holdsIn(one, world));
  return Object.entries(when as Entry).every(([key, held]) => {
    if (key === 'all') return (held as unknown[]).every((one) => holdsIn(one, world));
    if (key === 'any') return (held as unknown[]).some((one) => holdsIn(one, world));
    if (key === 'not') return !holdsIn(held, world);
    const value = world[key] ?? (facts.get(key)?.derived === undefined ? none : holdsIn(facts.get(key)?.derived, world));
    if (typeof held !== 'object' || held === null) return value === held;
    if (Array.isArray(held)) return held.includes(value);
    const { atLeast, above, atMost, below } = held as Record<string, number | undefined>;
    return (
      typeof value === 'number' &&
      (atLeast === undefined || value >= atLeast) &&
      (above === undefined || value > above) &&
      (atMost === undefined || value <= atMost) &&
      (below === undefined || value < below)
    );
  });
}

const derivedFacts = [...facts].filter(([, { derived }]) => derived !== undefined);

/** Whether everything implied by each fact holds. */
export function sensible(world: World): boolean {
  const whole: Record<string, Value> = { ...world };
  for (const [name, fact] of derivedFacts)
    if (whole[name] === undefined && leavesOf(fact.derived).every((leaf) => whole[leaf.fact] !== undefined))
      whole[name] = holdsIn(fact.derived, whole);
  return Object.entries(whole).every(([name, value]) =>
    Object.entries(facts.get(name)?.implies?.[String(value)] ?? {}).every(
      ([other, wanted]) => whole[other] === undefined || [wanted].flat().includes(whole[other]),
    ),
  );
}

/**
 * The values of a fact worth trying: exactly, just below and just above every number that the rule prints; each word that it names and one
 * more.
 */
export function valuesOf(fact: string, { when }: Pick<RawRule, 'when'>): Value[] {
  const held = facts.get(fact);
  const tests = leavesOf(when)
    .filter((leaf) => leaf.fact === fact)
    .map(({ test }) => test);
  if (held?.type === 'bool') return [true, false];
  if (held?.type === 'choice') {
    const all = Object.keys(held.values ?? {});
    return alwaysOne.has(fact) ? all : [...new Set([...tests.flatMap((test) => [test].flat() as Value[]), all.at(-1) as Value])];
  }
  const numbers = tests.flatMap((test) =>
    typeof test === 'object' && test !== null && !Array.isArray(test) ? (Object.values(test) as number[]) : ([test].flat() as number[]),
  );
  const around = numbers.flatMap((number) => [number - 1, number - 0.01, number, number + 0.01, number + 1]);
  return [
    ...new Set(
      around.filter(
        (one) =>
          (Number.isInteger(one) || held?.unit === 'm2' || held?.unit === 'tce') &&
          one >= (held?.min ?? 0) &&
          one <= (held?.max ?? Infinity),
      ),
    ),
  ];
}

/**
 * Every world that the given facts leave open, as far as the rule can distinguish them. What is left to an authority and not given is no.
 */
export function* worldsOf(rule: RawRule, given: World): Generator<World> {
  const meant = reach([...rule.facts, ...Object.keys(given)]);
  const names = [...new Set([...rule.facts, ...meant])].filter(
    (name) => facts.get(name)?.derived === undefined || given[name] !== undefined,
  );
  const open = names.filter((name) => given[name] === undefined && facts.get(name)?.open !== true);
  const start: Record<string, Value> = { ...given };
  for (const name of names) if (given[name] === undefined && facts.get(name)?.open === true) start[name] = false;
  yield* fill(rule, open, start);
}

function* fill(rule: RawRule, open: readonly string[], world: World): Generator<World> {
  if (!sensible(world)) return;
  const [name, ...rest] = open;
  if (name === undefined) return yield world;
  const type = facts.get(name)?.type;
  const values = valuesOf(name, rule);
  const more = type === 'choice' && !alwaysOne.has(name) ? [none] : type === 'number' && values.length === 0 ? [0] : [];
  for (const value of [...values, ...more]) yield* fill(rule, rest, { ...world, [name]: value });
}

/** The facts that the given ones imply something about, transitively. */
function reach(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const go = (name: string): void => {
    for (const follows of Object.values(facts.get(name)?.implies ?? {}))
      for (const other of Object.keys(follows)) {
        if (found.has(other)) continue;
        found.add(other);
        go(other);
      }
  };
  for (const name of names) go(name);
  return found;
}

/** The truth of a rule in every world, in none, or in some (null); undefined if the facts leave no world. */
export function truthIn(rule: RawRule, given: World): boolean | null | undefined {
  let [yes, no] = [false, false];
  for (const world of worldsOf(rule, given)) {
    if (holdsIn(rule.when, world)) yes = true;
    else no = true;
    if (yes && no) return null;
  }
  return yes || no ? yes : undefined;
}

/** All shipped documents, read a second time. The day is one on which each is certain to be in force. */
export function rawDocuments(): RawDocument[] {
  return entriesOf('policies/*.yaml').map((head) => {
    const [code, issued] = [head['code'] as string, head['issued'] as string];
    const passages = head['text'] as { rules?: Entry[] }[];
    return {
      code,
      region: head['region'] as string,
      // if only the month is printed, a day in the following months
      day: issued.length === 10 ? issued : `${issued.slice(0, 4)}-10-01`,
      dayBefore: new Date(Date.parse(issued.length === 10 ? issued : `${issued}-01`) - 86_400_000).toISOString().slice(0, 10),
      periodEnds: (head['periodEnds'] as string | undefined) ?? null,
      rules: passages.flatMap(({ rules = [] }) =>
        rules.map((rule) => {
          const leaves = [...new Set(leavesOf(rule['when']).map(({ fact }) => fact))];
          return {
            id: `${code}/${rule['id'] as string}`,
            document: code,
            when: rule['when'],
            facts: leaves,
            open: leaves.filter((name) => facts.get(name)?.open === true),
          };
        }),
      ),
    };
  });
}

export const isDerived = (fact: string): boolean => facts.get(fact)?.derived !== undefined;
