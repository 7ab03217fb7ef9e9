import type { Access } from '#platform/access/access.ts';
import { programVersion } from '#platform/db/data-directory.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { statementVocabulary } from './vocabulary.ts';
import { statementWords } from './words.ts';

type Before = { readonly access: Access; readonly notice: Notices; readonly registry: Registry };

export const statementSlice = slice({
  name: 'statement',
  words: statementWords,
  vocabulary: statementVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { access, notice, registry }: Before) {
    const [{ createStatement }, routes, { letterNotices }] = await Promise.all([
      import('./statement.ts'),
      import('./routes.ts'),
      import('./send.ts'),
    ]);
    const lastAudited = access.lastStatement;
    const service = createStatement({ postgres, now, registry, access, notice, audit, lastAudited, mark, program: programVersion });
    for (const kind of letterNotices) notice.register(kind);
    return {
      service,
      router: routes.statementRoutes(service, words),
      downloads: routes.statementDownloads(service),
      checks: { statements: service.health },
    };
  },
});
