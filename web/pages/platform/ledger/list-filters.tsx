import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { KindList, ListFilter } from '#kernel/kind-list.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import type { EntityText } from './facts.ts';
import { filterOf, type ListAddress } from './list-address.ts';
import { entityWords } from './words.ts';

/** The name of the filters of a list, and of those that are not named as their field. */
export type FilterWords = { readonly title: string; readonly search: string; readonly [filter: string]: string };

/** A filter of a list: its name, its value, and how it is changed. */
export type FilterBox = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onValue: (value: string | undefined) => void;
};

type Filtering = {
  readonly list: KindList;
  readonly words: FilterWords;
  readonly text: Pick<EntityText, 'name'>;
  readonly at: ListAddress;
  readonly go: Go<ListAddress>;
  /** Boxes of filters whose values are not in their declaration. */
  readonly boxes?: Readonly<Record<string, (box: FilterBox) => ReactNode>> | undefined;
};

/** The filters of the list of a kind, as it declares them. */
export function ListFilters({ list: { filters }, words, text, at, go, boxes = {} }: Filtering) {
  const { list } = usePageWords(entityWords);
  const set = (name: string, value: string | undefined) => (go as (change: object) => void)({ [name]: value });
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.title}>
      <SearchField label={words.search} text={at.search} onSearch={(search) => set('search', search)} />
      {Object.entries(filters).map(([name, filter]) => {
        const box: FilterBox = {
          label: words[name] ?? text.name(name),
          value: filterOf(at, name),
          onValue: (value) => set(name, value),
        };
        return <OneFilter key={name} filter={filter} box={box} own={boxes[name]} />;
      })}
      <Button
        onClick={() =>
          (go as (change: object) => void)(Object.fromEntries(['search', ...Object.keys(filters)].map((name) => [name, undefined])))
        }
      >
        {list.clear}
      </Button>
    </div>
  );
}

function OneFilter({
  filter,
  box: { label, value, onValue },
  own,
}: {
  readonly filter: ListFilter;
  readonly box: FilterBox;
  readonly own: ((box: FilterBox) => ReactNode) | undefined;
}) {
  const { list } = usePageWords(entityWords);
  const { language } = useLanguage();
  if (own !== undefined) return own({ label, value, onValue });
  if (filter === 'place') return <PlacePick label={label} value={value} onPick={onValue} none={list.any} />;
  if (filter === 'organisation') return <OrganisationPick label={label} value={value} onPick={onValue} />;
  if (typeof filter !== 'object') return <SearchField label={label} text={value} onSearch={onValue} />;
  const options = Object.entries(wordsIn(filter, language)).map(([code, name]) => ({ value: code, label: name }));
  return <Field label={label}>{({ id }) => <Choice id={id} value={value} none={list.any} options={options} onChoose={onValue} />}</Field>;
}
