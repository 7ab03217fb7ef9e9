import { Button, Input } from 'antd';
import { quantities } from '#kernel/quantity.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import type { PointsAddress } from './address.ts';
import { usePointText } from './point-text.tsx';
import { pointWords } from './words.ts';

const texts = ['building', 'space', 'equipment', 'tag'] as const;

const nothing = {
  search: undefined,
  building: undefined,
  quantity: undefined,
  space: undefined,
  equipment: undefined,
  tag: undefined,
  region: undefined,
};

/** The filters of the list of points. */
export function PointFilters({ at, go }: { readonly at: PointsAddress; readonly go: Go<PointsAddress> }) {
  const { filter } = usePageWords(pointWords);
  const { name, quantity } = usePointText();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={filter.title}>
      <TextField label={filter.search} value={at.search} onText={(search) => go({ search })} />
      <Field label={name('quantity')}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.quantity === '' ? undefined : at.quantity}
            none={filter.any}
            options={quantities.map((value) => ({ value, label: quantity(value) }))}
            onChoose={(value) => go({ quantity: value })}
          />
        )}
      </Field>
      {texts.map((field) => (
        <TextField key={field} label={name(field)} value={at[field]} onText={(text) => go({ [field]: text })} />
      ))}
      <PlacePick label={filter.region} value={at.region} onPick={(region) => go({ region })} none={filter.any} />
      <Button onClick={() => go(nothing)}>{filter.clear}</Button>
    </div>
  );
}

function TextField({
  label,
  value,
  onText,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onText: (text: string | undefined) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <Input.Search
          {...ids}
          key={value}
          defaultValue={value ?? ''}
          allowClear
          onSearch={(text) => onText(text === '' ? undefined : text)}
        />
      )}
    </Field>
  );
}
