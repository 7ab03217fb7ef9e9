import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Return } from './facts.ts';

/** How the return of a unit stands; null where none was opened. */
export type UnitStanding = { readonly unit: string; readonly standing: Pick<Return, 'state' | 'version'> | null };

const said = ({ unit, standing }: UnitStanding): string =>
  canonicalJson([unit, standing === null ? null : { state: standing.state, version: standing.version }]);

/** How all returns of a period stand in a place, in one hash: who ends the period has read just that. */
export const statusHash = (units: readonly UnitStanding[]): string => sha256(units.map(said).toSorted().join('\n'));
