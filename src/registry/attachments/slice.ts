import type { Imports } from '#platform/imports/imports.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { attachmentsWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry };

export const attachmentsSlice = slice({
  name: 'attachments',
  words: attachmentsWords,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, registry }: Before) {
    const [{ createAttachments }, routes] = await Promise.all([import('./attachments.ts'), import('./routes.ts')]);
    const service = createAttachments({ postgres, now, imports, registry, audit });
    return {
      service,
      router: routes.attachmentsRoutes(service, words),
      downloads: routes.attachmentsDownloads(service, mark),
      checks: { 'files-of-buildings': service.lost },
    };
  },
});
