import { Input } from 'antd';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { bases, gapChoices, measures, verdicts } from '../../supervision/benchmarking/address.ts';
import { stockWords } from '../../supervision/benchmarking/stock-words.ts';
import { benchmarkingWords } from '../../supervision/benchmarking/words.ts';
import { coded, Few } from './few.tsx';
import type { BuildingsAddress } from './list-address.ts';
import { listWords } from './list-words.ts';

type Props = { readonly at: BuildingsAddress; readonly go: Go<BuildingsAddress> };

/** The filters that open on demand. */
export function MoreFilters({ at, go }: Props) {
  return (
    <>
      <Facts at={at} go={go} />
      <OfYear at={at} go={go} />
    </>
  );
}

/** By what is known of the buildings. */
function Facts({ at, go }: Props) {
  const { language } = useLanguage();
  const { filter } = usePageWords(listWords);
  return (
    <>
      <OrganisationPick label={filter.organisation} value={at.organisation} onPick={(organisation) => go({ organisation })} />
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
      <Few
        label={filter.heating}
        value={at.heating}
        options={coded(buildingValueTerms.heating, language)}
        onChoose={(heating) => go({ heating })}
      />
      <Few
        label={filter.ownership}
        value={at.ownership}
        options={coded(buildingValueTerms.ownership, language)}
        onChoose={(ownership) => go({ ownership })}
      />
    </>
  );
}

/** By the year: which energy, the verdict, what is missing. */
function OfYear({ at, go }: Props) {
  const { words } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const stock = usePageWords(stockWords);
  const named = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: names[value] }));
  return (
    <>
      <Few
        label={ranking.carrier}
        value={at.carrier}
        options={named(measures, words.carrier)}
        onChoose={(carrier) => go({ carrier: carrier as BuildingsAddress['carrier'] | undefined })}
      />
      <Few
        label={ranking.verdict}
        value={at.verdict}
        options={named(verdicts, stock.verdict)}
        onChoose={(verdict) => go({ verdict: verdict as BuildingsAddress['verdict'] })}
      />
      <Few
        label={stock.judgedBy}
        value={at.basis}
        options={named(bases, stock.basis)}
        onChoose={(basis) => go({ basis: basis as BuildingsAddress['basis'] })}
      />
      <Few
        label={stock.missing}
        value={at.gap}
        options={gapChoices.map((value) => ({ value, label: value === 'any' ? stock.anyGap : stock.gap[value] }))}
        onChoose={(gap) => go({ gap: gap as BuildingsAddress['gap'] })}
      />
    </>
  );
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text ?? '');
  return text === undefined || Number.isNaN(value) ? undefined : value;
};

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

/** A text that takes effect on blur or Enter. */
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
