import { isCertain } from '#kernel/source-status.ts';
import type { Device, Known } from './effects.ts';
import type { Measure } from './facts.ts';

/** Whether a number used in estimating the measure is neither verified nor the city's own, or was typed without a document. */
export function isIndicative(
  measure: Measure,
  told: { readonly leaf: string | null; readonly share: number | null },
  known: Known,
): boolean {
  const { effect, cost, effort, renews } = measure;
  const isUsed = (effect !== null && told.share !== null) || cost !== null || effort !== null;
  if (isUsed && !isCertain(measure.status)) return true;
  const typed = (kinds: readonly string[], ...fields: (keyof Device)[]): boolean => anyTyped(known.devices, kinds, fields);
  if (told.share !== null && effect !== null) {
    if (told.leaf?.startsWith('equipment:') && typed([told.leaf.slice('equipment:'.length)], 'count', 'power', 'hours')) return true;
    if ('efficiency' in effect && typed([effect.efficiency.kind], 'count', 'capacity', 'efficiency')) return true;
    if ('conductance' in effect && conductedByHand(effect.conductance.part, known, typed)) return true;
  }
  return [cost?.per, effort?.per].some((per) =>
    per === 'capacity'
      ? typed(renews, 'count', 'capacity')
      : per === 'count'
        ? typed(renews, 'count')
        : per !== undefined && known.typed.has(per),
  );
}

type Typed = (kinds: readonly string[], ...fields: (keyof Device)[]) => boolean;

/** By conductance: U and area of the part, and what converts the heating into heat. */
function conductedByHand(part: string, { typed, isCalorificSure, calorificKj }: Known, deviceTyped: Typed): boolean {
  if (typed.has(`${part}U`) || typed.has(`${part}Area`)) return true;
  return (calorificKj !== null && !isCalorificSure) || deviceTyped(['boiler', 'heat-pump'], 'count', 'capacity', 'efficiency');
}

const anyTyped = (devices: readonly Device[], kinds: readonly string[], fields: readonly string[]): boolean =>
  devices.some(({ kind, byHand }) => kinds.includes(kind) && fields.some((field) => byHand.includes(field)));
