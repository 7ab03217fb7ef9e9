import type { Finding, Language } from '#kernel/finding.ts';
import type { Category } from '#kernel/vocabulary.ts';
import type { Dictionary, FieldSpec } from '#platform/list-intake/fields.ts';
import type { Tally } from '#platform/list-intake/intake.ts';
import { columnFor, type Fault, type Plan } from '#platform/list-intake/mapping.ts';

/**
 * A field that says what an entity is, or what it belongs to: a file changes it only if it is asked to.
 * @example { field: 'kind', of: equipmentKindTerms }
 */
export type IdentityField = {
  readonly field: string;
  /** The names of its values, if these are codes of a choice. */
  readonly of?: Category;
  /** Its values are codes of regions: a region within the one it was in is the same, said more exactly. */
  readonly isRegion?: true;
};

/** What is done with rows, and with edits by hand for all time, that would change what identifies an entity that exists. */
export type OnIdentityChange = 'refuse' | 'accept';

/** The name of something in both languages. */
type Named = Readonly<Record<Language, string>>;

/** A change of what identifies an entity: the field by its name, its values as readers know them. */
export type IdentityChange = {
  readonly code: string;
  readonly field: string;
  readonly fieldName: Named;
  /** The new value, as it is stored. */
  readonly value: string;
  readonly from: Named;
  readonly to: Named;
};

/**
 * What a row would change of what identifies an entity. A field that was unknown is learnt, not changed; so is one more in a list.
 * @param set what the row sets
 * @param was the value of a field before
 */
export function identityChanges(
  code: string,
  set: Readonly<Record<string, unknown>>,
  was: (field: string) => unknown,
  { identity, dictionary }: { readonly identity: readonly IdentityField[]; readonly dictionary: Dictionary },
): IdentityChange[] {
  return identity.flatMap((one) => {
    const { field } = one;
    if (!(field in set) || !isMoved(was(field), set[field], one)) return [];
    const value = codesIn(set[field]).join(', ');
    const spec = dictionary.fields.find(({ name }) => name === field);
    const told = (said: unknown): Named => namesOfValue(said, one, spec);
    return [{ code, field, fieldName: nameOf(field, spec), value, from: told(was(field)), to: told(set[field]) }];
  });
}

/** Whether something that it was or belonged to is no longer said. */
function isMoved(from: unknown, to: unknown, { isRegion }: IdentityField): boolean {
  const now = codesIn(to);
  return !codesIn(from).every((one) => now.some((other) => other === one || (isRegion === true && isWithin(other, one))));
}

/** Whether a region lies in another, by their digits: `140302` in `140300`. */
const isWithin = (code: string, other: string): boolean => code.startsWith(other.replace(/(?:00)+$/u, ''));

/** The codes that a value consists of: one, those of a list, or the buildings of shares. */
function codesIn(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => codesIn(one));
  return typeof value === 'object' ? codesIn((value as { readonly building?: unknown }).building) : [String(value as string)];
}

function namesOfValue(value: unknown, { of = {} }: IdentityField, spec: FieldSpec | undefined): Named {
  const codes = codesIn(value);
  if (codes.length === 0) return { zh: '（空）', en: 'nothing' };
  const zhOf = (code: string): string => of[code]?.zh ?? wordFor(code, spec) ?? code;
  return { zh: codes.map(zhOf).join('、'), en: codes.map((code) => of[code]?.en ?? code).join(', ') };
}

/** The first Chinese word that a file uses for a code. */
const wordFor = (code: string, spec: FieldSpec | undefined): string | undefined =>
  [...(spec?.words ?? [])].find(([word, of]) => of === code && /\p{Script=Han}/u.test(word))?.[0];

const nameOf = (field: string, spec: FieldSpec | undefined): Named => ({ zh: spec?.zh ?? field, en: (spec?.en ?? field).toLowerCase() });

/** Why a row is refused that would change what identifies an entity. */
export const identityFault = ({ field, ...evidence }: IdentityChange, plan: Plan): Fault => ({
  column: columnFor(plan, field),
  code: 'identity-changes',
  evidence: { field, ...evidence },
});

/** The most changes that one sentence names. */
const most = 10;

/** Collects the changes of identity that an import was asked to make, and those that it refused. */
export function createIdentityTally(tally: Tally) {
  const [made, refused] = [createChanges(), createChanges()];
  return {
    add(changes: readonly IdentityChange[]): void {
      made.add(changes);
      tally.identityChanged = made.count();
    },
    refuse: refused.add,
    findings: (): Finding[] => [...made.told('identity-changed'), ...refused.told('identity-not-changed')],
  };
}

/** Changes of identity, counted; the first of them are named. */
export function createChanges() {
  const some: IdentityChange[] = [];
  let count = 0;
  return {
    add(changes: readonly IdentityChange[]): void {
      count += changes.length;
      some.push(...changes.slice(0, most - some.length));
    },
    count: () => count,
    told: (code: string): Finding[] =>
      count === 0 ? [] : [{ code, severity: 'warning', evidence: { count, changes: changesNamed(some, count) } }],
  };
}

function changesNamed(some: readonly IdentityChange[], count: number): Named {
  const more = count > some.length ? ' …' : '';
  return {
    zh: some.map(({ code, fieldName, from, to }) => `${code} 的${fieldName.zh}：${from.zh} → ${to.zh}`).join('；') + more,
    en: some.map(({ code, fieldName, from, to }) => `${code}, ${fieldName.en}: ${from.en} → ${to.en}`).join('; ') + more,
  };
}

/** Why an edit is refused that would change what identifies an entity: all of it. */
export const identityEditFault = (changes: readonly IdentityChange[]) =>
  ({ kind: 'bad-input', code: 'identity-edited', evidence: { changes: changesNamed(changes, changes.length) } }) as const;
