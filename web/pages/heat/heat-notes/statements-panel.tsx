import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { usualSeason } from '../heat-billing/usual-season.ts';
import { statementsWords } from './statements-words.ts';

type Place = { readonly point: string; readonly building: string };
type Of = { readonly point?: string; readonly building?: string; readonly company?: string; readonly region?: string };
type Asking = { readonly season: string; readonly of: Of; readonly linkDays: number | null };
type Wanted = Omit<Asking, 'of'> & { readonly whole: boolean };

const spans = ['14', '30', '90'] as const;

/** The notes of a settlement point or its building as Word documents, by a job. */
export function StatementsPanel({ point, building }: Place) {
  const { write, written } = useStatements();
  return (
    <StatementsFrame>
      <StatementsForm
        busy={write.isPending}
        onWrite={({ whole, ...wanted }) => write.mutate({ ...wanted, of: whole ? { building } : { point } })}
      />
      {written}
    </StatementsFrame>
  );
}

/** The notes of a close as Word documents, by a job. */
export function StatementsOfClose({ season, of }: { readonly season: string; readonly of: Of }) {
  const words = usePageWords(statementsWords);
  const me = useMe();
  const [linkDays, setLinkDays] = useState<number | null>(null);
  const { write, written } = useStatements();
  return (
    <StatementsFrame>
      <div className="yd-row">
        {may(me, 'heat-link') ? <LinkDays value={linkDays} onChoose={setLinkDays} /> : null}
        <Button loading={write.isPending} onClick={() => write.mutate({ season, of, linkDays })}>
          {words.write}
        </Button>
      </div>
      {written}
    </StatementsFrame>
  );
}

function StatementsFrame({ children }: { readonly children: ReactNode }) {
  const words = usePageWords(statementsWords);
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.means}</p>
        {children}
      </div>
    </Panel>
  );
}

/** Starts such a job, and follows the last one started here. */
function useStatements() {
  const [job, setJob] = useState<string>();
  const write = useMutation({
    mutationFn: ({ season, of, linkDays }: Asking) =>
      client.heatNotes.statements({ season, ...of, ...(linkDays !== null && { linkDays }) }),
    onSuccess: (told) => setJob(told.job),
  });
  const written = (
    <>
      <ProblemView error={write.error} />
      {job === undefined ? null : <Written key={job} job={job} />}
    </>
  );
  return { write, written };
}

function StatementsForm({ busy, onWrite }: { readonly busy: boolean; readonly onWrite: (wanted: Wanted) => void }) {
  const words = usePageWords(statementsWords);
  const { language } = useLanguage();
  const me = useMe();
  const [now] = useState(() => new Date());
  const [chosen, choose] = useState<string>();
  const [scope, setScope] = useState<'point' | 'building'>('point');
  const [linkDays, setLinkDays] = useState<number | null>(null);
  const { data } = useQuery(api.heatBilling.seasons.list.queryOptions({ input: {} }));
  const names = [...new Set(data?.seasons.map(({ name }) => name) ?? [])];
  const season = chosen ?? usualSeason(data?.seasons ?? [], now);
  if (season === undefined) return null;
  const wanted = { season, whole: scope === 'building', linkDays };
  return (
    <div className="yd-row">
      <Field label={termText(heatSeasonTerms, 'name', language)}>
        {({ id }) => <Choice id={id} value={season} options={names.map((value) => ({ value, label: value }))} onChoose={choose} />}
      </Field>
      <Field label={words.scope}>
        {({ id }) => (
          <Choice
            id={id}
            value={scope}
            options={[
              { value: 'point', label: words.ofPoint },
              { value: 'building', label: words.ofBuilding },
            ]}
            onChoose={(value) => setScope(value ?? 'point')}
          />
        )}
      </Field>
      {may(me, 'heat-link') ? <LinkDays value={linkDays} onChoose={setLinkDays} /> : null}
      <Button type="primary" loading={busy} onClick={() => onWrite(wanted)}>
        {words.write}
      </Button>
    </div>
  );
}

function LinkDays({ value, onChoose }: { readonly value: number | null; readonly onChoose: (days: number | null) => void }) {
  const words = usePageWords(statementsWords);
  return (
    <Field label={words.links}>
      {({ id }) => (
        <Choice
          id={id}
          value={spans.find((days) => Number(days) === value)}
          none={words.noLinks}
          options={spans.map((days) => ({ value: days, label: words.days(days) }))}
          onChoose={(days) => onChoose(days === undefined ? null : Number(days))}
        />
      )}
    </Field>
  );
}

/** What a job writes: followed, cancelled, downloaded. */
function Written({ job }: { readonly job: string }) {
  const words = usePageWords(statementsWords);
  const { format } = useLanguage();
  const { data, error, refetch } = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 1000 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => refetch() });
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  if (data.state === 'done')
    return (
      <a href={`/api/exports/heat-statements?job=${encodeURIComponent(job)}`} download>
        {words.download}
      </a>
    );
  const { done, total } = data;
  return (
    <div className="yd-row" aria-live="polite">
      {data.problem === null ? null : <p className="yd-missing">{data.problem.detail}</p>}
      {data.finishedAt === null && (total === null || total === 0) ? <Loading /> : null}
      {data.finishedAt === null && total !== null && total > 0 ? (
        <>
          <progress value={done} max={total} aria-label={words.progress} />
          <span>{words.jobOf(format.count(done), format.count(total))}</span>
        </>
      ) : null}
      {data.finishedAt === null ? (
        <Button onClick={() => cancel.mutate()} disabled={data.cancelling}>
          {words.cancel}
        </Button>
      ) : null}
      <ProblemView error={cancel.error} />
    </div>
  );
}
