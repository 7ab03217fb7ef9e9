import { Button } from 'antd';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { type AddressInBuildings, states } from './address.ts';
import { inBuildingsWords } from './words.ts';

/** The filters of a list of what is in buildings. */
export function FiltersInBuildings({
  label,
  kinds,
  text: { name, text },
  at,
  go,
}: {
  readonly label: string;
  readonly kinds: readonly string[];
  readonly text: EntityText;
  readonly at: AddressInBuildings;
  readonly go: Go<AddressInBuildings>;
}) {
  const { filter, state } = usePageWords(inBuildingsWords);
  const { language } = useLanguage();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={label}>
      <SearchField label={filter.search} text={at.search} onSearch={(search) => go({ search })} />
      <SearchField label={name('building')} text={at.building} onSearch={(building) => go({ building })} />
      <Field label={name('kind')}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind === '' ? undefined : at.kind}
            none={filter.any}
            options={kinds.map((value) => ({ value, label: text('kind', value) ?? value }))}
            onChoose={(kind) => go({ kind })}
          />
        )}
      </Field>
      <Field label={state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state === '' ? undefined : at.state}
            none={filter.any}
            options={states.map((value) => ({ value, label: termText(inUseTerms, value, language) }))}
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
