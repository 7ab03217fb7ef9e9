import type { Language } from '#kernel/finding.ts';
import { docsPage, docsPolicy } from './docs.ts';
import { languageOf } from './language.ts';
import { answered, createMadeOnce, made, type Made } from './made-once.ts';
import type { HttpNeeds } from './needs.ts';
import { openApiDocument, type ApiDocument } from './openapi.ts';

/** The machine-readable document, and the human-readable one in each language. */
const documentsThereAre = 3;

/**
 * The API document, machine-readable and human-readable: each is built and compressed once for all callers, so that anonymous callers who
 * request it endlessly cost only the sending. Supports conditional requests.
 */
export function createDocuments({ contract, downloads, version, words }: Pick<HttpNeeds, 'contract' | 'downloads' | 'version' | 'words'>) {
  const { once } = createMadeOnce(documentsThereAre);
  let document: Promise<ApiDocument> | undefined;
  const api = (): Promise<ApiDocument> => (document ??= openApiDocument(contract, downloads, version));
  const pageIn = (language: Language): Promise<Made> =>
    once(language, async () => made('text/html; charset=utf-8', docsPage(await api(), words, language), docsPolicy));
  return {
    openApi: async (request: Request): Promise<Response> =>
      answered(request, await once('openapi', async () => made('application/json', JSON.stringify(await api())))),
    page: async (request: Request): Promise<Response> => answered(request, await pageIn(languageOf(request))),
  };
}
