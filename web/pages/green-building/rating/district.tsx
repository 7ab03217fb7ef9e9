import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay, type PolicyVocabulary } from '../policy/facts.ts';
import { policyWords } from '../policy/words.ts';
import { FileWays } from './file-ways.tsx';
import { listIn, useInput, type Given } from './input.ts';
import { JudgedRules, useBounds } from './judged.tsx';
import { ProjectSteps, questionOf, type useWhere } from './place-project.tsx';
import { TypedTable, type RowField } from './rows.tsx';
import { Assigned } from './speaking.tsx';
import { ratingWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.rating.district>>;
type Level = Answer['levels'][number];
type Project = Answer['projects'][number];

/**
 * The buildings of a district: each project against the share rule, the district summed up by level, and what the documents assign to
 * districts.
 */
export function DistrictTab({ place, known }: { readonly place: ReturnType<typeof useWhere>; readonly known: PolicyVocabulary }) {
  const { ultraLow: words, common } = usePageWords(ratingWords);
  const say = useSay();
  const { input, set, tooLong } = useInput('district', 'district');
  const told = useQuery({
    ...api.rating.district.queryOptions({ input: { ...questionOf(place.where), input: withStars(input) } }),
    retry: false,
  });
  const topic = known.topics.get('district');
  return (
    <>
      {topic === undefined ? null : <p className="yd-quiet">{say(topic.says)}</p>}
      <div className="yd-panel">
        <FileWays name={words.districtFile} input={withStars(input)} tooLong={tooLong} onLoad={set} />
      </div>
      <Panel title={words.buildings}>
        <TypedTable label={words.buildings} list="buildings" fields={useFields(known)} input={input} set={set} />
      </Panel>
      <ProblemView error={told.error} />
      <div className="yd-asking">
        <ProjectSteps of={place} known={known} needs={told.data?.projects.flatMap(({ rules }) => rules.flatMap(({ needs }) => needs))} />
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
      <Assigned name="district" region={place.where.region} date={place.where.date} />
    </>
  );
}

/** A chosen star is text in the page and a number in the file. */
function withStars(input: Given): Given {
  const rows = listIn(input, 'buildings').map((row) => (typeof row['star'] === 'string' ? { ...row, star: Number(row['star']) } : row));
  return rows.length === 0 ? input : { ...input, buildings: rows };
}

function useFields({ facts }: PolicyVocabulary): readonly RowField[] {
  const { ultraLow: words } = usePageWords(ratingWords);
  const { plans } = usePageWords(policyWords);
  const say = useSay();
  const classes = facts.get('class')?.values.map(({ value, names }) => ({ value, label: say(names, value) })) ?? [];
  const stars = [0, 1, 2, 3].map((star) => ({ value: String(star), label: plans.star(star) }));
  return [
    { field: 'project', title: words.project, kind: 'text', width: 110 },
    { field: 'name', title: words.building, kind: 'text', width: 90 },
    { field: 'class', title: words.class, kind: 'choice', options: classes },
    { field: 'aboveGroundM2', title: words.area, kind: 'number' },
    { field: 'ultraLow', title: words.ultraLow, kind: 'yes' },
    { field: 'nearZero', title: words.nearZero, kind: 'yes' },
    { field: 'zeroCarbon', title: words.zeroCarbon, kind: 'yes' },
    { field: 'star', title: words.star, kind: 'choice', options: stars },
  ];
}

function Answer({ of, known, onSay }: { readonly of: Answer; readonly known: PolicyVocabulary; readonly onSay: (fact: string) => void }) {
  const { ultraLow: words } = usePageWords(ratingWords);
  const format = useFormat();
  const bounds = useBounds();
  const columns: Column<Level>[] = [
    { key: 'level', title: words.level, show: ({ level }) => words.levels[level] ?? level },
    { key: 'count', title: words.buildings, number: true, show: ({ count }) => bounds(count, format.count) },
    { key: 'area', title: words.area, number: true, show: ({ m2 }) => bounds(m2, format.number) },
    { key: 'share', title: words.share, number: true, show: ({ share }) => bounds(share, (value) => `${format.number(value)}%`) },
  ];
  return (
    <>
      <Panel title={words.sum(format.count(of.buildings), of.aboveGroundM2 === null ? '—' : format.scaled(of.aboveGroundM2, 'm2'))}>
        <ShortTable label={words.tabs.district} columns={columns} rows={of.levels} rowKey={({ level }) => level} />
        <FindingList findings={of.findings} />
      </Panel>
      {of.projects.map((one) => (
        <ProjectRules key={one.name} of={one} known={known} onSay={onSay} />
      ))}
    </>
  );
}

function ProjectRules({ of, ...rest }: { readonly of: Project; readonly known: PolicyVocabulary; readonly onSay: (fact: string) => void }) {
  const { ultraLow: words } = usePageWords(ratingWords);
  const format = useFormat();
  const bounds = useBounds();
  return (
    <JudgedRules of={of.rules} title={words.projectOf(of.name || '—')} {...rest}>
      <p>
        {words.count} {bounds(of.count, format.count)} / {format.count(of.buildings.length)} · {words.share}{' '}
        {bounds(of.share, (value) => `${format.number(value)}%`)}
      </p>
      <FindingList findings={of.findings} />
    </JudgedRules>
  );
}
