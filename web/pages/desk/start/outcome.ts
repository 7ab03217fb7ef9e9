import type { SpokenFinding } from '#kernel/finding.ts';

/** What can have become of readings and of rows of a list; `same` and `sameRows` were there before, `kept` was edited by hand. */
type Word = 'readings' | 'revised' | 'same' | 'created' | 'updated' | 'sameRows' | 'kept' | 'rejected';

/** A word, and the counts of an import's result that it stands for. */
type Counted = readonly [Word, ...string[]];

const ofReadings: readonly Counted[] = [
  ['readings', 'accepted'],
  ['revised', 'revised'],
  ['same', 'repeated'],
];

const ofRows: readonly Counted[] = [
  ['created', 'created'],
  ['updated', 'updated'],
  ['sameRows', 'unchanged', 'repeated'],
  ['kept', 'keptCount'],
];

type Outcome = {
  /** All of the file was imported, and something was. */
  readonly isWhole: boolean;
  /** Each with how many, none of them zero; empty if there was nothing. */
  readonly said: readonly { readonly is: Word; readonly count: number }[];
  /** What was left out without being a rejected row: the refused bills of a bill book. */
  readonly errors: readonly SpokenFinding[];
};

/**
 * What came of an import: whatever it did with a row or reading is counted, and whatever it left out makes it less than whole.
 * @example outcomeOf('readings', { accepted: 0, revised: 2 }).said // [{ is: 'revised', count: 2 }]
 */
export function outcomeOf(kind: string, result: Readonly<Record<string, unknown>> | null): Outcome {
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + Number(result?.[name] ?? 0), 0);
  const came = (kind === 'readings' ? ofReadings : ofRows).map(([is, ...names]) => ({ is, count: sum(names) })).filter(isSome);
  const rejected = { is: 'rejected' as const, count: sum(['rejectedCount']) };
  const findings = (result?.['findings'] as readonly SpokenFinding[] | undefined) ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    isWhole: came.length > 0 && rejected.count === 0 && errors.length === 0,
    said: [...came, rejected].filter(isSome),
    errors,
  };
}

const isSome = ({ count }: { readonly count: number }): boolean => count > 0;
