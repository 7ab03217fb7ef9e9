import type { Finding } from '#kernel/finding.ts';

/** What each side states about an import: PostgreSQL describes it, the reading or weather store decides whether it counts. */
export type Described = { readonly id: number; readonly state: string };

/**
 * Every import that counts must be described as shown, and vice versa. One that is still running may be in either state.
 * @param kept the store's state: `shown` or `undone`
 * @param store its name, for the texts
 */
export function compareImports(described: readonly Described[], kept: readonly Described[], store: string): Finding[] {
  const theirs = new Map(kept.map(({ id, state }) => [id, state]));
  const ours = new Map(described.map(({ id, state }) => [id, state]));
  const wrong = (id: number, says: string, other: string): Finding => ({
    code: 'import-differs',
    severity: 'error',
    evidence: { import: id, store, says, other },
  });
  const missing = described
    .filter(({ id, state }) => counts(state) && theirs.get(id) !== state)
    .map(({ id, state }) => wrong(id, theirs.get(id) ?? '—', state));
  const unknown = kept
    .filter(({ id, state }) => ours.get(id) !== 'begun' && !counts(ours.get(id)) && state === 'shown')
    .map(({ id, state }) => wrong(id, state, ours.get(id) ?? '—'));
  return [...missing, ...unknown];
}

function counts(state: string | undefined): boolean {
  return state === 'shown' || state === 'undone';
}
