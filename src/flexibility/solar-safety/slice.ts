import type { Attachments } from '#registry/attachments/attachments.ts';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import { solarSafetyVocabulary } from './vocabulary.ts';
import { solarSafetyWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly attachments: Attachments;
  readonly notice: Notices;
  readonly imports: Imports;
  readonly place: Place;
  readonly registry: Registry;
  readonly resources: Resources;
};

export const solarSafetySlice = slice({
  name: 'solar-safety',
  words: solarSafetyWords,
  vocabulary: solarSafetyVocabulary,
  async create({ stores: { postgres }, now, audit, mark }, { access, attachments, notice, imports, place, registry, resources }: Before) {
    const [{ createSolarSafety }, { solarSafetyDownloads, solarSafetyRoutes }] = await Promise.all([
      import('./solar-safety.ts'),
      import('./routes.ts'),
    ]);
    const service = createSolarSafety({ postgres, now, access, attachments, notice, imports, place, registry, resources, audit });
    return {
      service,
      router: solarSafetyRoutes(service),
      downloads: solarSafetyDownloads(service, audit, mark),
      tasks: [{ name: 'telling of photovoltaics that have to stop', everyMs: 3_600_000, atOnce: true, run: service.remind }],
    };
  },
});
