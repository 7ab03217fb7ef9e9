import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DayField } from './day-field.tsx';
import { FactStep } from './fact-step.tsx';
import { factKind, questionOf, useSay, type PolicyVocabulary } from './facts.ts';
import { decodeProject, encodeProject, withFact, type Project } from './project-code.ts';
import { RuleArticle, type Shown } from './rule.tsx';
import { policyWords } from './words.ts';

const readOther = (given: Readonly<Record<string, unknown>>) => ({
  region2: textIn(given, 'region2'),
  date2: dayIn(given, 'date2'),
  p2: textIn(given, 'p2') ?? '',
  fact2: textIn(given, 'fact2'),
});

type Question = { readonly region: string; readonly date: string | undefined; readonly project: Project };

/** The same question with another place, day or fact: what is added, what no longer applies. Its address starts with `region2`. */
export function ComparePanel({ known, region, date, project }: Question & { readonly known: PolicyVocabulary }) {
  const { compare } = usePageWords(policyWords);
  const [at, go] = useAddress(readOther);
  const begin = () => go({ region2: region, date2: date, p2: encodeProject(project) });
  const end = () => go({ region2: undefined, date2: undefined, p2: undefined, fact2: undefined });
  if (at.region2 === undefined)
    return (
      <Panel title={compare.title}>
        <Button onClick={begin}>{compare.begin}</Button>
      </Panel>
    );
  const other: Question = { region: at.region2, date: at.date2, project: decodeProject(at.p2, factKind(known)) };
  return (
    <Panel title={compare.title} actions={<Button onClick={end}>{compare.end}</Button>}>
      <div className="yd-stack">
        <Other known={known} other={other} fact={at.fact2} go={go} />
        <Changes first={{ region, date, project }} second={other} />
      </div>
    </Panel>
  );
}

function Other({
  known,
  other,
  fact,
  go,
}: {
  readonly known: PolicyVocabulary;
  readonly other: Question;
  readonly fact: string | undefined;
  readonly go: ReturnType<typeof useAddress<ReturnType<typeof readOther>>>[1];
}) {
  const format = useFormat();
  const { ask, compare } = usePageWords(policyWords);
  const say = useSay();
  const chosen = fact === undefined ? undefined : known.facts.get(fact);
  const options = [...known.facts.values()].filter(({ open }) => !open).map((one) => ({ value: one.fact, label: say(one.names) }));
  return (
    <div className="yd-stack" role="group" aria-label={compare.other}>
      <div className="yd-row">
        <PlacePick
          label={`${compare.other}${format.colon}${ask.place}`}
          value={other.region}
          onPick={(code) => go({ region2: code ?? other.region })}
        />
        <DayField label={`${compare.other}${format.colon}${ask.day}`} value={other.date} onPick={(date2) => go({ date2 })} />
        <Pick label={compare.fact} value={fact} options={options} onPick={(fact2) => go({ fact2 })} width={220} none={compare.fact} />
      </div>
      {chosen === undefined ? null : (
        <FactStep
          fact={chosen}
          value={other.project[chosen.fact]}
          onSay={(value) => go({ p2: encodeProject(withFact(other.project, chosen.fact, value)) })}
        />
      )}
    </div>
  );
}

function Changes({ first, second }: { readonly first: Question; readonly second: Question }) {
  const { compare } = usePageWords(policyWords);
  const format = useFormat();
  const input = {
    first: questionOf(first.region, first.date, first.project),
    second: questionOf(second.region, second.date, second.project),
  };
  const { data, error, refetch } = useQuery(api.policy.compare.queryOptions({ input }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const lists: readonly (readonly [string, readonly Shown[]])[] = [
    [compare.added, data.added],
    [compare.removed, data.removed],
    [compare.opened, data.opened],
    [compare.settled, data.settled],
  ];
  const changed = lists.filter(([, list]) => list.length > 0);
  return (
    <div role="status">
      {changed.length === 0 ? <p>{compare.equal}</p> : null}
      {changed.map(([title, list]) => (
        <section key={title} aria-label={title}>
          <h3>
            {title}
            {format.aside(format.count(list.length))}
          </h3>
          {list.map((one) => (
            <RuleArticle key={one.rule} of={one} />
          ))}
        </section>
      ))}
      <p className="yd-quiet">{compare.same(format.count(data.same))}</p>
    </div>
  );
}
