import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { lazy, useState, Suspense } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DrawFacts, DrawnTables, type ShownDraw } from './drawn-tables.tsx';
import { SaveDraw } from './save-draw.tsx';
import { drawsWords } from './words.ts';

const DrawCases = lazy(async () => ({ default: (await import('./draw-cases.tsx')).DrawCases }));

/** A draw: what it is committed to, its result, and what may be done with it next. */
export function DrawPage() {
  const { draw = '' } = useParams({ strict: false });
  const words = usePageWords(drawsWords);
  const draws = may(useMe(), 'draw');
  const query = useQuery(api.draws.show.queryOptions({ input: { draw } }));
  const one = query.data;
  return (
    <>
      <PageHeader title={one?.name ?? draw} below={one === undefined ? undefined : draw}>
        <Link to="/public/draws/$draw" params={{ draw }} search={{}}>
          {words.publicPage}
        </Link>
        <Link to="/draws" search={{}}>
          {words.all}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {one === undefined ? null : (
        <div className="yd-stack">
          <Panel title={words.plan}>
            <DrawFacts of={one} />
            <SaveDraw of={one} />
          </Panel>
          {one.state === 'announced' && draws ? <RevealPanel of={one} /> : null}
          {one.state === 'revealed' ? <DrawnTables of={one} /> : null}
          {one.state === 'revealed' ? (
            <Suspense fallback={null}>
              <DrawCases draw={one.draw} />
            </Suspense>
          ) : null}
          {one.state === 'revealed' && draws ? <ReplacePanel of={one} /> : null}
        </div>
      )}
    </>
  );
}

const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.draws.key() });

function RevealPanel({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const format = useFormat();
  const [randomness, setRandomness] = useState('');
  const work = useMutation({ mutationFn: () => client.draws.reveal({ draw: of.draw, randomness }), onSuccess: renew });
  return (
    <Panel title={words.revealTitle}>
      <div className="yd-stack">
        <p>{words.waits(format.instant(of.knownFrom))}</p>
        <Field label={words.term.randomness} hint={words.revealMeans}>
          {(ids) => <Input {...ids} value={randomness} maxLength={2000} onChange={({ target }) => setRandomness(target.value)} />}
        </Field>
        {randomness.trim() === '' ? null : (
          <div className="yd-row">
            <Confirm label={words.reveal} name={of.draw} means={words.revealMeans} busy={work.isPending} onYes={() => work.mutate()} />
          </div>
        )}
        <ProblemView error={work.error} />
      </div>
    </Panel>
  );
}

function ReplacePanel({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const [object, setObject] = useState<string>();
  const [person, setPerson] = useState<string>();
  const [why, setWhy] = useState('');
  const work = useMutation({
    mutationFn: () => client.draws.replace({ draw: of.draw, object: object ?? '', why, ...(person !== undefined && { person }) }),
    onSuccess: async () => {
      setObject(undefined);
      setPerson(undefined);
      setWhy('');
      await renew();
    },
  });
  const people = of.drawn.find(({ code }) => code === object)?.people ?? [];
  return (
    <Panel title={words.replaceTitle}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.replaceMeans}</p>
        <div className="yd-row">
          <Field label={words.term.object}>
            {({ id }) => (
              <Choice
                id={id}
                value={object}
                none={words.label.choose}
                options={of.drawn.map(({ code }) => ({ value: code, label: code }))}
                onChoose={(code) => {
                  setObject(code);
                  setPerson(undefined);
                }}
              />
            )}
          </Field>
          <Field label={words.term.people}>
            {({ id }) => (
              <Choice
                id={id}
                value={person}
                none={words.wholeObject}
                options={people.map((code) => ({ value: code, label: code }))}
                onChoose={setPerson}
              />
            )}
          </Field>
          <Field label={words.label.reason}>
            {(ids) => <Input {...ids} value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />}
          </Field>
        </div>
        <div className="yd-row">
          <Button disabled={object === undefined || why.trim() === ''} loading={work.isPending} onClick={() => work.mutate()}>
            {words.replace}
          </Button>
        </div>
        <ProblemView error={work.error} />
      </div>
    </Panel>
  );
}
