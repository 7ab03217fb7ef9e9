import { createHash } from 'node:crypto';
import type { Language, Words } from '#kernel/finding.ts';
import { languageOf } from './language.ts';
import { answered, createMadeOnce, made, type Made } from './made-once.ts';
import type { HttpNeeds } from './needs.ts';
import { openApiDocument, type ApiDocument, type Operation } from './openapi.ts';

const said = {
  zh: {
    title: '窑洞 Yaodong 接口文档',
    intro:
      '每个地址都在 /api 之下。请求头 Authorization: Bearer 密钥；问题以 application/problem+json 回答，语言由 Accept-Language 或 ?lang= 决定。机器可读的文档：',
    asked: '请求',
    answered: '回答',
    problems: '问题代码',
  },
  en: {
    title: 'Yaodong 窑洞: the API',
    intro:
      'Every address lies under /api. Send Authorization: Bearer KEY; trouble is answered as application/problem+json in the language of Accept-Language or ?lang=. For machines: ',
    asked: 'Request',
    answered: 'Answer',
    problems: 'Problem codes',
  },
} as const;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1f1f1f;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}code,pre{font:14px/1.45 ui-monospace,monospace}pre{background:#f5f5f5;padding:.75rem;overflow-x:auto}
details{margin:.4rem 0}summary{cursor:pointer;padding:.2rem 0}b.method{display:inline-block;min-width:4.5rem}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}`;

/** The page's policy: only its own styles. It is the same for everyone, so that it can be cached. */
const docsPolicy = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The human-readable document: one page, no scripts, nothing external. */
function docsPage(document: ApiDocument, words: Words, language: Language): string {
  const t = said[language];
  const groups = Map.groupBy(operations(document), ({ operation }) => operation.tags?.[0] ?? 'api');
  const sections = [...groups].map(
    ([tag, list]) => `<section><h2>${escape(tag)}</h2>${list.map((one) => operationPart(one, language)).join('')}</section>`,
  );
  const problems = Object.entries(words)
    .filter(([code]) => !code.startsWith('title-'))
    .map(([code, told]) => `<tr id="${escape(code)}"><td><code>${escape(code)}</code></td><td>${escape(told[language])}</td></tr>`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t.title}</title>
<style>${style}</style></head><body><main><h1>${t.title}</h1><p>${t.intro}<a href="/api/openapi.json">/api/openapi.json</a></p>
${sections.join('\n')}<section><h2>${t.problems}</h2><table>${problems.join('')}</table></section></main></body></html>`;
}

type Found = { readonly path: string; readonly method: string; readonly operation: Operation };

function operations(document: ApiDocument): Found[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
}

function operationPart({ path, method, operation }: Found, language: Language): string {
  const t = said[language];
  const rows = (operation.parameters ?? []).map(
    (one) =>
      `<tr><td><code>${escape(one.name)}</code></td><td>${one.in}${one.required === true ? ' *' : ''}</td><td><code>${escape(JSON.stringify(one.schema))}</code></td></tr>`,
  );
  const asked = operation.requestBody?.content;
  const answered = operation.responses['200']?.content;
  return `<details id="${escape(operation.operationId ?? '')}"><summary><b class="method">${method.toUpperCase()}</b> <code>/api${escape(path)}</code> ${escape(operation.summary ?? '')}</summary>
${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}${bodyPart(t.asked, asked)}${bodyPart(t.answered, answered)}</details>`;
}

function bodyPart(label: string, content: NonNullable<Operation['requestBody']>['content'] | undefined): string {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => `<p>${label} <code>${escape(type)}</code></p><pre>${escape(JSON.stringify(schema, null, 2) ?? '')}</pre>`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

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
