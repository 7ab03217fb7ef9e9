import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { usePolicyWords, type PolicyVocabulary } from '../policy/facts.ts';
import { DistrictTab } from './district.tsx';
import { FileWays } from './file-ways.tsx';
import { useInput } from './input.ts';
import { JudgedRules, useBounds } from './judged.tsx';
import { RatingNav } from './nav.tsx';
import { PlaceRow, ProjectSteps, useWhere, questionOf } from './place-project.tsx';
import { TypedTable, type RowField } from './rows.tsx';
import { Speaking } from './speaking.tsx';
import { ratingWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.rating.ultraLow>>;
type Place = ReturnType<typeof useWhere>;

const tabs = ['share', 'district', 'near-zero', 'rural'] as const;
const readTab = (given: Readonly<Record<string, unknown>>) => ({ tab: wordIn(given, 'tab', tabs, 'share') });

/**
 * Ultra-low-energy buildings of a project by number and area; near-zero energy and districts; rural houses: what the documents require of
 * each.
 */
export function UltraLowPage() {
  const { ultraLow: words } = usePageWords(ratingWords);
  const { known, error, refetch } = usePolicyWords();
  const place = useWhere(known);
  const [{ tab }, go] = useAddress(readTab);
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <RatingNav />
      <div className="yd-panel">
        <PlaceRow of={place} />
      </div>
      <ProblemView error={error} again={refetch} />
      {known === undefined ? (
        <Loading />
      ) : (
        <Tabs
          label={words.title}
          active={tab}
          onChoose={(chosen) => go({ tab: chosen })}
          tabs={[
            { key: 'share', label: words.tabs.share, show: () => <Share place={place} known={known} /> },
            { key: 'district', label: words.tabs.district, show: () => <DistrictTab place={place} known={known} /> },
            {
              key: 'near-zero',
              label: words.tabs.nearZero,
              show: () => <Speaking key="near-zero" place={place} known={known} name="low-energy" />,
            },
            { key: 'rural', label: words.tabs.rural, show: () => <Speaking key="rural" place={place} known={known} name="rural" /> },
          ]}
        />
      )}
    </>
  );
}

function Share({ place, known }: { readonly place: Place; readonly known: PolicyVocabulary }) {
  const { ultraLow: words, common } = usePageWords(ratingWords);
  const { input, set, tooLong } = useInput('ultra-low');
  const told = useQuery({ ...api.rating.ultraLow.queryOptions({ input: { ...questionOf(place.where), input } }), retry: false });
  const fields: readonly RowField[] = [
    { field: 'name', title: words.building, kind: 'text' },
    { field: 'aboveGroundM2', title: words.area, kind: 'number' },
    { field: 'ultraLow', title: words.ultraLow, kind: 'yes' },
  ];
  return (
    <>
      <div className="yd-panel">
        <FileWays name={words.file} input={input} tooLong={tooLong} onLoad={set} />
      </div>
      <Panel title={words.buildings}>
        <TypedTable label={words.buildings} list="buildings" fields={fields} input={input} set={set} />
      </Panel>
      <ProblemView error={told.error} />
      <div className="yd-asking">
        <ProjectSteps of={place} known={known} needs={told.data?.rules.flatMap(({ needs }) => needs)} />
        <div aria-live="polite" aria-busy={told.isFetching}>
          {told.data === undefined ? (
            told.error === null ? (
              <Loading />
            ) : (
              <p className="yd-quiet">{common.kept}</p>
            )
          ) : (
            <Answer of={told.data} known={known} onSay={(fact) => place.go({ fact })} />
          )}
        </div>
      </div>
    </>
  );
}

function Answer({ of, known, onSay }: { readonly of: Answer; readonly known: PolicyVocabulary; readonly onSay: (fact: string) => void }) {
  const { ultraLow: words } = usePageWords(ratingWords);
  const format = useFormat();
  const bounds = useBounds();
  const figures = [
    [words.count, bounds(of.count, format.count)],
    [words.whole, of.aboveGroundM2 === null ? bounds({ least: null, most: null }, String) : format.quantity(of.aboveGroundM2, 'm2')],
    [words.areaOf, bounds(of.ultraLowM2, (value) => format.quantity(value, 'm2'))],
    [words.share, bounds(of.share, (value) => `${format.number(value)}%`)],
  ] as const;
  return (
    <>
      <Panel title={words.result}>
        <Figures of={figures} />
        <FindingList findings={of.findings} />
      </Panel>
      <JudgedRules of={of.rules} known={known} onSay={onSay} />
    </>
  );
}

/** Figures with their names. */
function Figures({ of }: { readonly of: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="yd-facts">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
