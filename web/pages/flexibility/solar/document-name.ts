import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';

/** The short title of a document with the clause; the clause alone until the title is known. */
export function useCitation(): (document: string, clause: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery(api.policy.documents.queryOptions({ input: {}, staleTime: 600_000 }));
  const names = new Map(data?.documents.map(({ code, short, title }) => [code, short?.[language] ?? title] as const));
  return (document, clause) => [names.get(document), clause].filter((part) => part !== undefined).join(' ');
}
