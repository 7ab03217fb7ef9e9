import { clauseText } from '#kernel/clause.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Bilingual, Document, Library } from './library.ts';

/** The name of a document in citations; its title if knowledge gives no shorter name. */
export function shortTitle({ short, title }: Document['head']): Bilingual {
  return short ?? { zh: title, en: title };
}

/**
 * A place in the documents as readers cite it: 《阳泉市实施方案》第二（一）1条. A special plan is not in any library and keeps its code.
 * @param titles short titles by the codes of documents
 */
export function citation({ document, clause }: { readonly document: string; readonly clause: string }, titles: ShortTitles): Bilingual {
  const short = titles.get(document);
  const zh = clauseText(clause, 'zh');
  return short === undefined
    ? { zh: `${document} ${zh}`.trim(), en: `${document} ${clause}`.trim() }
    : { zh: `《${short.zh}》${zh}`, en: `${short.en}, ${clause}` };
}

export type ShortTitles = ReadonlyMap<string, Bilingual>;

/** Short titles by code. */
export function shortTitles({ documents }: Pick<Library, 'documents'>): ShortTitles {
  return new Map(documents.map(({ head }) => [head.code, shortTitle(head)]));
}

/** Findings that mention a clause, with `place`: the clause as readers cite it. */
export function placed(findings: readonly Finding[], library: Pick<Library, 'documents'>): Finding[] {
  const titles = shortTitles(library);
  return findings.map((finding) => {
    const { document, clause } = finding.evidence;
    if (typeof document !== 'string' || typeof clause !== 'string' || !titles.has(document)) return finding;
    return { ...finding, evidence: { ...finding.evidence, place: citation({ document, clause }, titles) } };
  });
}
