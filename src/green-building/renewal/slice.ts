import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { PolicyFace } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { renewalVocabulary } from './vocabulary.ts';
import { renewalWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly equipment: Equipment; readonly registry: Registry; readonly policy: PolicyFace };

export const renewalSlice = slice({
  name: 'renewal',
  words: renewalWords,
  vocabulary: renewalVocabulary,
  async create({ now, audit, mark }, { knowledge, equipment, registry, policy }: Before) {
    const [{ createRenewal }, { renewalDownloads, renewalRoutes }] = await Promise.all([import('./renewal.ts'), import('./routes.ts')]);
    const face = createRenewal({ knowledge, equipment, registry, policy, now });
    return { face, router: renewalRoutes(face), downloads: renewalDownloads(face, audit, mark) };
  },
});
