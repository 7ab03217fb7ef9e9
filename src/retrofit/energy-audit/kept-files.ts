import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { EnergyAuditNeeds } from './needs.ts';
import * as store from './store.ts';

/** Looks whether every file that was answered by a link lies where it should, with all its bytes. */
export async function filesLost({ postgres, imports }: EnergyAuditNeeds, scope: Scope): Promise<{ counted: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let after = { audit: 0, item: '' };
  for (let counted = 0; ;) {
    const rows = await store.filesAfter(postgres, scope, after, 1000);
    for (const { audit, name, spool, bytes } of rows)
      if ((await imports.bytesOfKept(spool)) !== bytes)
        findings.push({ code: 'audit-answer-lost', severity: 'error', evidence: { audit, name } });
    counted += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return { counted, findings };
    after = { audit: last.audit, item: last.item };
  }
}
