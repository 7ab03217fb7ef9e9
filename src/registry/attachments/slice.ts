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
    const face = createAttachments({ postgres, now, imports, registry, audit });
    return {
      face,
      router: routes.attachmentsRoutes(face, words),
      downloads: routes.attachmentsDownloads(face, mark),
      checks: { 'files-of-buildings': face.lost },
    };
  },
});
