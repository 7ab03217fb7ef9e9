import type { Access } from '#platform/access/access.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { sourceCheckNotice } from './notices.ts';
import { sourceCheckVocabulary } from './vocabulary.ts';
import { sourceCheckWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = {
  readonly workers: Workers;
  readonly access: Access;
  readonly benchmarking: Benchmarking;
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly notice: Notices;
  readonly registry: Registry;
};

export const sourceCheckSlice = slice({
  name: 'source-check',
  words: sourceCheckWords,
  vocabulary: sourceCheckVocabulary,
  async create({ stores: { postgres }, now, audit }, { access, benchmarking, imports, knowledge, notice, registry, workers }: Before) {
    const [{ createSourceCheck }, routes] = await Promise.all([import('./source-check.ts'), import('./routes.ts')]);
    notice.register(sourceCheckNotice);
    const service = createSourceCheck({ postgres, now, knowledge, imports, access, notice, registry, benchmarking, workers, audit });
    return { service, router: routes.sourceCheckRoutes(service), downloads: routes.sourceCheckDownloads(service), mend: service.mend };
  },
});
