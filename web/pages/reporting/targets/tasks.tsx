import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { AssignedTask } from './answers.ts';
import { TaskFiles } from './task-files.tsx';
import { TaskPanel } from './task-panel.tsx';
import { targetsPageWords } from './words.ts';

type State = AssignedTask['state'];

const states: readonly State[] = ['open', 'overdue', 'done'];

const readTasks = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  unit: textIn(given, 'unit'),
  state: states.find((one) => one === given['state']),
  mine: given['mine'] === 'true' ? 'true' : undefined,
  task: textIn(given, 'task'),
  in: textIn(given, 'in'),
});

/** Tasks of the documents in a place and below: who does them, by when, their progress. */
export function TasksPage() {
  const words = usePageWords(targetsPageWords);
  const [at, go] = useAddress(readTasks);
  const places = usePlaces();
  const region = at.region ?? places.begin;
  return (
    <>
      <PageHeader title={words.task.title} below={words.tasksMean} />
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.task.title}>
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code, task: undefined })} />
        <SearchField label={words.task.unit} text={at.unit} onSearch={(unit) => go({ unit })} />
        <Field label={words.label.state}>
          {({ id }) => (
            <Choice
              id={id}
              value={at.state}
              none={words.label.allStates}
              options={states.map((value) => ({ value, label: words.state[value] }))}
              onChoose={(state) => go({ state })}
            />
          )}
        </Field>
        <Field label={words.task.person}>
          {({ id }) => (
            <Choice
              id={id}
              value={at.mine}
              none={words.label.all}
              options={[{ value: 'true', label: words.task.mine }]}
              onChoose={(mine) => go({ mine })}
            />
          )}
        </Field>
      </div>
      {region === undefined ? <Loading /> : <TaskList at={at} region={region} onOpen={(one) => go({ task: one?.id, in: one?.region })} />}
    </>
  );
}

type TasksAddress = ReturnType<typeof readTasks>;

function TaskList({
  at,
  region,
  onOpen,
}: {
  readonly at: TasksAddress;
  readonly region: string;
  readonly onOpen: (task: AssignedTask | undefined) => void;
}) {
  const words = usePageWords(targetsPageWords);
  const inFile = { region, ...(at.unit !== undefined && { unit: at.unit }), ...(at.state !== undefined && { state: at.state }) };
  const input = { ...inFile, ...(at.mine !== undefined && { mine: true }) };
  const query = useQuery({ ...api.assignment.list.queryOptions({ input }), placeholderData: keepPreviousData });
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { tasks } = query.data;
  const chosen = tasks.find(({ id, region: of }) => id === at.task && of === at.in);
  return (
    <div className="yd-stack" aria-busy={query.isPlaceholderData}>
      <TaskFiles of={inFile} />
      {chosen === undefined ? null : <TaskPanel key={`${chosen.id} ${chosen.region}`} of={chosen} onClose={() => onOpen(undefined)} />}
      {tasks.length === 0 ? <p className="yd-panel yd-quiet">{words.label.noTasks}</p> : <TaskTable tasks={tasks} onOpen={onOpen} />}
    </div>
  );
}

function TaskTable({ tasks, onOpen }: { readonly tasks: readonly AssignedTask[]; readonly onOpen: (task: AssignedTask) => void }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const { colours } = useTheme();
  const tone = { open: colours.text, done: colours.success, overdue: colours.error };
  const columns: Column<AssignedTask>[] = [
    { key: 'id', title: words.label.code, hidden: true, value: ({ id }) => id },
    {
      key: 'title',
      title: words.label.task,
      width: 260,
      value: ({ title }) => title,
      show: (one) => (
        <>
          {one.title}{' '}
          <Button size="small" aria-label={words.opensTask(one.title, one.regionName)} onClick={() => onOpen(one)}>
            {words.open}
          </Button>
        </>
      ),
    },
    { key: 'place', title: words.label.place, value: ({ regionName }) => regionName },
    {
      key: 'unit',
      title: words.task.unit,
      value: ({ assigned, units }) => assigned?.unit ?? units.join(format.and),
    },
    {
      key: 'person',
      title: words.task.person,
      value: ({ assigned }) => assigned?.to ?? null,
      show: ({ assigned }) => assigned?.to ?? (assigned === null ? <span className="yd-none">{words.task.unassigned}</span> : null),
    },
    { key: 'due', title: words.label.due, value: ({ due, printedDue }) => due ?? printedDue },
    {
      key: 'percent',
      title: words.task.percent,
      number: true,
      value: ({ percent }) => ({ value: percent, unit: '%' }),
      show: ({ percent, figure }) => <Figure of={{ value: percent, unit: '%', figure: figure ?? undefined }} />,
    },
    {
      key: 'state',
      title: words.label.state,
      value: ({ state }) => words.state[state],
      show: ({ state }) => <strong style={{ color: tone[state] }}>{words.state[state]}</strong>,
    },
  ];
  return <PlainTable label={words.task.title} columns={columns} rows={tasks} rowKey={({ id, region }) => `${id} ${region}`} />;
}
