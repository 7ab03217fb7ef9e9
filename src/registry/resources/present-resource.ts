import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { Mounting, ResourceKind } from './vocabulary.ts';

const numbers = [
  'area',
  'tilt',
  'azimuth',
  'inverterKw',
  'gamma',
  'loss',
  'albedo',
  'minKwh',
  'maxKwh',
  'dischargeKw',
  'chargeEfficiency',
  'dischargeEfficiency',
  'cop',
  'r',
  'c',
  'gain',
  'set',
  'low',
  'high',
  'share',
] as const;

/** A resource as responses show it. Null means unknown; units are those of `flexibility.md` 2. */
export type ResourceShown = {
  code: string;
  /** Its building: the one that answers for the code it was entered under. */
  building: string;
  buildingName: string | null;
  kind: ResourceKind;
  /** pv: DC at standard test conditions; battery: charge. */
  kw: number;
  name: string | null;
  meter: string | null;
  installed: string | null;
  removed: string | null;
  mounting: Mounting | null;
  mode: 'heat' | 'cool' | null;
  /** Whether it exists today. */
  state: 'in-use' | 'removed';
} & Record<(typeof numbers)[number], number | null>;

/** The buildings that answer, by the codes named in resources. */
type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null }>;

/** @param day the local day of «today» */
export function presentResource({ code, fields }: Pick<KnownEntity, 'code' | 'fields'>, answering: Answering, day: string): ResourceShown {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  const standsIn = text('building') ?? '';
  const building = answering.get(standsIn) ?? { code: standsIn, name: null };
  const removed = text('removed');
  return {
    code,
    building: building.code,
    buildingName: building.name,
    kind: text('kind') as ResourceKind,
    kw: number('kw') ?? 0,
    name: text('name'),
    meter: text('meter'),
    installed: text('installed'),
    removed,
    mounting: text('mounting') as Mounting | null,
    mode: text('mode') as ResourceShown['mode'],
    ...(Object.fromEntries(numbers.map((field) => [field, number(field)])) as Record<(typeof numbers)[number], number | null>),
    state: removed !== null && removed <= day ? 'removed' : 'in-use',
  };
}
