import { Input } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import type { ActiveFilter } from '../../../ui/filter-bar.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { amongs, bases, gapChoices, verdicts, type RankingAddress } from './address.ts';
import type { StockAnswer } from './stock-question.ts';
import { stockWords } from './stock-words.ts';
import { benchmarkingWords } from './words.ts';

/** Filters of the buildings; the kinds of heating offered are the existing ones, with the number of each. */
export function StockFilters({
  at,
  go,
  answer,
}: {
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
  readonly answer: StockAnswer | undefined;
}) {
  const { format, words: shared } = useLanguage();
  const words = usePageWords(stockWords);
  const change = filtered(go);
  const named = (code: string): string => (code === 'unknown' ? words.notSaid : (words.heating[code] ?? words.otherHeating));
  const heatings = Object.entries(answer?.heatings ?? {}).map(([value, count]) => ({
    value,
    label: `${named(value)}${format.aside(format.count(count))}`,
  }));
  const active = useActive(at, change);
  return (
    <FilterBar
      label={shared.table.moreFilters}
      active={active}
      clear={() => change({ ...Object.fromEntries(active.map(({ key }) => [key, undefined])), search: undefined, verdict: undefined })}
      always={
        <>
          <SearchField at={at} go={change} />
          <VerdictPick at={at} go={change} />
          <Pick
            label={words.field.heating}
            value={at.heating}
            options={heatings}
            onPick={(heating) => change({ heating })}
            none={words.everyHeating}
          />
        </>
      }
    >
      <Folded at={at} go={change} />
    </FilterBar>
  );
}

type Narrowing = { readonly at: RankingAddress; readonly go: Go<RankingAddress> };

function Folded({ at, go: change }: Narrowing) {
  const words = usePageWords(stockWords);
  return (
    <>
      <Pick
        label={words.judgedBy}
        value={at.basis}
        options={bases.map((value) => ({ value, label: words.basis[value] }))}
        onPick={(basis) => change({ basis })}
        none={words.everyBasis}
      />
      <Pick
        label={words.missing}
        value={at.gap}
        options={gapChoices.map((value) => ({ value, label: value === 'any' ? words.anyGap : words.gap[value] }))}
        onPick={(gap) => change({ gap })}
        none={words.noGap}
      />
      <Pick
        label={words.among}
        value={at.among}
        options={amongs.map((value) => ({ value, label: words.amongName[value] }))}
        onPick={(among) => change({ among })}
        width={210}
      />
    </>
  );
}

/** The active filters among the collapsed ones. */
function useActive(at: RankingAddress, go: Go<RankingAddress>): ActiveFilter[] {
  const words = usePageWords(stockWords);
  const given: readonly (readonly [keyof RankingAddress, string, string | undefined])[] = [
    ['basis', words.judgedBy, at.basis === undefined ? undefined : words.basis[at.basis]],
    ['gap', words.missing, at.gap === undefined ? undefined : at.gap === 'any' ? words.anyGap : words.gap[at.gap]],
    ['among', words.among, at.among === 'use' ? undefined : words.amongName[at.among]],
  ];
  return given.flatMap(([key, label, value]) => (value === undefined ? [] : [{ key, label, value, drop: () => go({ [key]: undefined }) }]));
}

function SearchField({ at, go }: { readonly at: RankingAddress; readonly go: Go<RankingAddress> }) {
  const words = usePageWords(stockWords);
  return (
    <Field label={words.search}>
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
  );
}

function VerdictPick({ at, go }: { readonly at: RankingAddress; readonly go: Go<RankingAddress> }) {
  const words = usePageWords(stockWords);
  const { ranking } = usePageWords(benchmarkingWords);
  return (
    <Pick
      label={ranking.verdict}
      value={at.verdict}
      options={verdicts.map((value) => ({ value, label: words.verdict[value] }))}
      onPick={(verdict) => go({ verdict })}
      none={words.everyVerdict}
    />
  );
}
