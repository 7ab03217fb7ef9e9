import type { PolicyService } from '#green-building/policy/policy.ts';

export type Verdict = Awaited<ReturnType<PolicyService['rules']>>;
type Requirement = Verdict['requirements'][number];
type Undecided = Verdict['undecided'][number];

/** The source of a rule, and how strongly it binds; `doubt`: what a careful reader must know. */
export type Cited = Pick<Requirement, 'rule' | 'strength' | 'document' | 'clause' | 'quote' | 'doubt'>;

export type Requirable = {
  readonly item: string;
  readonly comparator: '>=' | '>' | '<=' | '<' | '=';
  readonly value: string | number | boolean;
  readonly unit: string;
};

/** What is known of a figure: it is between the two; null if unknown. */
export type Bounds = { readonly least: number | null; readonly most: number | null };

export type Outcome = 'meets' | 'fails' | 'undecided';

/** A rule compared with what was measured; one of `anyOf` is enough. `needs`: facts that decide whether it applies at all. */
export type Judged = Cited & { readonly anyOf: readonly Requirable[]; readonly verdict: Outcome; readonly needs: readonly string[] };

/** The rules about the measured items, each with its outcome. A rule that may not apply stays undecided, whatever was measured. */
export function judgeRequirable(
  { requirements, undecided }: Pick<Verdict, 'requirements' | 'undecided'>,
  measured: ReadonlyMap<string, Bounds>,
): Judged[] {
  const speaks = (one: Requirement | Undecided) => requirablesIn(one).some(({ item }) => measured.has(item));
  const held = requirements.filter(speaks).map((one) => {
    const anyOf = requirablesIn(one);
    const outcomes = anyOf.map((asked) => outcomeOf(asked, measured));
    const verdict = outcomes.includes('meets') ? 'meets' : outcomes.every((outcome) => outcome === 'fails') ? 'fails' : 'undecided';
    return { ...citedOf(one), anyOf, verdict, needs: [] } as const;
  });
  const open = undecided
    .filter(speaks)
    .map((one) => ({ ...citedOf(one), anyOf: requirablesIn(one), verdict: 'undecided' as const, needs: one.needs }));
  return [...held, ...open];
}

/** What a rule requires; empty for one that names its item without figures. */
export function requirablesIn(one: Requirement | Undecided): readonly Requirable[] {
  if ('anyOf' in one && one.anyOf !== undefined) return one.anyOf;
  if ('comparator' in one) return [{ item: one.item, comparator: one.comparator, value: one.value, unit: one.unit }];
  return 'item' in one ? [{ item: one.item, comparator: '=', value: true, unit: '' }] : [];
}

export function citedOf({ rule, strength, document, clause, quote, doubt }: Cited): Cited {
  return { rule, strength, document, clause, quote, ...(doubt !== undefined && { doubt }) };
}

function outcomeOf({ item, comparator, value }: Requirable, measured: ReadonlyMap<string, Bounds>): Outcome {
  const { least = null, most = null } = measured.get(item) ?? {};
  if (typeof value !== 'number' || least === null || most === null) return 'undecided';
  const passes = (held: number): boolean => {
    if (comparator === '=') return held === value;
    if (comparator === '>=' || comparator === '>') return comparator === '>=' ? held >= value : held > value;
    return comparator === '<=' ? held <= value : held < value;
  };
  if (passes(least) !== passes(most)) return 'undecided';
  return passes(least) ? 'meets' : 'fails';
}
