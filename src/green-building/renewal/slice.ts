import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { renewalVocabulary } from './vocabulary.ts';
import { renewalWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly equipment: Equipment; readonly registry: Registry; readonly policy: PolicyService };

export const renewalSlice = slice({
  name: 'renewal',
  words: renewalWords,
  vocabulary: renewalVocabulary,
  async create({ now, audit, mark }, { knowledge, equipment, registry, policy }: Before) {
    const [{ createRenewal }, { renewalDownloads, renewalRoutes }] = await Promise.all([import('./renewal.ts'), import('./routes.ts')]);
    const service = createRenewal({ knowledge, equipment, registry, policy, now });
    return { service, router: renewalRoutes(service), downloads: renewalDownloads(service, audit, mark) };
  },
});
