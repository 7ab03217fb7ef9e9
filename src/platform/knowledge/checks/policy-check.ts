import { visitCondition, type Condition, type Scalar, type Test } from '../kinds/condition.ts';
import type { EntryOf, Kind } from '../entry.ts';
import { createMarks, plain, plainOf, sentencesOf, stands } from '../kinds/passage.ts';
import type { Passage, Policy, PolicyRule } from '../kinds/policy.ts';
import type { Fault, Placed } from '../read.ts';

type Path = readonly (string | number)[];
type OnFault = (path: Path, code: string, evidence: Readonly<Record<string, unknown>>) => void;
type Vocabulary = {
  readonly facts: ReadonlyMap<string, EntryOf<'fact'>>;
  readonly items: ReadonlyMap<string, EntryOf<'item'>>;
  readonly terms: ReadonlyMap<string, EntryOf<'term'>>;
  readonly strengths: ReadonlyMap<string, EntryOf<'strength'>>;
  /** The owner of a governing word: the first that has it. */
  readonly ownerOf: ReadonlyMap<string, EntryOf<'strength'>>;
};

/**
 * Checks documents together with their vocabulary: the facts, items, terms and strengths that a rule names exist, quotes are contained in
 * their sentence, codes belong to one document.
 */
export function policyFaults(entries: readonly Placed[]): Fault[] {
  const held = <K extends Kind>(kind: K): EntryOf<K>[] => entries.filter((entry) => entry.kind === kind).map((entry) => entry.held as EntryOf<K>);
  const strengths = new Map(held('strength').map((one) => [one.strength, one]));
  const words: Vocabulary = {
    facts: new Map(held('fact').map((one) => [one.fact, one])),
    items: new Map(held('item').map((one) => [one.item, one])),
    terms: new Map(held('term').map((one) => [one.term, one])),
    strengths,
    ownerOf: new Map([...strengths.values()].toReversed().flatMap((one) => one.words.map((word) => [word, one] as const))),
  };
  const policies = held('policy');
  const there = { targets: marksIn(policies, 'targets'), baselines: marksIn(policies, 'baselines'), tasks: marksIn(policies, 'tasks') };
  const places = new Set(held('place').map(({ code }) => code));
  const faults: Fault[] = [];
  for (const entry of entries) {
    const told: OnFault = (path, code, evidence) => faults.push({ file: entry.file, line: entry.lineAt(path), code, evidence });
    if (entry.kind === 'policy') {
      checkRegion(entry.held as Policy, places, told);
      checkPolicy(entry.held as Policy, words, told);
    }
    else if (entry.kind === 'term') checkCondition((entry.held as EntryOf<'term'>).when, words, (code, evidence) => told(['when'], code, evidence));
    else if (entry.kind === 'fact') checkFact(entry.held as EntryOf<'fact'>, words, told);
    else if (entry.kind === 'topic') checkTopic(entry.held as EntryOf<'topic'>, words, there, told);
    else if (entry.kind === 'item') checkItem(entry.held as EntryOf<'item'>, words, told);
  }
  return [...faults, ...ringFaults(entries, words), ...sharedCodes(entries)];
}

function checkFact(fact: EntryOf<'fact'>, words: Vocabulary, told: OnFault): void {
  if (fact.within !== undefined) checkTest(fact.within, { atLeast: 0 }, words, (code, evidence) => told(['within'], code, evidence));
  if (fact.derived !== undefined) checkCondition(fact.derived, words, (code, evidence) => told(['derived'], code, evidence));
  for (const follows of Object.values(fact.implies ?? {}))
    for (const [name, value] of Object.entries(follows)) checkTest(name, { in: [value].flat() }, words, (code, evidence) => told(['implies'], code, evidence));
}

function checkItem(item: EntryOf<'item'>, words: Vocabulary, told: OnFault): void {
  for (const other of item.means ?? []) if (!words.items.has(other)) told(['means'], 'policy-item-unknown', { item: other });
}

const marked = ['targets', 'baselines', 'tasks'] as const;
type Marked = Readonly<Record<(typeof marked)[number], ReadonlySet<string>>>;

/** The full names of what documents mark of a kind, `YQ/star-3`. */
const marksIn = (policies: readonly Policy[], kind: keyof Marked): ReadonlySet<string> =>
  new Set(policies.flatMap(({ code, text }) => text.flatMap((passage) => (passage[kind] ?? []).map(({ id }) => `${code}/${id}`))));

/** Its words are known, and a document contains what it names. */
function checkTopic(topic: EntryOf<'topic'>, words: Vocabulary, there: Marked, told: OnFault): void {
  topic.items.forEach((item, at) => {
    if (!words.items.has(item)) told(['items', at], 'policy-item-unknown', { item });
  });
  for (const [name, value] of Object.entries(topic.facts)) checkTest(name, { in: [value] }, words, (code, evidence) => told(['facts', name], code, evidence));
  for (const kind of marked)
    topic[kind].forEach((id, at) => {
      if (!there[kind].has(id)) told([kind, at], 'policy-mark-unknown', { id });
    });
}

/** An unknown place is a fault only if other places of its province are known, or the province itself is not. */
function checkRegion({ region }: Policy, places: ReadonlySet<string>, told: OnFault): void {
  if (places.has(region) || region === '100000') return;
  const province = region.slice(0, 2);
  const known = places.has(`${province}0000`);
  const listed = [...places].some((code) => code.startsWith(province) && !code.endsWith('0000'));
  if (!known || listed) told(['region'], 'policy-region-unknown', { region });
}

function checkPolicy(policy: Policy, words: Vocabulary, told: OnFault): void {
  const ids = new Set<string>();
  let clause = '';
  policy.text.forEach((passage, index) => {
    const path: Path = ['text', index];
    clause = passage.at ?? clause;
    if (!sound.has(passage)) checkPassage(passage, path, told);
    if (passage.say !== undefined && clause === '') told(path, 'policy-clause-missing', { document: policy.code });
    for (const kind of ['rules', 'targets', 'baselines', 'tasks'] as const)
      passage[kind]?.forEach((one, at) => {
        if (ids.has(one.id)) told([...path, kind, at, 'id'], 'policy-id-twice', { id: one.id });
        ids.add(one.id);
      });
    passage.rules?.forEach((rule, at) => checkRule(rule, passage, words, (rest, code, evidence) => told([...path, 'rules', at, ...rest], code, evidence)));
    passage.targets?.forEach((one, at) => checkBound(one, (code, evidence) => told([...path, 'targets', at], code, evidence)));
    passage.tasks?.forEach((one, at) => checkUnits(one, passage, (code, evidence) => told([...path, 'tasks', at, 'units'], code, evidence)));
  });
}

/**
 * Passages without faults: the result depends on them alone, and shipped ones would otherwise be checked again at each change of a file.
 */
const sound = new WeakSet<Passage>();

function checkPassage(passage: Passage, path: Path, told: OnFault): void {
  let isSound = true;
  judgePassage(passage, path, (...fault) => {
    isSound = false;
    told(...fault);
  });
  if (isSound) sound.add(passage);
}

function judgePassage(passage: Passage, path: Path, told: OnFault): void {
  const lists = [passage.rules, passage.targets, passage.baselines, passage.tasks, passage.definitions];
  const texts = [passage.say, passage.prose, passage.baseline].filter((text) => text !== undefined);
  if (texts.length !== 1) return told(path, 'policy-passage-text', {});
  if (passage.say === undefined && lists.some((list) => list !== undefined)) return told(path, 'policy-passage-text', {});
  if (passage.say === undefined) return;
  const all = plainOf(passage);
  for (const kind of ['rules', 'targets', 'baselines', 'tasks', 'definitions'] as const)
    passage[kind]?.forEach(({ quote }, at) => {
      if (!stands(plain(quote).text, all)) told([...path, kind, at, 'quote'], 'policy-quote-absent', { quote: quote.slice(0, 40) });
    });
  const marksOf = createMarks(passage);
  for (const sentence of sentencesOf(passage.say))
    if (marksOf(sentence).length === 0) told(path, 'policy-sentence-unmarked', { sentence: sentence.slice(0, 40) });
}

function checkRule(rule: PolicyRule, passage: Passage, words: Vocabulary, told: OnFault): void {
  if ((rule.item === undefined) === (rule.anyOf === undefined)) told([], 'policy-item-missing', { rule: rule.id });
  const needs = rule.anyOf ?? (rule.item === undefined ? [] : [{ ...rule, item: rule.item }]);
  for (const need of needs) {
    if (!words.items.has(need.item)) told(['item'], 'policy-item-unknown', { item: need.item });
    checkBound(need, (code, evidence) => told([], code, evidence));
  }
  checkStrength(rule, passage, words, told);
  if (rule.when !== undefined) checkCondition(rule.when, words, (code, evidence) => told(['when'], code, evidence));
}

function checkBound(bound: object, told: (code: string, evidence: Readonly<Record<string, unknown>>) => void): void {
  const said = ['atLeast', 'above', 'atMost', 'below', 'is'].filter((name) => (bound as Record<string, unknown>)[name] !== undefined);
  if (said.length !== 1) told('policy-bound-not-one', { said: said.join(', ') });
}

/**
 * The governing word is contained in the sentence and has the strength stated by the rule; words without any strength are bare imperatives.
 */
function checkStrength(rule: PolicyRule, passage: Passage, words: Vocabulary, told: OnFault): void {
  const strength = words.strengths.get(rule.strength);
  if (strength === undefined) return told(['strength'], 'policy-strength-unknown', { strength: rule.strength });
  if (!plainOf(passage).includes(plain(rule.word).text)) told(['word'], 'policy-quote-absent', { quote: rule.word });
  const owner = words.ownerOf.get(rule.word);
  const fits = owner === undefined ? strength.bare === true : owner === strength;
  if (!fits) told(['strength'], 'policy-strength-differs', { word: rule.word, strength: owner?.strength ?? 'must' });
}

function checkUnits(task: { units: readonly string[]; quote: string }, passage: Passage, told: (code: string, evidence: Readonly<Record<string, unknown>>) => void): void {
  const text = plainOf(passage);
  for (const unit of task.units) if (!text.includes(plain(unit).text)) told('policy-unit-absent', { unit });
}

type Say = (code: string, evidence: Readonly<Record<string, unknown>>) => void;

function checkCondition(condition: Condition, words: Vocabulary, told: Say): void {
  visitCondition(condition, (leaf) => {
    if ('fact' in leaf) checkTest(leaf.fact, leaf.test, words, told);
    else if (!words.terms.has(leaf.term)) told('policy-term-unknown', { term: leaf.term });
  });
}

function checkTest(name: string, test: Test, words: Vocabulary, told: Say): void {
  const fact = words.facts.get(name);
  if (fact === undefined) return told('policy-fact-unknown', { fact: name });
  const ok = 'in' in test ? test.in.every((value) => fits(fact, value)) : fact.type === 'number';
  if (!ok) told('policy-fact-value', { fact: name, said: JSON.stringify(test) });
}

function fits(fact: EntryOf<'fact'>, value: Scalar): boolean {
  if (fact.type === 'bool') return typeof value === 'boolean';
  if (fact.type === 'number') return typeof value === 'number';
  return typeof value === 'string' && (fact.moreValues === true || Object.hasOwn(fact.values ?? {}, value));
}

/** Terms and derived facts that lead back to themselves, directly or indirectly. */
function ringFaults(entries: readonly Placed[], words: Vocabulary): Fault[] {
  const restsOn = new Map<string, ReadonlySet<string>>([
    ...[...words.terms].map(([term, { when }]) => [term, namesIn(when)] as const),
    ...[...words.facts].map(([fact, { derived }]) => [`fact ${fact}`, namesIn(derived)] as const),
  ]);
  const ends = endingIn(restsOn);
  const named = entries.filter(({ kind }) => kind === 'term' || kind === 'fact');
  return named.flatMap(({ kind, held, file, lineAt }) => {
    const name = kind === 'term' ? (held as EntryOf<'term'>).term : `fact ${(held as EntryOf<'fact'>).fact}`;
    return ends.has(name) ? [] : [{ file, line: lineAt([]), code: 'policy-ring', evidence: { term: name } }];
  });
}

function namesIn(condition: Condition | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  if (condition !== undefined) visitCondition(condition, (leaf) => names.add('fact' in leaf ? `fact ${leaf.fact}` : leaf.term));
  return names;
}

/** The names from which every path ends; computed backwards from the ends, so that each path is followed once. */
function endingIn(restsOn: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const [open, users] = [new Map<string, number>(), new Map<string, string[]>()];
  for (const [name, all] of restsOn) {
    const known = [...all].filter((one) => restsOn.has(one));
    open.set(name, known.length);
    for (const one of known) {
      const by = users.get(one) ?? [];
      by.push(name);
      users.set(one, by);
    }
  }
  const ends = new Set([...open].flatMap(([name, count]) => (count === 0 ? [name] : [])));
  for (const name of ends)
    for (const user of users.get(name) ?? []) {
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) ends.add(user);
    }
  return ends;
}

/** A code belongs to one document: two documents, distinguished by number and title, may not share it. */
function sharedCodes(entries: readonly Placed[]): Fault[] {
  const first = new Map<string, { file: string; policy: Policy }>();
  return entries.flatMap(({ kind, held, file, lineAt }) => {
    if (kind !== 'policy') return [];
    const policy = held as Policy;
    const other = first.get(policy.code);
    first.set(policy.code, { file, policy });
    const same = other === undefined || (other.policy.number === policy.number && other.policy.title === policy.title);
    return same ? [] : [{ file, line: lineAt([]), code: 'policy-code-twice', evidence: { document: policy.code, other: other.file } }];
  });
}
