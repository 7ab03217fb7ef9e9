import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { seenOf } from '../../platform/admin/settings-draft.ts';
import { noFile, readStart } from './address.ts';
import type { Progress } from './use-progress.ts';
import { startWords } from './words.ts';

type Found = Awaited<ReturnType<typeof client.search.places>>['places'][number];

const pathOf = ({ above, name }: Found): string => [...above, name].join('');

/** Its name, preceded by those above it where other places are called the same. */
async function nameToKeep(place: Found): Promise<string> {
  const { places } = await client.search.places({ text: place.name, limit: 100 });
  return places.filter(({ name }) => name === place.name).length > 1 ? pathOf(place) : place.name;
}

/** The city, found by name, code or pinyin among the places of the country, and saved when it is chosen. */
export function CityStep({ progress: { settings, city } }: { readonly progress: Progress }) {
  const words = usePageWords(startWords).city;
  const [, go] = useAddress(readStart);
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const found = usePlacesCalled(text);
  const save = useMutation({
    mutationFn: async (place: Found) =>
      client.settings.change({ cityName: await nameToKeep(place), ...seenOf(settings?.changedAt ?? null) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      go({ step: undefined, ...noFile }, { replace: true });
    },
  });
  if (!may(useMe(), 'settings')) return <p>{words.byAdmin}</p>;
  const places = text === '' ? [] : (found.data?.places ?? []);
  return (
    <div className="yd-narrow yd-stack">
      <Field label={words.label} hint={words.hint}>
        {(ids) => (
          <Select
            {...ids}
            value={null}
            loading={save.isPending}
            disabled={save.isPending}
            placeholder={city?.name ?? words.typing}
            showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
            options={places.map((place) => ({ value: place.code, label: `${pathOf(place)} ${place.code}` }))}
            notFoundContent={text === '' ? words.typing : found.isFetching ? null : words.notFound}
            onSelect={(code: unknown) => {
              const place = places.find((one) => one.code === code);
              if (place !== undefined) save.mutate(place);
            }}
            getPopupContainer={() => document.getElementById('main') ?? document.body}
          />
        )}
      </Field>
      <ProblemView error={found.error ?? save.error} />
      {city === undefined ? null : <Climate code={city.code} />}
    </div>
  );
}

const usePlacesCalled = (text: string) =>
  useQuery(
    api.search.places.queryOptions({
      input: { text, limit: 12 },
      enabled: text !== '',
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );

/** The climate zone that follows from the city, as far as it is known. */
function Climate({ code }: { readonly code: string }) {
  const words = usePageWords(startWords).city;
  const { format } = useLanguage();
  const climate = usePlacesCalled(code).data?.places.find((one) => one.code === code)?.climate ?? null;
  if (climate === null) return null;
  return (
    <div className="yd-quiet">
      {words.climate(`${climate.name}${format.aside(climate.zone)}`)}{' '}
      {climate.formal ? null : <Link to="/knowledge/check">{words.toCheck}</Link>}
    </div>
  );
}
