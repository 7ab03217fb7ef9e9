import { Link } from '@tanstack/react-router';
import { heatSavingPriceTerms, type heatNetworkTerms } from '#heat/heat-network/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import type { useLanguage } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import type { networkWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatNetwork.balance>>['points'][number];
type Language = ReturnType<typeof useLanguage>;

type Shown = Pick<Language, 'language' | 'format'> & {
  readonly of: (code: keyof typeof heatNetworkTerms) => string;
  readonly advice: (row: Row) => string;
  readonly words: (typeof networkWords)['zh'];
};

/**
 * The points of a substation: how far each is from the target, what to do at its valve, measured room temperatures and the possible saving.
 */
export function balanceColumns({ of, advice, words, language, format }: Shown): Column<Row>[] {
  const times = (value: number | null) => (value === null ? null : format.share(value));
  return [
    { key: 'point', title: termText(settlementPointFieldTerms, 'code', language), value: ({ point }) => point },
    {
      key: 'building',
      title: words.building,
      value: (row) => row.buildingName ?? row.building,
      show: (row) => (
        <Link to="/buildings/$building" params={{ building: row.building }} search={{}}>
          {row.buildingName ?? row.building}
        </Link>
      ),
    },
    {
      key: 'ratio',
      title: of('ratio'),
      number: true,
      value: ({ ratio }) => ({ value: ratio, unit: 'share' }),
      show: ({ point, ratio }) =>
        ratio === null ? (
          format.none
        ) : (
          <>
            <meter min={0} max={2} value={ratio} aria-label={words.bar(point, times(ratio) ?? '')} /> {times(ratio)}
          </>
        ),
    },
    { key: 'advice', title: of('advice'), value: advice },
    effectColumn(words),
    {
      key: 'saving',
      title: of('saving'),
      number: true,
      value: ({ saving }) => ({ value: saving, unit: 'GJ' }),
      show: ({ saving, figure }) => <Figure of={{ value: saving, unit: 'GJ', figure }} />,
    },
    { key: 'savingYuan', title: of('savingYuan'), number: true, value: ({ savingYuan }) => savingYuan },
    {
      key: 'pricedBy',
      title: of('pricedBy'),
      optional: true,
      value: ({ pricedBy }) => (pricedBy === null ? undefined : termText(heatSavingPriceTerms, pricedBy, language)),
    },
    {
      key: 'samples',
      title: of('samples'),
      value: ({ samples }) =>
        samples.count === 0 ? words.noSamples : words.coldOf(format.count(samples.count), format.count(samples.below ?? 0)),
    },
    { key: 'return', title: of('return'), number: true, value: (row) => ({ value: row.return, unit: 'degC' }) },
    { key: 'heat', title: of('heat'), number: true, value: ({ heat }) => ({ value: heat, unit: 'GJ' }) },
    { key: 'area', title: of('area'), number: true, value: ({ area }) => ({ value: area, unit: 'm2' }) },
  ];
}

/** The effect of an adjustment: the saving of the building's heat before and after. */
const effectColumn = (words: Shown['words']): Column<Row> => ({
  key: 'effect',
  title: words.effect,
  press: true,
  show: ({ building }) => (
    <Link to="/buildings/$building" params={{ building }} search={{ tab: 'savings', carrier: 'heat' }}>
      {words.beforeAndAfter}
    </Link>
  ),
});
