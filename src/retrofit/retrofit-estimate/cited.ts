import type { LocalizedText } from '#kernel/localized-text.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

type Source = { readonly document: string; readonly clause: string };

/** Formats the citation of a source: loaded documents by their short names, if the source has their codes. */
export function citing({ policy }: Pick<RetrofitEstimateNeeds, 'policy'>, recorded?: number): (source: Source) => LocalizedText {
  const heads = new Map(policy.library(recorded).documents.map(({ head }) => [head.code, head]));
  const spelled = (text: string, language: 'zh' | 'en'): string =>
    text.replaceAll(/(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])/gu, (code) => heads.get(code)?.short?.[language] ?? heads.get(code)?.title ?? code);
  return ({ document, clause }) => ({ zh: spelled(`${document} ${clause}`, 'zh'), en: spelled(`${document} ${clause}`, 'en') });
}
