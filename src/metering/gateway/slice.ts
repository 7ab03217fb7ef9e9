import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import { gatewayVocabulary } from './vocabulary.ts';
import { gatewayValues, gatewayWords } from './words.ts';
import type { Profiles } from './lines/protocol.ts';

type Before = {
  readonly access: Access;
  readonly knowledge: Knowledge;
  readonly imports: Imports;
  readonly registry: Registry;
  readonly point: Points;
  readonly readings: Readings;
};

export const gatewaySlice = slice({
  name: 'gateway',
  words: gatewayWords,
  valueWords: gatewayValues,
  vocabulary: gatewayVocabulary,
  async create(
    { stores: { postgres }, now, audit, ending, warn, words },
    { access, knowledge, imports, registry, point: points, readings }: Before,
  ) {
    const [{ createGateway, loadProtocols }, { gatewayRoutes }] = await Promise.all([import('./gateway.ts'), import('./routes.ts')]);
    const profiles = () => profilesOf(knowledge.inForce('device', { on: today(now()), recorded: now() }));
    const protocols = await loadProtocols();
    const service = createGateway({ postgres, now, access, audit, imports, registry, points, readings, protocols, profiles, ending, warn });
    return {
      service,
      router: gatewayRoutes(service, words),
      checks: { channels: service.examine },
      // a series is a metering point or a point; no code is both
      regionOf: { connection: service.lies, series: async (code) => ({ where: [`meter:${code}`, `point:${code}`] }) },
      tasks: [
        { name: 'counting what came over connections', everyMs: 5000, run: service.writeCounts },
        { name: 'bringing in what channels were bound to', everyMs: 15_000, run: service.sweep },
        { name: 'letting go of what was kept for channels', everyMs: 3_600_000, run: service.letGo },
      ],
      start: () => void service.start().catch((error: unknown) => warn('connections could not be opened', error)),
      stop: service.stop,
    };
  },
});

/** A model of meters as stored in knowledge. */
type Device = {
  readonly profile: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly registers: readonly { readonly name: string; readonly register: string; readonly unit?: string | undefined }[];
};

/** The registers of models by name, from the device files in knowledge. */
function profilesOf(devices: readonly Device[]): Profiles {
  const byName = new Map(
    devices.map(({ profile, registers }) => [profile, new Map(registers.map(({ name, register }) => [name, register]))]),
  );
  return {
    register: (profile, name) => byName.get(profile)?.get(name) ?? null,
    all: () =>
      devices.flatMap(({ profile, names, registers }) => registers.map(({ name, unit }) => ({ profile, names, name, unit: unit ?? null }))),
  };
}
