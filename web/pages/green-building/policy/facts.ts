import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { clauseText } from '#kernel/clause.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';
import type { Kind, Project } from './project-code.ts';

type Words = Awaited<ReturnType<typeof client.policy.items>>;
export type Fact = Words['facts'][number];
export type Item = Words['items'][number];
export type Verdict = Awaited<ReturnType<typeof client.policy.rules>>;
export type Requirement = Verdict['requirements'][number];
export type Undecided = Verdict['undecided'][number];
export type Bilingual = { readonly zh: string; readonly en: string };

/** Everything that can be asked and required, by name; undefined until it is loaded. */
export function usePolicyWords() {
  const { data, error, refetch } = useQuery(api.policy.items.queryOptions({ input: {}, staleTime: 600_000 }));
  const known = useMemo(
    () =>
      data === undefined
        ? undefined
        : {
            facts: new Map(data.facts.map((one) => [one.fact, one])),
            items: new Map(data.items.map((one) => [one.item, one])),
            topics: new Map(data.topics.map((one) => [one.topic, one])),
          },
    [data],
  );
  return { known, error, refetch };
}

export type PolicyVocabulary = NonNullable<ReturnType<typeof usePolicyWords>['known']>;

/** The kind of value that a fact takes. */
export function factKind({ facts }: Pick<PolicyVocabulary, 'facts'>): (name: string) => Kind | undefined {
  return (name) => facts.get(name)?.type;
}

/** The kind of value that an item takes in a design. */
export function itemKind({ items }: Pick<PolicyVocabulary, 'items'>): (name: string) => Kind | undefined {
  return (name) => {
    const unit = items.get(name)?.unit;
    return unit === undefined ? undefined : unit === 'bool' ? 'bool' : unit === 'text' ? 'text' : 'number';
  };
}

/** Returns a bilingual text in the reader's language. */
export function useSay(): (text: Bilingual | undefined, otherwise?: string) => string {
  const { language } = useLanguage();
  return (text, otherwise = '') => text?.[language] ?? otherwise;
}

/** A place in the documents as readers cite it: 《阳泉市实施方案》第二（一）1条; for a special plan, its code. */
export function useCitation(): (document: string, clause: string) => string {
  const { language, format } = useLanguage();
  const { data } = useQuery(api.policy.documents.queryOptions({ input: {}, staleTime: 600_000 }));
  const short = useMemo(() => new Map(data?.documents.map(({ code, short: title }) => [code, title])), [data]);
  return (document, clause) => {
    const title = short.get(document)?.[language];
    const at = clauseText(clause, language);
    if (title !== undefined) return format.cited(title, at);
    return data === undefined ? at : `${document} ${at}`.trim();
  };
}

/** The question as the contract takes it. */
export function questionOf(region: string, date: string | undefined, project: Project) {
  return { region, ...(date === undefined ? {} : { date }), project };
}

type PaperQuestion = ReturnType<typeof questionOf> & {
  readonly plot?: unknown;
  readonly design?: Readonly<Record<string, unknown>>;
  readonly head?: Readonly<Record<string, string>>;
};

/** The address of an answer as a Word document. */
export function paperAddress(path: string, { project, plot, design, head = {}, ...place }: PaperQuestion): string {
  const query = new URLSearchParams({
    ...place,
    project: JSON.stringify(project),
    ...(plot === undefined ? {} : { plot: JSON.stringify(plot) }),
    ...(design === undefined ? {} : { design: JSON.stringify(design) }),
    ...Object.fromEntries(Object.entries(head).filter(([, value]) => value !== '')),
  });
  return `/api${path}?${query.toString()}`;
}

const strengths = ['must', 'in-principle', 'promote', 'encourage', 'may'];

/** Duties first. */
export function byStrength(a: { readonly strength: string }, b: { readonly strength: string }): number {
  return strengths.indexOf(a.strength) - strengths.indexOf(b.strength);
}
