import type { PublicBuilding } from './facts.ts';

/**
 * What an owner has agreed to of a building's year; null where that is nothing that was measured. A verdict goes with the whole alone: it
 * may rest on what stays hidden.
 * @param carriers null: all of them
 */
export function agreedAlone(told: PublicBuilding, carriers: readonly string[] | null): PublicBuilding | null {
  if (carriers === null) return told;
  const uses = told.uses.filter(({ carrier }) => carriers.includes(carrier));
  if (uses.length === 0) return null;
  return uses.length === told.uses.length ? told : { ...told, uses, verdict: null, limits: null };
}
