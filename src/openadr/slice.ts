import type { Access } from '#access/access.ts';
import type { Notices } from '#notice/notice.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import { brokenNotice, clientRoleTerms, deliveryStateTerms, openadrTerms } from './vocabulary.ts';
import { openadrWords } from './words.ts';

type Before = { readonly access: Access; readonly notice: Notices; readonly registry: Registry; readonly readings: Readings };

export const openadrSlice = slice({
  name: 'openadr',
  words: openadrWords,
  vocabulary: { openadr: openadrTerms, openadrClientRole: clientRoleTerms, openadrDeliveryState: deliveryStateTerms },
  async create({ config, stores: { postgres }, now, site, audit, ending, warn, words }, { access, notice, registry, readings }: Before) {
    const [{ createOpenAdr }, { openadrRoutes }] = await Promise.all([import('./openadr.ts'), import('./routes.ts')]);
    notice.register(brokenNotice);
    const needs = { postgres, now, access, audit, notice, registry, readings, mode: config.openadr, site: site.url, words, ending, warn };
    const face = createOpenAdr(needs);
    const isServed = config.openadr !== 'off';
    return {
      face,
      router: openadrRoutes(face, words),
      mounts: face.mounts,
      tasks: isServed
        ? [
            { name: 'sending notifications of OpenADR', everyMs: 5000, atOnce: true, run: face.round },
            { name: 'letting old notifications of OpenADR go', everyMs: 3_600_000, run: face.keepUp },
          ]
        : [],
    };
  },
});
