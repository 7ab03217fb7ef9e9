import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { type PoolAddress, reasons, states } from './address.ts';
import { poolWords } from './words.ts';

const now = new Date().getFullYear();

/** Years that plans are made for. */
const planYears = Array.from({ length: 12 }, (_, at) => String(now + 5 - at));

/** The filters of the pool. */
export function PoolFilters({ at, go }: { readonly at: PoolAddress; readonly go: Go<PoolAddress> }) {
  const words = usePageWords(poolWords);
  const { begin } = usePlaces();
  const year = at.year === 0 ? undefined : String(at.year);
  const offered = year === undefined || planYears.includes(year) ? planYears : [...planYears, year];
  return (
    <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.filter}>
      <SearchField label={words.search} text={at.search} onSearch={(search) => go({ search })} />
      <PlacePick label={words.label.place} value={at.region} onPick={(region) => go({ region })} none={words.label.all} />
      <Field label={words.field.state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state === '' ? undefined : at.state}
            none={words.label.allStates}
            options={states.map((value) => ({ value, label: words.state[value] }))}
            onChoose={(state) => go({ state })}
          />
        )}
      </Field>
      <Field label={words.field.year}>
        {({ id }) => (
          <Choice
            id={id}
            value={year}
            none={words.anyYear}
            options={offered.map((value) => ({ value, label: value }))}
            onChoose={(chosen) => go({ year: chosen === undefined ? undefined : Number(chosen) })}
          />
        )}
      </Field>
      <Field label={words.reason.label}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.reason}
            none={words.reason.any}
            options={reasons.map((value) => ({ value, label: words.reason.of[value] }))}
            onChoose={(reason) => go({ reason, ...(reason !== undefined && at.region === undefined && { region: begin }) })}
          />
        )}
      </Field>
      <Button
        onClick={() =>
          go({ search: undefined, region: undefined, state: undefined, year: undefined, reason: undefined, building: undefined })
        }
      >
        {words.clear}
      </Button>
    </div>
  );
}
