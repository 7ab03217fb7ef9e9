import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import type { Renewal } from './grounds.ts';
import type { Ground, RenewalVerdict } from './vocabulary.ts';

type Device = Renewal & { readonly kind: EquipmentKind; readonly organisation: string | null };

export type Counts = { readonly due: number; readonly notDue: number; readonly unknown: number };

/** How many devices are due by kind, ground and owner, highest count first; a device with two grounds counts under each. */
export type DueBy = {
  readonly kind: readonly { readonly kind: EquipmentKind; readonly due: number }[];
  readonly ground: readonly { readonly ground: Ground; readonly due: number }[];
  readonly organisation: readonly { readonly organisation: string | null; readonly due: number }[];
};

export type RenewalFilter = {
  readonly kind?: EquipmentKind | undefined;
  readonly verdict?: RenewalVerdict | undefined;
  /** Only devices for which this ground's verdict is yes. */
  readonly ground?: Ground | undefined;
};

export const fits = (device: Device, { kind, verdict, ground }: RenewalFilter): boolean =>
  (kind === undefined || device.kind === kind) &&
  (verdict === undefined || device.verdict === verdict) &&
  (ground === undefined || device.grounds.some((one) => one.ground === ground && one.verdict === 'yes'));

export function countsOf(devices: readonly Device[]): Counts {
  const count = (verdict: RenewalVerdict): number => devices.filter((one) => one.verdict === verdict).length;
  return { due: count('due'), notDue: count('not-due'), unknown: count('unknown') };
}

export function dueBy(devices: readonly Device[]): DueBy {
  const due = devices.filter(({ verdict }) => verdict === 'due');
  return {
    kind: counted(due.map(({ kind }) => kind)).map(([kind, many]) => ({ kind, due: many })),
    ground: counted(due.flatMap(({ grounds }) => grounds.filter(({ verdict }) => verdict === 'yes').map(({ ground }) => ground))).map(
      ([ground, many]) => ({ ground, due: many }),
    ),
    organisation: counted(due.map(({ organisation }) => organisation)).map(([organisation, many]) => ({ organisation, due: many })),
  };
}

function counted<T extends string | null>(all: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (String(a) < String(b) ? -1 : 1));
}
