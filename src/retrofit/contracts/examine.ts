import { brokenAt } from '#retrofit/contract-terms/books.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import type { ContractsNeeds } from './needs.ts';
import * as store from './store.ts';

/** Walks the ledger of each contract: every entry has the hash of its text and names that of the one before it. */
export async function examineLedgers({ postgres }: Pick<ContractsNeeds, 'postgres'>): Promise<{ counted: number; findings: Finding[] }> {
  const rows = await store.links(postgres, programScope);
  const ledgers = Map.groupBy(rows, ({ contract }) => contract);
  const findings = [...ledgers].flatMap(([contract, links]): Finding[] => {
    const broken = brokenAt(links);
    return broken === null
      ? []
      : [{ code: 'ledger-broken', severity: 'error', evidence: { contract, entry: broken.position, why: broken.reason } }];
  });
  return { counted: rows.length, findings };
}
