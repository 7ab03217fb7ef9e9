import type { Profiles } from './lines/protocol.ts';

/** A model of meters as stored in knowledge. */
type Device = {
  readonly profile: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly registers: readonly { readonly name: string; readonly register: string; readonly unit?: string | undefined }[];
};

/** The registers of models by name, from the device files in knowledge. */
export function profilesOf(devices: readonly Device[]): Profiles {
  const byName = new Map(
    devices.map(({ profile, registers }) => [profile, new Map(registers.map(({ name, register }) => [name, register]))]),
  );
  return {
    register: (profile, name) => byName.get(profile)?.get(name) ?? null,
    all: () =>
      devices.flatMap(({ profile, names, registers }) => registers.map(({ name, unit }) => ({ profile, names, name, unit: unit ?? null }))),
  };
}
