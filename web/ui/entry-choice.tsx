import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useLanguage } from '../i18n/language.tsx';
import { Choice } from './choice.tsx';

/** Kinds of knowledge that people choose from by name. */
type Kind = 'baseline-rule' | 'programme' | 'tariff';

/** The name of a knowledge entry; undefined if it has none. */
export function nameIn(held: Readonly<Record<string, unknown>> | undefined, language: 'zh' | 'en'): string | undefined {
  return (held?.['names'] as Readonly<Record<'zh' | 'en', string>> | undefined)?.[language];
}

/** The entries of a kind, each once, by the name of its newest version; undefined until they are loaded. */
export function useEntries(kind: Kind): readonly { readonly value: string; readonly label: string }[] | undefined {
  const { language } = useLanguage();
  const listed = useQuery({ ...api.knowledge.list.queryOptions({ input: { kind } }), staleTime: 60_000 }).data?.entries;
  if (listed === undefined) return undefined;
  // conditions of admission are a programme too, but have no calls and no payment
  const some = kind === 'programme' ? listed.filter(({ held }) => 'pay' in held) : listed;
  const labels = new Map(some.map(({ id, held }) => [id, nameIn(held, language) ?? id]));
  return [...labels].map(([value, label]) => ({ value, label }));
}

/** One knowledge entry, chosen by its name; an unknown one from the address stays in the list by its code. */
export function EntryChoice({
  kind,
  id,
  value,
  onChoose,
}: {
  readonly kind: Kind;
  readonly id: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}) {
  const known = useEntries(kind) ?? [];
  const options = value === '' || known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
  return (
    <Choice id={id} value={value === '' ? undefined : value} none="" options={options} onChoose={(chosen) => onChoose(chosen ?? '')} />
  );
}
