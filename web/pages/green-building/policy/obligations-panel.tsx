import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { registryWords } from '../../registry/registry/words.ts';
import { Unread } from './answer.tsx';
import { useFactName } from './fact-name.ts';
import { useFactText } from './fact-text.ts';
import { byStrength, usePolicyWords } from './facts.ts';
import './policy.css';
import { RuleArticle } from './rule.tsx';
import { policyWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.obligations.ofBuilding>>;

const whens = ['operation', 'retrofit', 'construction'] as const;

/**
 * What the documents require of an existing building: in operation, with a retrofit, since construction; what is open and which field would
 * decide.
 */
export function ObligationsOfBuilding({ building }: { readonly building: string }) {
  const { duties } = usePageWords(policyWords);
  const { data, error, refetch } = useQuery(api.obligations.ofBuilding.queryOptions({ input: { building } }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  return (
    <div className="yd-stack">
      {data.owed.length === 0 ? <p className="yd-quiet">{duties.none}</p> : null}
      {whens.map((when) => (
        <Owed key={when} when={when} of={data.owed.filter((one) => one.when === when).toSorted(byStrength)} />
      ))}
      <Open of={data.open.toSorted(byStrength)} />
      <Facts of={data.facts} />
      <Unread of={data.notLoaded} />
      <FindingList findings={data.findings} />
    </div>
  );
}

function Owed({ when, of }: { readonly when: (typeof whens)[number]; readonly of: Answer['owed'] }) {
  const { duties } = usePageWords(policyWords);
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <section aria-label={duties.whens[when]}>
      <h3>
        {duties.whens[when]}
        {format.aside(format.count(of.length))}
      </h3>
      {of.map((one) => (
        <RuleArticle key={one.rule} of={one} />
      ))}
    </section>
  );
}

function Open({ of }: { readonly of: Answer['open'] }) {
  const { duties } = usePageWords(policyWords);
  const { field } = usePageWords(registryWords);
  const format = useFormat();
  const nameOf = useFactName();
  if (of.length === 0) return null;
  return (
    <details>
      <summary>
        {duties.undecided}
        {format.aside(format.count(of.length))}
      </summary>
      {of.map((one) => (
        <RuleArticle key={`${one.when} ${one.rule}`} of={one}>
          <div className="yd-quiet">
            {duties.whens[one.when]} · {duties.needs(one.needs.map(nameOf).join(format.and))}
            {one.decidedBy.length === 0
              ? null
              : ` · ${duties.decidedBy(one.decidedBy.map((name) => field[name] ?? name).join(format.and))}`}
          </div>
        </RuleArticle>
      ))}
    </details>
  );
}

function Facts({ of }: { readonly of: Answer['facts'] }) {
  const format = useFormat();
  const { duties } = usePageWords(policyWords);
  const { field: fields } = usePageWords(registryWords);
  const { known } = usePolicyWords();
  const [nameOf, factText] = [useFactName(), useFactText()];
  return (
    <details>
      <summary>{duties.facts}</summary>
      <dl className="yd-facts">
        {of.map(({ fact, value, field }) => (
          <div key={fact}>
            <dt>{fields[field] ?? field}</dt>
            <dd>
              {nameOf(fact)}
              {format.colon}
              {factText(known?.facts.get(fact), value)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
