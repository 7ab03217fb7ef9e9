import { Button, Input } from 'antd';
import { wordsIn, type Category } from '#kernel/vocabulary.ts';
import { buildingValueTerms } from '#registry/vocabulary.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { PlacePick } from '../../ui/place-pick.tsx';
import type { BuildingsAddress } from './list-address.ts';
import { listWords } from './list-words.ts';

type Props = { readonly at: BuildingsAddress; readonly go: Go<BuildingsAddress> };

/** Which buildings the list is of. */
export function ListFilters({ at, go }: Props) {
  const { language } = useLanguage();
  const { filter } = usePageWords(listWords);
  const coded = (terms: Category) => Object.entries(wordsIn(terms, language)).map(([value, label]) => ({ value, label }));
  return (
    <div className="yd-panel yd-row" role="search" aria-label={filter.title}>
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
      <Few label={filter.use} value={at.use} options={coded(buildingValueTerms.use)} onChoose={(use) => go({ use })} />
      <Typed label={filter.organisation} value={at.organisation} onType={(organisation) => go({ organisation })} />
      <Typed number label={filter.areaFrom} value={at.areaFrom} onType={(text) => go({ areaFrom: numberOf(text) })} />
      <Typed number label={filter.areaTo} value={at.areaTo} onType={(text) => go({ areaTo: numberOf(text) })} />
      <Typed number label={filter.yearFrom} value={at.yearFrom} onType={(text) => go({ yearFrom: numberOf(text) })} />
      <Typed number label={filter.yearTo} value={at.yearTo} onType={(text) => go({ yearTo: numberOf(text) })} />
      <YesNo label={filter.hasMeters} value={at.hasMeters} yes={filter.yes} no={filter.no} onChoose={(hasMeters) => go({ hasMeters })} />
      <YesNo
        label={filter.stateOrgan}
        value={at.stateOrgan}
        yes={filter.is}
        no={filter.isNot}
        onChoose={(stateOrgan) => go({ stateOrgan })}
      />
      <Few label={filter.heating} value={at.heating} options={coded(buildingValueTerms.heating)} onChoose={(heating) => go({ heating })} />
      <Few
        label={filter.ownership}
        value={at.ownership}
        options={coded(buildingValueTerms.ownership)}
        onChoose={(ownership) => go({ ownership })}
      />
      <Button onClick={() => go(nothing)}>{filter.clear}</Button>
    </div>
  );
}

const nothing = {
  region: undefined,
  organisation: undefined,
  use: undefined,
  search: undefined,
  areaFrom: undefined,
  areaTo: undefined,
  yearFrom: undefined,
  yearTo: undefined,
  hasMeters: undefined,
  stateOrgan: undefined,
  ownership: undefined,
  heating: undefined,
};

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text ?? '');
  return text === undefined || Number.isNaN(value) ? undefined : value;
};

function Few({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  const { filter } = usePageWords(listWords);
  return (
    <Field label={label}>{({ id }) => <Choice id={id} value={value} none={filter.any} options={options} onChoose={onChoose} />}</Field>
  );
}

function YesNo({
  label,
  value,
  yes,
  no,
  onChoose,
}: {
  readonly label: string;
  readonly value: 'yes' | 'no' | '';
  readonly yes: string;
  readonly no: string;
  readonly onChoose: (value: 'yes' | 'no' | undefined) => void;
}) {
  const options = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
  return (
    <Few
      label={label}
      value={value === '' ? undefined : value}
      options={options}
      onChoose={(chosen) => onChoose(chosen as 'yes' | 'no' | undefined)}
    />
  );
}

/** A text that takes effect when it is left or Enter is pressed. */
function Typed({
  label,
  value,
  number = false,
  onType,
}: {
  readonly label: string;
  readonly value: string | number | undefined;
  readonly number?: boolean;
  readonly onType: (text: string | undefined) => void;
}) {
  const take = (text: string) => {
    if (text.trim() !== String(value ?? '')) onType(text.trim() === '' ? undefined : text.trim());
  };
  return (
    <Field label={label}>
      {(ids) => (
        <Input
          {...ids}
          key={String(value)}
          inputMode={number ? 'decimal' : 'text'}
          defaultValue={String(value ?? '')}
          style={{ width: number ? 120 : 160 }}
          onBlur={(event) => take(event.target.value)}
          onPressEnter={(event) => take(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
