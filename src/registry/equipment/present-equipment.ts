import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { EquipmentKind } from './vocabulary.ts';

/** Equipment as responses show it: one row for one or several identical pieces. Null means unknown. */
export type EquipmentShown = {
  code: string;
  /** Its building: the one that answers for the code it was entered under. */
  building: string;
  buildingName: string | null;
  kind: EquipmentKind;
  name: string | null;
  count: number;
  model: string | null;
  capacity: number | null;
  power: number | null;
  hours: number | null;
  efficiency: number | null;
  metric: string | null;
  installed: string | null;
  life: number | null;
  meetsStandard: boolean | null;
  unsafe: boolean | null;
  worthRepair: boolean | null;
  inefficient: boolean | null;
  accident: boolean | null;
  damaged: boolean | null;
  removed: string | null;
  /** Whether it exists today. */
  state: 'in-use' | 'removed';
};

/** By default a row is one piece. */
const one = 1;

/** The buildings that answer, by the codes named in equipment. */
type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null }>;

/** @param day the local day of «today» */
export function presentEquipment(
  { code, fields }: Pick<KnownEntity, 'code' | 'fields'>,
  answering: Answering,
  day: string,
): EquipmentShown {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  const yes = (field: string): boolean | null => (typeof fields[field] === 'boolean' ? fields[field] : null);
  const named = text('building') ?? '';
  const building = answering.get(named) ?? { code: named, name: null };
  const removed = text('removed');
  return {
    code,
    building: building.code,
    buildingName: building.name,
    kind: text('kind') as EquipmentKind,
    name: text('name'),
    count: number('count') ?? one,
    model: text('model'),
    capacity: number('capacity'),
    power: number('power'),
    hours: number('hours'),
    efficiency: number('efficiency'),
    metric: text('metric'),
    installed: text('installed'),
    life: number('life'),
    meetsStandard: yes('meetsStandard'),
    unsafe: yes('unsafe'),
    worthRepair: yes('worthRepair'),
    inefficient: yes('inefficient'),
    accident: yes('accident'),
    damaged: yes('damaged'),
    removed,
    state: removed !== null && removed <= day ? 'removed' : 'in-use',
  };
}
