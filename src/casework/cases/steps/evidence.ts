import type { Imports } from '#platform/imports/imports.ts';
import { headBytes, safeFileName } from '#registry/attachments/facts.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { EvidenceRow } from '../store/evidence-store.ts';
import { typeFault } from '../rules/evidence-type.ts';
import type { OpenCase } from '../open-case.ts';

/** The maximum size of one file. */
export const mostBytes = 50_000_000;

export type EvidenceGiven = { readonly kind: string; readonly file: string };

/**
 * Stores uploads as evidence of a case. Throws `evidence-bad` with what is wrong with each: an unknown kind, a type that the kind does not
 * accept (determined from the first bytes), too many; `no-such-file`, `attachment-too-large`.
 * @param open the case: its files of each kind count toward the maximum of that kind. Files of a step that was taken back do not count;
 * their numbers are not reused, because the record still names them
 */
export async function keepEvidence(
  imports: Pick<Imports, 'keepFor' | 'dropKept'>,
  scope: Scope,
  { procedure: { evidence: rules }, standing: { evidence: had }, events }: Pick<OpenCase, 'procedure' | 'standing' | 'events'>,
  given: readonly EvidenceGiven[],
): Promise<EvidenceRow[]> {
  const kept: EvidenceRow[] = [];
  const numbered = events.flatMap((event) => ('evidence' in event ? (event.evidence ?? []) : []));
  let n = Math.max(0, ...numbered.map((one) => one.n));
  try {
    for (const { kind, file } of given) {
      const rule = rules[kind];
      if (rule === undefined) throw new Problem('bad-input', 'evidence-bad', { kind, name: kind, reason: 'no-such-kind' });
      const one = await imports.keepFor(scope, file, { as: 'evidence', mostBytes, headBytes });
      n += 1;
      const name = safeFileName(one.name);
      kept.push({ n, kind, name, spool: one.id, bytes: one.bytes, sha256: one.sha256 });
      const reason = typeFault(rule.types, name, one.head);
      if (reason !== null) throw new Problem('bad-input', 'evidence-bad', { kind, name, reason, types: rule.types.join(', ') });
      const count = [...had, ...kept].filter((each) => each.kind === kind).length;
      if (rule.most !== undefined && count > rule.most)
        throw new Problem('bad-input', 'evidence-bad', { kind, name, reason: 'too-many', most: rule.most });
    }
  } catch (error) {
    for (const { spool } of kept) await imports.dropKept(spool);
    throw error;
  }
  return kept;
}
