import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { statusShown, type EntryOf, type Scalar } from '#platform/knowledge/facts.ts';
import { isWhole, type Bilingual, type Library } from './library.ts';
import { tellFact } from './rule-wording.ts';
import { type KnownFact, possible, weigh } from './three-valued.ts';

/** A project as queried: what was given, what follows from that, and what was derived by an outside definition. */
export type Project = {
  readonly given: Readonly<Record<string, Scalar>>;
  readonly known: ReadonlyMap<string, Scalar>;
  readonly derived: readonly string[];
  readonly findings: readonly Finding[];
};

/**
 * Reads a project's facts. A fact that is absent or null is unknown.
 * Throws Problem `fact-unknown`, `fact-bad` (wrong kind, no such value, out of range), `facts-bad` (no object).
 */
export function readProject(given: unknown, library: Pick<Library, 'facts' | 'terms'>): Project {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Problem('bad-input', 'facts-bad', {});
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const known = new Map(entries.map(([name, value]) => [name, readFact(name, value, library)]));
  const facts = Object.fromEntries(known);
  const findings = [...unlisted(facts, library), ...exceeding(facts, library), ...infer(known, library)];
  return { given: facts, known, ...derive(known, library, findings) };
}

function readFact(name: string, value: unknown, library: Pick<Library, 'facts'>): Scalar {
  const fact = library.facts.get(name);
  if (fact === undefined) throw new Problem('bad-input', 'fact-unknown', { fact: name });
  if (fact.type === 'bool' && typeof value === 'boolean') return value;
  if (fact.type === 'number' && isNumberOf(fact, value)) return value;
  if (fact.type === 'choice' && typeof value === 'string' && (isListed(fact, value) || (fact.moreValues === true && isWord(value))))
    return value;
  throw new Problem('bad-input', 'fact-bad', {
    fact: name,
    name: fact.names,
    value: typeof value === 'object' ? JSON.stringify(value) : value,
    allowed: allowed(fact),
  });
}

function isNumberOf({ min, max, unit }: EntryOf<'fact'>, value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value) || (isWhole(unit ?? '') && !Number.isInteger(value))) return false;
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}

function isListed(fact: EntryOf<'fact'>, value: string): boolean {
  return Object.hasOwn(fact.values ?? {}, value);
}

function isWord(value: string): boolean {
  return value.trim() !== '' && value.length <= 100;
}

/** Reports a part that is larger than its whole: the largest building of a smaller project. */
function exceeding(facts: Readonly<Record<string, Scalar>>, library: Pick<Library, 'facts'>): Finding[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const whole = library.facts.get(name)?.within;
    const held = whole === undefined ? undefined : facts[whole];
    if (whole === undefined || held === undefined || value <= held) return [];
    return [
      {
        code: 'facts-contradict',
        severity: 'warning',
        evidence: { ...conflictEvidence('', name, value, library), ...conflictEvidence('other', whole, held, library) },
      },
    ];
  });
}

/** Reports a word that is not in the list: nothing follows from it. */
function unlisted(facts: Readonly<Record<string, Scalar>>, library: Pick<Library, 'facts'>): Finding[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const fact = library.facts.get(name);
    if (fact?.type !== 'choice' || isListed(fact, String(value))) return [];
    return [
      { code: 'fact-value-unlisted', severity: 'warning', evidence: { fact: name, name: fact.names, value, allowed: allowed(fact) } },
    ];
  });
}

/** The values a file may have, each code with its meaning. */
function allowed(fact: EntryOf<'fact'>): string | { readonly zh: string; readonly en: string } {
  if (fact.type === 'bool') return 'true, false';
  if (fact.type === 'number') return `${fact.min ?? '…'}–${fact.max ?? '…'} ${fact.unit ?? ''}`.trim();
  const values = Object.entries(fact.values ?? {});
  return {
    zh: values.map(([code, { zh }]) => `${zh}（${code}）`).join('、'),
    en: values.map(([code, { en }]) => `${code} (${en})`).join(', '),
  };
}

/**
 * Adds what given values imply for facts that were not given (a school is a public building). A contradicting given fact stays as given,
 * with a finding; a fact for which given ones imply different values stays unknown, regardless of the order of reading.
 */
function infer(known: Map<string, Scalar>, library: Pick<Library, 'facts'>): Finding[] {
  const given = new Map(known);
  const disputed = new Map<string, readonly Meant[]>();
  for (let settled = false; !settled;) {
    known.clear();
    for (const [name, value] of given) known.set(name, value);
    const more = spread(known, given, disputed, library);
    for (const [name, meant] of more) disputed.set(name, meant);
    settled = more.size === 0;
  }
  const left = [...disputed]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, meant]) => disagreement(name, meant, library));
  return [...[...known].flatMap(([name, value]) => contradictions(name, value, known, library)), ...left];
}

/** A fact with its value, and what it implies for another. */
type Meant = { readonly by: string; readonly value: Scalar; readonly wanted: Scalar };

/** Adds, round by round, what follows. Returns the facts for which different values are implied: nothing based on them may be added. */
function spread(
  known: Map<string, Scalar>,
  given: KnownFact,
  disputed: ReadonlyMap<string, unknown>,
  library: Pick<Library, 'facts'>,
): Map<string, Meant[]> {
  for (;;) {
    const open = [...meantBy(known, library)].filter(([name]) => !given.has(name) && !disputed.has(name));
    const differing = open.filter(([, meant]) => new Set(meant.map(({ wanted }) => wanted)).size > 1);
    if (differing.length > 0) return new Map(differing);
    const fresh = open.filter(([name]) => !known.has(name));
    if (fresh.length === 0) return new Map();
    for (const [name, meant] of fresh) known.set(name, meant[0]?.wanted as Scalar);
  }
}

/** By fact, what the known facts imply for it. */
function meantBy(known: KnownFact, library: Pick<Library, 'facts'>): Map<string, Meant[]> {
  const found = new Map<string, Meant[]>();
  for (const [by, value] of known)
    for (const [name, wanted] of follows(by, value, library))
      if (!Array.isArray(wanted)) found.set(name, [...(found.get(name) ?? []), { by, value, wanted }]);
  return found;
}

/**
 * One finding for each fact that implies a different value from the first, naming it, and that the implied fact is therefore left unknown.
 */
function disagreement(fact: string, meant: readonly Meant[], library: Pick<Library, 'facts'>): Finding[] {
  const [first, ...others] = meant.toSorted((one, other) => (one.by < other.by ? -1 : 1));
  if (first === undefined) return [];
  const by = meant.map((one) => one.by).toSorted();
  const names = by.map((one) => nameOf(one, library));
  const against = others.filter(({ wanted }) => wanted !== first.wanted);
  return [
    ...against.map(({ by, value }): Finding => ({
      code: 'facts-contradict',
      severity: 'warning',
      evidence: { ...conflictEvidence('', first.by, first.value, library), ...conflictEvidence('other', by, value, library) },
    })),
    {
      code: 'fact-left-open',
      severity: 'warning',
      evidence: {
        fact,
        name: nameOf(fact, library),
        by: by.join(', '),
        byNames: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') },
      },
    },
  ];
}

/**
 * Called only after everything is inferred: a dwelling is not industrial, and that a standard plant is industrial may be inferred after the
 * dwelling was read.
 */
function contradictions(name: string, value: Scalar, known: KnownFact, library: Pick<Library, 'facts'>): Finding[] {
  return follows(name, value, library).flatMap(([other, wanted]) => {
    const held = known.get(other);
    if (held === undefined || [wanted].flat().includes(held)) return [];
    return [
      {
        code: 'facts-contradict',
        severity: 'warning',
        evidence: { ...conflictEvidence('', name, value, library), ...conflictEvidence('other', other, held, library) },
      },
    ];
  });
}

const nameOf = (fact: string, { facts }: Pick<Library, 'facts'>): Bilingual => facts.get(fact)?.names ?? { zh: fact, en: fact };

/** A fact and its value, as codes and as text. @param which of two */
function conflictEvidence(which: '' | 'other', name: string, value: Scalar, { facts }: Pick<Library, 'facts'>): Finding['evidence'] {
  const names = nameOf(name, { facts });
  const told = tellFact(name, value, facts);
  return which === '' ? { fact: name, name: names, value, told } : { other: name, otherName: names, held: value, otherTold: told };
}

const follows = (name: string, value: Scalar, { facts }: Pick<Library, 'facts'>): [string, Scalar | Scalar[]][] =>
  Object.entries(facts.get(name)?.implies?.[String(value)] ?? {});

/** Adds the facts that a definition derives from others, each with a finding that names the source of the definition. */
function derive(
  known: Map<string, Scalar>,
  library: Pick<Library, 'facts' | 'terms'>,
  findings: readonly Finding[],
): Pick<Project, 'derived' | 'findings'> {
  const found = [...findings];
  const derived: string[] = [];
  for (const [name, fact] of library.facts) {
    if (fact.derived === undefined || known.has(name)) continue;
    const sensible = possible(fact, true, known);
    const { truth } = weigh(fact.derived, known, library);
    if (truth === null) continue;
    known.set(name, truth);
    if (!sensible) continue;
    derived.push(name);
    const { document, clause } = fact.source;
    found.push({
      code: 'fact-derived',
      severity: 'info',
      evidence: { ...conflictEvidence('', name, truth, library), document, clause, ...statusShown(fact.status) },
    });
  }
  return { derived, findings: found };
}
