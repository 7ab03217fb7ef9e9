import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Unread } from '../policy/answer.tsx';
import { usePolicyWords, type PolicyVocabulary } from '../policy/facts.ts';
import { Claims, OpenClaims } from './claims.tsx';
import { FileWays } from './file-ways.tsx';
import { useInput, withField, type Given } from './input.ts';
import { RatingNav } from './nav.tsx';
import { PlaceRow, ProjectSteps, useWhere, questionOf } from './place-project.tsx';
import { TypedTable, type RowField } from './rows.tsx';
import { NumberField } from './typed.tsx';
import { ratingWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.rating.incentives>>;

/** What a project may claim from the documents of its place, each with its words, and the floor area left out of the plot ratio. */
export function IncentivesPage() {
  const { incentives: words, common } = usePageWords(ratingWords);
  const { known, error, refetch } = usePolicyWords();
  const place = useWhere(known);
  const { input, set, tooLong } = useInput('incentives');
  const { region } = place.where;
  const told = useQuery({
    ...api.rating.incentives.queryOptions({ input: { ...questionOf(place.where), region, measures: input } }),
    enabled: known !== undefined && region !== '',
    retry: false,
  });
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <RatingNav />
      <div className="yd-panel yd-stack">
        <PlaceRow of={place} />
        <FileWays name={words.file} input={input} tooLong={tooLong} onLoad={set} />
      </div>
      <ProblemView error={error} again={refetch} />
      <Measures input={input} set={set} />
      <ProblemView error={told.error} />
      {known === undefined ? (
        <Loading />
      ) : (
        <div className="yd-asking">
          <ProjectSteps of={place} known={known} needs={told.data?.undecided.flatMap(({ needs }) => needs)} />
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
      )}
    </>
  );
}

/** What is measured of the project in addition to its facts: areas, walls, costs, buildings. */
function Measures({ input, set }: { readonly input: Given; readonly set: (next: Given) => void }) {
  const { incentives: words } = usePageWords(ratingWords);
  const fields: readonly RowField[] = [
    { field: 'name', title: words.wall, kind: 'text' },
    { field: 'wallLengthM', title: words.length, kind: 'number' },
    { field: 'thicknessMm', title: words.thickness, kind: 'number' },
    { field: 'baseThicknessMm', title: words.base, kind: 'number' },
    { field: 'storeys', title: words.storeys, kind: 'number' },
  ];
  const buildingFields: readonly RowField[] = [
    { field: 'name', title: words.building, kind: 'text' },
    { field: 'areaM2', title: words.buildingArea, kind: 'number' },
  ];
  return (
    <Panel title={words.measures}>
      <div className="yd-stack">
        <div className="yd-row">
          {(['plotM2', 'floorM2', 'prefabWallM2', 'addedInsulationM2', 'costYuan'] as const).map((field) => (
            <NumberField key={field} label={words[field]} value={input[field]} onSay={(value) => set(withField(input, field, value))} />
          ))}
        </div>
        <h3>{words.walls}</h3>
        <TypedTable label={words.walls} list="insulation" fields={fields} input={input} set={set} />
        <h3>{words.buildings}</h3>
        <TypedTable label={words.buildings} list="buildings" fields={buildingFields} input={input} set={set} />
      </div>
    </Panel>
  );
}

function Answer({ of, known, onSay }: { readonly of: Answer; readonly known: PolicyVocabulary; readonly onSay: (fact: string) => void }) {
  const { incentives: words } = usePageWords(ratingWords);
  const lists = [
    [words.undecided, of.undecided],
    [words.others, of.others],
    [words.lapsed, of.lapsed],
  ] as const;
  return (
    <>
      <Ratio of={of} />
      <Claims of={of.claims} known={known} />
      {lists.map(([title, list]) => (
        <OpenClaims key={title} title={title} of={list} known={known} onSay={onSay} />
      ))}
      <Unread of={of.notLoaded} />
      <FindingList findings={of.findings} />
    </>
  );
}

function Ratio({ of: { plotRatio, indicative } }: { readonly of: Answer }) {
  const { incentives: words, score } = usePageWords(ratingWords);
  const format = useFormat();
  if (plotRatio === null) return <p className="yd-quiet">{words.noRatio}</p>;
  const figures = [
    [words.leftOut, format.quantity(plotRatio.leftOutM2, 'm2')],
    [words.before, `${plotRatio.floorM2} ÷ ${plotRatio.plotM2} = ${plotRatio.before}`],
    [
      words.after,
      plotRatio.after === null ? '—' : `(${plotRatio.floorM2} − ${plotRatio.leftOutM2}) ÷ ${plotRatio.plotM2} = ${plotRatio.after}`,
    ],
  ] as const;
  return (
    <Panel title={words.ratio}>
      {indicative ? <Tag variant="outlined">{score.indicative}</Tag> : null}
      <dl className="yd-facts" role="status">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
