import type { ContractBoundary } from '#retrofit/contract-terms/facts.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { ContractsNeeds } from './needs.ts';
import type { Stood } from './facts.ts';
import { inForce, latest } from './versions.ts';

/** What is shown of a boundary; its building and project only to a requester who sees what the baseline is drawn around. */
export type DrawnBoundary = {
  readonly name: string;
  readonly baseline: string | null;
  readonly equipment: number | null;
  readonly unit: string;
  readonly seen: boolean;
  readonly building: string | null;
  readonly project: string | null;
};

type Needs = Pick<ContractsNeeds, 'savings'>;

/** The boundaries of the terms in force, or of the first terms if none are. */
export function drawnAround(needs: Needs, scope: Scope, contract: Pick<Stood, 'versions'>): Promise<DrawnBoundary[]> {
  const { terms } = inForce(contract) ?? latest(contract);
  return Promise.all(terms.boundaries.map((one) => boundaryTold(needs, scope, one)));
}

async function boundaryTold({ savings }: Needs, scope: Scope, one: ContractBoundary): Promise<DrawnBoundary> {
  if ('stipulated' in one)
    return { name: one.name, baseline: null, equipment: one.stipulated.length, unit: 'kWh', seen: false, building: null, project: null };
  const { unit, asked, sealed } = await savings.sealedBase(programScope, one.baseline);
  const told = { name: one.name, baseline: one.baseline, equipment: null, unit };
  if (!(await savings.isBaselineSeen(scope, one.baseline))) return { ...told, seen: false, building: null, project: null };
  return { ...told, seen: true, building: 'building' in asked.boundary ? asked.boundary.building : null, project: sealed?.project ?? null };
}
