import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { PlanNeeds } from './needs.ts';
import { planStatementKind } from './plan-kind.ts';
import * as store from './store.ts';

type Needs = Pick<PlanNeeds, 'postgres' | 'statement'>;

type Adopted = { readonly plan: string; readonly change: number };

const asked = ({ plan, change }: Adopted) => ({ kind: planStatementKind, question: { plan, change } });

/** Issues an adopted plan. @returns the number of the statement */
export async function issueAdoption({ statement }: Needs, scope: Scope, adopted: Adopted): Promise<string> {
  return (await statement.issue(scope, { ...asked(adopted), indicative: true })).entry.number;
}

/** Withdraws the statement of an adoption that was reverted; one withdrawn by hand stays withdrawn. */
export async function withdrawAdoption({ postgres, statement }: Needs, scope: Scope, change: number): Promise<void> {
  const adopted = (await store.adoptionsEver(postgres, checkedByCaller)).find((one) => one.change === change);
  if (adopted === undefined) return;
  const number = await statement.standingOn(asked(adopted));
  if (number !== null) await statement.withdraw(scope, number, `《${adopted.document}》的批准已撤回（变更 ${change}）`);
}

/** Issues or withdraws statements that an interrupted run missed: adoptions never issued, and adoptions undone. */
export async function mendAdoptions(needs: Needs): Promise<void> {
  const all = await store.adoptionsEver(needs.postgres, wholeProgram);
  for (const one of all.filter(({ undone }) => undone)) await withdrawAdoption(needs, programScope, one.change);
  const standing = all.filter(({ undone }) => !undone);
  if (standing.length === 0) return;
  const issued = await issuedEver(needs);
  for (const one of standing) if (!issued.has(one.change)) await issueAdoption(needs, programScope, one);
}

/** The changes for which a statement was issued, whether or not it still stands. */
async function issuedEver({ statement }: Needs): Promise<ReadonlySet<unknown>> {
  const changes = new Set<unknown>();
  for (let offset = 0; ; offset += 1000) {
    const { rows, total } = await statement.list(programScope, { kind: planStatementKind, limit: 1000, offset });
    for (const { entry } of rows) changes.add(entry.question['change']);
    if (offset + 1000 >= total) return changes;
  }
}
