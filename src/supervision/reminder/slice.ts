import type { Access } from '#platform/access/access.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { reminderVocabulary } from './vocabulary.ts';
import { reminderWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly notice: Notices;
  readonly place: Place;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly metering: Metering;
};

export const reminderSlice = slice({
  name: 'reminder',
  words: reminderWords,
  vocabulary: reminderVocabulary,
  async create({ stores: { postgres }, now, audit, words, site }, { access, notice, place, registry, readings, metering }: Before) {
    const [{ createReminder, reminderNotice }, { reminderRoutes }] = await Promise.all([import('./reminder.ts'), import('./routes.ts')]);
    const service = createReminder({ postgres, now, audit, access, notice, place, registry, readings, metering });
    notice.register(reminderNotice);
    return { service, router: reminderRoutes(service, words, site.url) };
  },
});
