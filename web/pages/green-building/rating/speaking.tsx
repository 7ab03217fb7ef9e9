import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Answer } from '../policy/answer.tsx';
import { questionOf, useSay, type PolicyVocabulary } from '../policy/facts.ts';
import { withFact } from '../policy/project-code.ts';
import { useBaselineColumns, useTargetColumns, useTaskColumns } from '../policy/target-columns.tsx';
import { policyWords } from '../policy/words.ts';
import { ProjectSteps, type useWhere } from './place-project.tsx';
import { ratingWords } from './words.ts';

type Of = { readonly place: ReturnType<typeof useWhere>; readonly known: PolicyVocabulary; readonly name: string };

/**
 * A whole subject: what the documents require of a project, which facts that depends on, and what they set and assign.
 * @param name of the subject, as in knowledge
 */
export function Speaking({ place, known, name }: Of) {
  const say = useSay();
  const topic = known.topics.get(name);
  const { region, date, project } = place.where;
  const whole = Object.entries(topic?.facts ?? {}).reduce((all, [fact, value]) => withFact(all, fact, value), project);
  const told = useQuery({
    ...api.policy.rules.queryOptions({ input: questionOf(region, date, whole) }),
    enabled: region !== '',
    retry: false,
  });
  const items = topic?.items ?? [];
  const speaks = (one: object): boolean => {
    const { item, anyOf } = one as { item?: string; anyOf?: readonly { item: string }[] };
    const own = [item, ...(anyOf ?? []).map((other) => other.item)];
    return items.length === 0 || own.some((held) => held !== undefined && items.includes(held));
  };
  const of = told.data && {
    ...told.data,
    strictest: told.data.strictest.filter(speaks),
    undecided: told.data.undecided.filter(speaks),
    lapsed: told.data.lapsed.filter(speaks),
  };
  return (
    <>
      {topic === undefined ? null : <p className="yd-quiet">{say(topic.says)}</p>}
      <ProblemView error={told.error} />
      <div className="yd-asking">
        <ProjectSteps of={place} known={known} needs={of?.undecided.flatMap(({ needs }) => needs)} />
        <div aria-live="polite" aria-busy={told.isFetching}>
          {of === undefined ? (
            told.error === null && region !== '' ? (
              <Loading />
            ) : null
          ) : (
            <Answer of={of} known={known} onSay={(fact) => place.go({ fact })} />
          )}
        </div>
      </div>
      <Assigned name={name} region={region} date={date} />
    </>
  );
}

/** Targets, base-year figures and tasks of the subject, each linked to its clause; renders nothing if there are none. */
export function Assigned({ name, region, date }: { readonly name: string; readonly region: string; readonly date: string | undefined }) {
  const format = useFormat();
  const { targets: words } = usePageWords(policyWords);
  const { ultraLow } = usePageWords(ratingWords);
  const asked = { topic: name, ...(region === '' ? {} : { region }), ...(date === undefined ? {} : { date }) };
  const { data, error, refetch } = useQuery(api.policy.topic.queryOptions({ input: asked }));
  const [targets, baselines, tasks] = [useTargetColumns(), useBaselineColumns(), useTaskColumns()];
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const ended = data.documents.filter(({ state }) => state === 'ended').map(({ code }) => code);
  const id = (one: { readonly id: string }) => one.id;
  return (
    <>
      {ended.length === 0 ? null : <p className="yd-quiet">{ultraLow.ended(ended.join(format.and))}</p>}
      {data.targets.length === 0 ? null : (
        <Panel title={words.targets}>
          <ShortTable label={words.targets} columns={targets} rows={data.targets} rowKey={id} />
        </Panel>
      )}
      {data.baselines.length === 0 ? null : (
        <Panel title={words.baselines}>
          <ShortTable label={words.baselines} columns={baselines} rows={data.baselines} rowKey={id} />
        </Panel>
      )}
      {data.tasks.length === 0 ? null : (
        <Panel title={words.tasks}>
          <ShortTable label={words.tasks} columns={tasks} rows={data.tasks} rowKey={id} />
        </Panel>
      )}
    </>
  );
}
