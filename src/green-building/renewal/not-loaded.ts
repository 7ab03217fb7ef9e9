import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import type { Loaded } from './grounds.ts';
import type { Ground } from './vocabulary.ts';

/** Something the documents name that no entry contains yet, for the requested kinds of equipment. */
export type NotLoaded = {
  readonly title: string;
  readonly names: { readonly zh: string; readonly en: string };
  /** The kind of knowledge that would contain it. */
  readonly knowledge: 'equipment-limit' | 'equipment-life';
  readonly ground: Ground;
  readonly kinds: readonly EquipmentKind[];
};

const levels = '《重点用能产品设备能效先进水平、节能水平和准入水平（2024 年版）》';

/**
 * What the grounds refer to that is not loaded: efficiency levels, product standards, service lives.
 * @param kinds of equipment in the answer
 */
export function notLoadedFor(kinds: readonly EquipmentKind[], { limits, lives }: Loaded): NotLoaded[] {
  const without = (loaded: readonly { readonly equipment: EquipmentKind }[]): EquipmentKind[] =>
    kinds.filter((kind) => !loaded.some(({ equipment }) => equipment === kind));
  const limitsOf = (ground: Ground) => without(limits.filter((one) => one.ground === ground));
  return [
    {
      title: levels,
      names: { zh: levels, en: 'Levels of energy efficiency of key energy-using products and equipment (2024 edition)' },
      knowledge: 'equipment-limit' as const,
      ground: 'inefficient' as const,
      kinds: limitsOf('inefficient'),
    },
    {
      title: '现行产品标准',
      names: { zh: '现行产品标准', en: 'Product standards in force' },
      knowledge: 'equipment-limit' as const,
      ground: 'below-standard' as const,
      kinds: limitsOf('below-standard'),
    },
    {
      title: '设备使用寿命',
      names: { zh: '设备使用寿命', en: 'Service lives of equipment' },
      knowledge: 'equipment-life' as const,
      ground: 'past-life' as const,
      kinds: without(lives),
    },
  ].filter((one) => one.kinds.length > 0);
}
