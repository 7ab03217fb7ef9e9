import type { Cases } from '#casework/cases/cases.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatDecision } from '#heat/heat-inputs/public/decision.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { can } from '#kernel/rights.ts';
import { programScope, type Scope } from '#kernel/scope.ts';

/** A decision proposed by a case of a cold home (`heat cold`): confirmed as cold, and not taken yet unless it has a number. */
export type ColdProposal = {
  readonly case: string;
  readonly household: string;
  readonly from: string;
  readonly to: string;
  /** degC, decimal text. */
  readonly temperature: string;
  /** As recorded in the case. */
  readonly measuredAt: string | null;
  /** The number of the decision taken on it, by which it is undone; after that it is proposed again. */
  readonly decision: number | null;
};

export type ColdNeeds = {
  readonly cases: Pick<Cases, 'standings'>;
  readonly heatInputs: { readonly decisions: Pick<HeatInputs['decisions'], 'at' | 'servedAmong'> };
};

/** The procedure of complaints, and its state in which a home was confirmed as cold (`knowledge/procedures/cold-home.yaml`). */
const [procedure, confirmed] = ['cold-home', 'relief'];

/**
 * What cases propose for the households that the scope manages, newest first; empty for callers without the right to manage heat. A
 * decision belongs to a case if its note is the case.
 */
export async function coldProposals({ cases, heatInputs }: ColdNeeds, scope: Scope, known: AsOf): Promise<ColdProposal[]> {
  if (!can(scope, 'keep-heat')) return [];
  const { decisions } = heatInputs;
  const found = await cases.standings(programScope, { procedure, state: confirmed });
  const proposed = found.toReversed().flatMap((one) => proposalOf(one.case, one.fields) ?? []);
  const served = await decisions.servedAmong(scope, [...new Set(proposed.map(({ household }) => household))]);
  const taken = await decisions.at({ households: [...served] }, known);
  return proposed
    .filter(({ household }) => served.has(household))
    .map((one) => ({ ...one, decision: taken.findLast((decision) => isFor(one, decision))?.decision ?? null }));
}

const isFor = ({ case: code, household }: Omit<ColdProposal, 'decision'>, { kind, note, about, code: of }: HeatDecision): boolean =>
  kind === 'cold' && note === code && about === 'household' && of === household;

/** Null if a case is incomplete: access was not possible, or nothing was measured. */
function proposalOf(code: string, fields: Readonly<Record<string, unknown>>): Omit<ColdProposal, 'decision'> | null {
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null;
  };
  const [household, from, to, temperature] = [text('household'), text('since'), text('until'), text('temperature')];
  if (household === null || from === null || to === null || temperature === null || to <= from) return null;
  return { case: code, household, from, to, temperature, measuredAt: text('measuredAt') };
}
