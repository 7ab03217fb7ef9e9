import { numberOf } from '#reporting/indicator/facts.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Assessment } from '#platform/knowledge/facts.ts';
import { points } from './explain.ts';
import type { AssessmentResult, SchemeFound } from './facts.ts';
import { resultHash } from './result-hash.ts';
import { doubtOf, mostOf } from './running.ts';

type Both = { readonly zh: string; readonly en: string };

/** A text in both languages, even if it has only one. */
export const both = (said: LocalizedText): Both => (typeof said === 'string' ? { zh: said, en: said } : { ...said });

type Veto = Assessment['veto'][number];

/** The text of a veto; the condition itself, as written, if it has none. */
const vetoSaid = ({ say, when }: Veto): Both => both(say ?? JSON.stringify(when).replaceAll('"', ''));

export function presentScheme(scheme: SchemeFound) {
  const { id, version, names, status, source, validFrom, origin, items, veto } = scheme;
  return {
    id,
    version,
    names: both(names ?? id),
    status,
    document: source.document,
    clause: source.clause,
    validFrom: validFrom ?? null,
    origin,
    items: items.map((one) => ({ ...one, names: both(one.names ?? one.id), of: { ...one.of } })),
    veto: veto.map((one) => ({ id: one.id, say: vetoSaid(one) })),
  };
}

/** An assessment in the reader's words. */
export function presentResult({ scheme, region, year, indicative, rows }: AssessmentResult, words: Words, language: Language) {
  return {
    scheme: presentScheme(scheme),
    region: region.code,
    regionName: region.name,
    year,
    of: numberOf(mostOf(scheme)) ?? 0,
    indicative,
    hash: resultHash({ scheme, region, year, rows }),
    rows: rows.map(({ score, items, findings, veto, ...row }) => ({
      ...row,
      score: points(score),
      veto: [...veto],
      items: items.map(({ item, now, value, score: own, figure, findings: told }) => ({
        id: item.id,
        name: both(item.names ?? now.source)[language],
        value: numberOf(value),
        unit: now.unit,
        score: points(own),
        of: item.weight,
        measures: { ...item.of },
        figure,
        findings: told.map((one) => tellPlain(one, words, language)),
      })),
      findings: findings.map((one) => tellPlain(one, words, language)),
    })),
    findings: doubtOf(scheme).map((one) => tellPlain(one, words, language)),
  };
}

/** An assessment in the reader's words. */
export type AssessmentContent = ReturnType<typeof presentResult>;
