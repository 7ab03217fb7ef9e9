import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { wordsIn, type Category } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import type { ActiveFilter } from '../../../ui/filter-bar.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { stockWords } from '../../supervision/benchmarking/stock-words.ts';
import { benchmarkingWords } from '../../supervision/benchmarking/words.ts';
import { coded, Few } from './few.tsx';
import type { BuildingsAddress } from './list-address.ts';
import { listWords } from './list-words.ts';

const Views = lazy(async () => ({ default: (await import('./views.tsx')).Views }));
const MoreFilters = lazy(async () => ({ default: (await import('./list-filters-more.tsx')).MoreFilters }));

type Props = { readonly at: BuildingsAddress; readonly go: Go<BuildingsAddress> };

/** The filters of the list of buildings, and its year: the most used in one line, the rest on demand. */
export function ListFilters({ at, go }: Props) {
  const { filter } = usePageWords(listWords);
  const active = useActive({ at, go });
  return (
    <FilterBar
      label={filter.title}
      active={active}
      clear={() =>
        go({ ...Object.fromEntries(active.map(({ key }) => [key, undefined])), search: undefined, region: undefined, use: undefined })
      }
      always={<Always at={at} go={go} />}
    >
      <Suspense fallback={null}>
        <MoreFilters at={at} go={go} />
        <Views />
      </Suspense>
    </FilterBar>
  );
}

function Always({ at, go }: Props) {
  const { language } = useLanguage();
  const { filter } = usePageWords(listWords);
  return (
    <>
      <Field label={filter.search}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={at.search}
            defaultValue={at.search ?? ''}
            allowClear
            onSearch={(text) => go({ search: text === '' ? undefined : text })}
          />
        )}
      </Field>
      <PlacePick label={filter.region} value={at.region} onPick={(region) => go({ region })} none={filter.any} />
      <Few label={filter.use} value={at.use} options={coded(buildingValueTerms.use, language)} onChoose={(use) => go({ use })} />
    </>
  );
}

/** The active filters among the collapsed ones. */
function useActive({ at, go }: Props): ActiveFilter[] {
  const { language, words } = useLanguage();
  const { filter } = usePageWords(listWords);
  const { ranking } = usePageWords(benchmarkingWords);
  const stock = usePageWords(stockWords);
  const organisationName = useOrganisationNames([at.organisation]);
  const yesNo = (value: string, yes: string, no: string) => (value === '' ? undefined : value === 'yes' ? yes : no);
  const of = (terms: Category, code: string | undefined) => (code === undefined ? undefined : (wordsIn(terms, language)[code] ?? code));
  const given: readonly (readonly [keyof BuildingsAddress, string, string | number | undefined])[] = [
    ['organisation', filter.organisation, at.organisation === undefined ? undefined : organisationName(at.organisation)],
    ['areaFrom', filter.areaFrom, at.areaFrom],
    ['areaTo', filter.areaTo, at.areaTo],
    ['yearFrom', filter.yearFrom, at.yearFrom],
    ['yearTo', filter.yearTo, at.yearTo],
    ['hasMeters', filter.hasMeters, yesNo(at.hasMeters, filter.yes, filter.no)],
    ['stateOrgan', filter.stateOrgan, yesNo(at.stateOrgan, filter.is, filter.isNot)],
    ['heating', filter.heating, of(buildingValueTerms.heating, at.heating)],
    ['ownership', filter.ownership, of(buildingValueTerms.ownership, at.ownership)],
    ['carrier', ranking.carrier, at.carrier === 'electricity' ? undefined : words.carrier[at.carrier]],
    ['verdict', ranking.verdict, at.verdict === undefined ? undefined : stock.verdict[at.verdict]],
    ['basis', stock.judgedBy, at.basis === undefined ? undefined : stock.basis[at.basis]],
    ['gap', stock.missing, at.gap === undefined ? undefined : at.gap === 'any' ? stock.anyGap : stock.gap[at.gap]],
  ];
  return given.flatMap(([key, label, value]) =>
    value === undefined ? [] : [{ key, label, value: String(value), drop: () => go({ [key]: undefined }) }],
  );
}
