import { dayText } from '#kernel/day.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { deviceOn, type PlacedDevice } from './rule.ts';

/** Before every day. */
const ever = '0000-00-00';

/** Most meters: one device whose installation day is unknown. */
const unknownDevice: readonly PlacedDevice[] = [{ installed: null, placed: ever }];

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? (createZone(name) as Zone);
  zones.set(name, zone);
  return zone;
}

/**
 * The devices behind a metering point by the local days of its building: a device installed during a day is in place from the next day on.
 */
export function placedDevices({
  devices,
  installed,
  zone: name,
}: Pick<MeterFacts, 'devices' | 'installed' | 'zone'>): readonly PlacedDevice[] {
  if (devices.length < 2 && installed === null) return unknownDevice;
  const first: PlacedDevice = { installed, placed: ever };
  if (devices.length < 2) return [first];
  const zone = zoneOf(name);
  const later = devices.slice(1).map(({ since }) => {
    const day = zone.dayOf(since);
    return { installed: dayText(day), placed: dayText(zone.dayStart(day) === since ? day : day + 1) };
  });
  return [first, ...later];
}

/** Whether a metering point exists on a day: not removed by then, and not known to be installed later. */
export const isThere = ({ installed, removed }: Pick<MeterFacts, 'installed' | 'removed'>, day: string): boolean =>
  (removed === null || removed > day) && (installed === null || installed <= day);

/** When the device in place on a day was installed; null if unknown. */
export function deviceInstalled(meter: Parameters<typeof placedDevices>[0], day: string): string | null {
  const devices = placedDevices(meter);
  return devices[deviceOn(devices, day)]?.installed ?? null;
}
