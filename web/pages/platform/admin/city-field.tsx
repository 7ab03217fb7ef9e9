import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AutoComplete } from 'antd';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { adminWords } from './words.ts';

/** The name of the city, searched among the places of the country by name, code or pinyin; below it the known climate zone. */
export function CityField({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  const words = usePageWords(adminWords).settings;
  const { format } = useLanguage();
  const text = value.trim();
  const found = useQuery(
    api.search.places.queryOptions({
      input: { text, limit: 12 },
      enabled: text !== '',
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
  const places = text === '' ? [] : (found.data?.places ?? []);
  const options = places.map(({ code, name, above }) => ({ key: code, value: name, label: `${[...above, name].join('')} ${code}` }));
  const [city, ...others] = places.filter(({ name }) => name === text);
  return (
    <>
      <Field label={words.cityName} hint={words.cityNameHint}>
        {(ids) => <AutoComplete {...ids} value={value} options={options} onChange={onChange} style={{ width: '100%' }} />}
      </Field>
      {city === undefined || others.length > 0 ? null : (
        <div className="yd-quiet">
          {words.climate}
          {format.colon}
          {city.climate === null ? words.climateUnknown : `${city.climate.name}${format.aside(city.climate.zone)}`}
          {city.climate === null || city.climate.formal ? null : (
            <>
              {' '}
              <Link to="/knowledge/check">{words.climateToCheck}</Link>
            </>
          )}
        </div>
      )}
    </>
  );
}
