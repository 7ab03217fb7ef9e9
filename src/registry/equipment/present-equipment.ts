import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { EquipmentKind } from './vocabulary.ts';

/** Equipment as answers give it: one row, of one or several alike. What is null is not known. */
export type EquipmentShown = {
  code: string;
  /** The building that it stands in: the one that answers for the code that it was named by. */
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
  /** Whether it is there today. */
  state: 'in-use' | 'removed';
};

/** Where nothing is said, a row is of one. */
const one = 1;

/** Buildings that answer, by the codes that equipment names. */
type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null }>;

/** @param day the local day that «today» is */
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
