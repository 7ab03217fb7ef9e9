import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import { warningsPageWords } from './words.ts';

type Detail = Awaited<ReturnType<typeof client.warning.episode>>;
type Rest = Detail['rests'][number];

/** One episode: the values that it is based on, the notices sent about it, acknowledgements and feedback. */
export function OneEpisode({ id }: { readonly id: number }) {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const { language } = useLanguage();
  const query = useQuery(api.warning.episode.queryOptions({ input: { id } }));
  if (query.isPending) return <Loading />;
  if (query.data === undefined) return <ProblemView error={query.error} again={query.refetch} />;
  const { names, subject, state, inputs, rests, events, acknowledged, feedback, step, zone, start, end, last } = query.data;
  const marks = [{ from: Date.parse(start), to: Date.parse(end ?? last), text: words.state[state] }];
  const columns: Column<Rest>[] = [
    { key: 'start', title: words.label.from, value: ({ start }) => instant(start) },
    ...inputs.map(({ name }): Column<Rest> => ({ key: name, title: name, number: true, value: ({ values }) => values[name] ?? undefined })),
    { key: 'holds', title: words.holds, value: ({ holds }) => (holds === null ? words.unknown : holds ? words.yes : words.no) },
  ];
  return (
    <Panel title={`${names[language]}${format.aside(subject)}`}>
      <div className="yd-stack">
        <EpisodeFacts of={query.data} />
        <p>
          {words.state[state]}
          {acknowledged === null ? null : `${format.pause}${words.term.answered}${format.colon}${acknowledged.by}`}
          {feedback === null ? null : `${format.pause}${words.feedback[feedback.as]}`}
        </p>
        <Acts of={query.data} />
        <Answers id={id} />
        {rests.length === 0 ? null : (
          <TimeChart
            label={words.chart(names[language])}
            step={step}
            zone={zone}
            marks={marks}
            lines={inputs.map(({ name, unit }, at) => ({
              name,
              unit,
              ...(at > 0 && unit !== inputs[0]?.unit && { beside: true }),
              points: rests.map((rest) => ({ at: Date.parse(rest.start), value: rest.values[name] ?? null })),
            }))}
          />
        )}
        <SimilarDays of={query.data} />
        {rests.length === 0 ? null : <PlainTable label={words.rests} columns={columns} rows={rests} rowKey={({ start }) => start} />}
        {events.length === 0 ? null : (
          <p>
            {words.told}
            {format.colon}
            {events
              .map(({ event, at }) => `${words.event[event as 'opened'] ?? event} ${format.instant(at, 'Asia/Shanghai')}`)
              .join(format.pause)}
          </p>
        )}
      </div>
    </Panel>
  );
}

/** @example localDay('2025-12-31T16:00:00Z', 'Asia/Shanghai') // '2026-01-01' */
const localDay = (start: string, zone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(start));

/** From a warning to the act: a notice or a case, with what was found and since when. */
function Acts({ of: { building, buildingName, names, start, end, zone, state } }: { readonly of: Detail }) {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const format = useFormat();
  if (building === null) return null;
  const since = format.instant(start, zone);
  const day = localDay(start, zone);
  const text = `${names[language]}${format.aside(`${since}${end === null ? '' : ` – ${format.instant(end, zone)}`}${format.pause}${words.state[state]}`)}`;
  const subject = { code: building, name: buildingName ?? building, text, figures: [] };
  return (
    <div className="yd-row yd-no-print">
      <BuildingActs subjects={[subject]} year={Number(day.slice(0, 4))} period={day} grounds={{ text }} acts={['notify', 'case']} />
    </div>
  );
}

/** Where and when it was, how severe, and how much was at stake. */
function EpisodeFacts({
  of: { building, buildingName, severity, start, end, zone, stake, stakeUnit, stakeCoverage, muted },
}: {
  readonly of: Detail;
}) {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const facts: [string, string][] = [
    [words.term.severity, words.severity[severity as 'info']],
    [words.term.opensAt, format.instant(start, zone)],
    ...(end === null ? [] : [[words.term.endsAt, format.instant(end, zone)] as [string, string]]),
    ...(stake === null
      ? []
      : [
          [
            words.term.stake,
            `${format.scaled(stake, stakeUnit ?? '')}${stakeCoverage === null ? '' : format.aside(format.share(stakeCoverage))}`,
          ] as [string, string],
        ]),
    ...(muted === null ? [] : [[words.muteDay, format.instant(muted.until, zone)] as [string, string]]),
  ];
  return (
    <>
      {building === null ? null : (
        <p>
          <BuildingLink code={building} name={buildingName ?? building} year={Number(start.slice(0, 4))} />
        </p>
      )}
      <p>{facts.map(([name, fact]) => `${name}${format.colon}${fact}`).join(format.pause)}</p>
    </>
  );
}

/** The ten days that the first day of an episode was compared with, if its rule is based on expected use. */
function SimilarDays({ of: { building, inputs, start, zone } }: { readonly of: Detail }) {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const carrier = inputs.find(({ source }) => 'expected' in source)?.source['carrier'] as 'electricity' | undefined;
  const from = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(start));
  const to = new Date(Date.parse(`${from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const asked = { building: building ?? '', carrier: carrier ?? 'electricity', from, to, details: 'true' } as const;
  const query = useQuery({
    ...api.expectation.expectedOfBuilding.queryOptions({ input: asked }),
    enabled: carrier !== undefined && building !== null,
  });
  const [day] = query.data?.days ?? [];
  if (day?.details === undefined || day.details.length === 0) return null;
  const unit = query.data?.unit ?? '';
  const columns: Column<(typeof day.details)[number]>[] = [
    { key: 'day', title: words.label.time, value: (one) => one.day, show: (one) => format.day(one.day) },
    { key: 'use', title: words.label.value, number: true, value: ({ use }) => ({ value: use, unit }) },
  ];
  return <PlainTable label={words.similar(format.day(from))} columns={columns} rows={day.details} rowKey={(one) => one.day} />;
}

function Answers({ id }: { readonly id: number }) {
  const words = usePageWords(warningsPageWords);
  const answers = may(useMe(), 'warning-answer');
  const [note, setNote] = useState('');
  const said = useMutation({
    mutationFn: (send: (given: { id: number; note?: string }) => Promise<unknown>) => send({ id, ...(note !== '' && { note }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.warning.key() }),
  });
  if (!answers) return null;
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
  return (
    <>
      <Field label={words.label.remarks}>
        {(ids) => <input {...ids} className="yd-input" value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <div className="yd-row">
        <Button type="primary" loading={said.isPending} onClick={() => said.mutate((given) => client.warning.acknowledge(given))}>
          {words.ack}
        </Button>
        <Button onClick={() => said.mutate((given) => client.warning.feedback({ ...given, as: 'real' }))}>{words.feedback.real}</Button>
        <Button onClick={() => said.mutate((given) => client.warning.feedback({ ...given, as: 'false' }))}>{words.feedback.false}</Button>
        <Button onClick={() => said.mutate((given) => client.warning.mute({ ...given, until: tomorrow() }))}>{words.muteDay}</Button>
      </div>
      <ProblemView error={said.error} />
    </>
  );
}
