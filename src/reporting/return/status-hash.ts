import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Return } from './facts.ts';

/** The state of a unit's return; null if none was opened. */
export type UnitStanding = { readonly unit: string; readonly standing: Pick<Return, 'state' | 'version'> | null };

const said = ({ unit, standing }: UnitStanding): string =>
  canonicalJson([unit, standing === null ? null : { state: standing.state, version: standing.version }]);

/** Hash of the state of all returns of a period in a place: ending the period requires having read exactly this state. */
export const statusHash = (units: readonly UnitStanding[]): string => sha256(units.map(said).toSorted().join('\n'));
