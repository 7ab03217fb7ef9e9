import { Button, Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { type EquipmentAddress, kinds, states } from './address.ts';
import { useEquipmentText } from './equipment-text.tsx';
import { equipmentWords } from './words.ts';

/** The filters of the list of equipment. */
export function EquipmentFilters({ at, go }: { readonly at: EquipmentAddress; readonly go: Go<EquipmentAddress> }) {
  const { filter } = usePageWords(equipmentWords);
  const { name, kind, state } = useEquipmentText();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={filter.title}>
      <TextField label={filter.search} value={at.search} onText={(search) => go({ search })} />
      <TextField label={name('building')} value={at.building} onText={(building) => go({ building })} />
      <Field label={name('kind')}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind === '' ? undefined : at.kind}
            none={filter.any}
            options={kinds.map((value) => ({ value, label: kind(value) }))}
            onChoose={(value) => go({ kind: value })}
          />
        )}
      </Field>
      <Field label={filter.state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state === '' ? undefined : at.state}
            none={filter.any}
            options={states.map((value) => ({ value, label: state(value) }))}
            onChoose={(value) => go({ state: value })}
          />
        )}
      </Field>
      <PlacePick label={filter.region} value={at.region} onPick={(region) => go({ region })} none={filter.any} />
      <OrganisationPick label={filter.organisation} value={at.organisation} onPick={(organisation) => go({ organisation })} />
      <Button onClick={() => go(nothing)}>{filter.clear}</Button>
    </div>
  );
}

const nothing = { search: undefined, building: undefined, kind: undefined, state: undefined, region: undefined, organisation: undefined };

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
