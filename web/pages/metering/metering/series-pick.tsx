import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { meteringWords } from './words.ts';

/** A carrier, or one energy item of it. */
export type What = { readonly carrier: Carrier; readonly item: string | undefined };

/** What a building is metered for: its carriers, each followed by its items; and their names. */
export function useMetered(building: string) {
  const { words, language } = useLanguage();
  const meters = useQuery(api.registry.meters.queryOptions({ input: { building, limit: 1000 } }));
  const known = useQuery(api.registry.items.queryOptions({ input: {}, staleTime: 600_000 }));
  const items = known.data?.items;
  const itemName = useCallback((code: string) => items?.find((one) => one.code === code)?.names[language] ?? code, [items, language]);
  const all = meters.data?.meters ?? [];
  const carriers = [...new Set(all.map(({ carrier }) => carrier))];
  const whats = carriers.flatMap((carrier): What[] => {
    const own = all.flatMap((one) => (one.carrier === carrier && one.item !== null && !/^\d\d0+$/u.test(one.item) ? [one.item] : []));
    return [{ carrier, item: undefined }, ...[...new Set(own)].toSorted().map((item) => ({ carrier, item }))];
  });
  const nameOf = ({ carrier, item }: What) =>
    item === undefined ? words.carrier[carrier] : `${words.carrier[carrier]} · ${itemName(item)}`;
  /** What the address requests, if the building has it; otherwise the first that it has. */
  const chosen = (at: What): What =>
    whats.find((one) => keyOf(one) === keyOf(at)) ?? whats.find((one) => one.carrier === at.carrier) ?? whats[0] ?? at;
  return { query: meters, meters: all, carriers, whats, nameOf, itemName, chosen };
}

const keyOf = ({ carrier, item }: What) => (item === undefined ? carrier : `${carrier} ${item}`);

/** Chooses among what a building is metered for. */
export function SeriesPick({
  value,
  whats,
  nameOf,
  onPick,
}: {
  readonly value: What;
  readonly whats: readonly What[];
  readonly nameOf: (what: What) => string;
  readonly onPick: (what: What | undefined) => void;
}) {
  const { use } = usePageWords(meteringWords);
  const options = whats.map((what) => ({ value: keyOf(what), label: nameOf(what) }));
  return (
    <Pick
      label={use.carrier}
      value={keyOf(value)}
      options={options}
      onPick={(key) => onPick(whats.find((what) => keyOf(what) === key))}
      width={190}
    />
  );
}
