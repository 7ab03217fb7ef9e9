import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useCitation, useSay, type PolicyVocabulary, type Requirement, type Undecided, type Verdict } from './facts.ts';
import { notesOnce, ofProject } from './notes.ts';
import { ClauseLink, RuleArticle } from './rule.tsx';
import { policyWords } from './words.ts';

/** The groups by how strongly they bind, and how many of each are shown at first. */
const groups = [
  ['duty', ['must', 'in-principle'], 5],
  ['push', ['promote'], 2],
  ['wish', ['encourage', 'may'], 2],
] as const;

/** How many of the other lists are shown at first. */
const few = 2;

type Say = (fact: string) => void;

/** Everything that applies, grouped by how strongly it binds; what is open, what has lapsed, what was not read. */
export function Answer({ of, known, onSay }: { readonly of: Verdict; readonly known: PolicyVocabulary; readonly onSay: Say }) {
  const { answer } = usePageWords(policyWords);
  const rules = new Map(of.requirements.map((one) => [one.rule, one]));
  const once = notesOnce();
  return (
    <div className="yd-stack" style={{ gap: 0 }}>
      {groups.map(([name, strengths, most]) => (
        <Group
          key={name}
          title={answer[name]}
          rules={rules}
          most={most}
          of={once(strengths.flatMap((strength) => of.strictest.filter((one) => one.strength === strength)))}
        />
      ))}
      <Open of={once(ofProject(of.undecided))} known={known} onSay={onSay} />
      <Lapsed of={once(of.lapsed)} />
      <Unread of={of.notLoaded} />
      <Documents of={of.documents} />
      <FindingList findings={of.findings} />
    </div>
  );
}

function Group({
  title,
  of,
  rules,
  most,
}: {
  readonly title: string;
  readonly most: number;
  readonly of: Verdict['strictest'];
  readonly rules: ReadonlyMap<string, Requirement>;
}) {
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <Panel title={`${title}${format.aside(format.count(of.length))}`}>
      {of.length === 0 ? <p className="yd-quiet">{answer.none}</p> : null}
      <Rest of={of} most={most}>
        {(one) => (
          <RuleArticle key={one.rule} of={one}>
            {one.also.length === 0 ? null : (
              <details>
                <summary>{answer.also(format.count(one.also.length))}</summary>
                {one.also
                  .flatMap((rule) => rules.get(rule) ?? [])
                  .map((other) => (
                    <RuleArticle key={other.rule} of={other} />
                  ))}
              </details>
            )}
          </RuleArticle>
        )}
      </Rest>
    </Panel>
  );
}

/** The first of a list; the others are folded below it. */
function Rest<T>({ of, most, children }: { readonly of: readonly T[]; readonly most: number; readonly children: (one: T) => ReactNode }) {
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <>
      {of.slice(0, most).map((one) => children(one))}
      {of.length <= most ? null : (
        <details>
          <summary>{answer.rest(format.count(of.length - most))}</summary>
          {of.slice(most).map((one) => children(one))}
        </details>
      )}
    </>
  );
}

function Open({ of, known, onSay }: { readonly of: readonly Undecided[]; readonly known: PolicyVocabulary; readonly onSay: Say }) {
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <Panel title={`${answer.undecided}${format.aside(format.count(of.length))}`}>
      <p className="yd-quiet">{of.length === 0 ? answer.none : answer.undecidedMeans}</p>
      <Rest of={of} most={few}>
        {(one) => (
          <RuleArticle key={one.rule} of={one}>
            <HangsOn needs={one.needs} known={known} onSay={onSay} />
          </RuleArticle>
        )}
      </Rest>
    </Panel>
  );
}

/** The facts that would decide; those that can be stated are buttons to state them. */
export function HangsOn({
  needs,
  known,
  onSay,
}: {
  readonly needs: readonly string[];
  readonly known: PolicyVocabulary;
  readonly onSay: Say;
}) {
  const { answer } = usePageWords(policyWords);
  const say = useSay();
  return (
    <div className="yd-chips">
      <span className="yd-quiet">{answer.hangsOn}</span>
      {needs.map((name) => {
        const fact = known.facts.get(name);
        const label = fact === undefined ? answer.dayOfIssue : say(fact.names);
        return fact === undefined || fact.open ? (
          <span key={name}>{label}</span>
        ) : (
          <Button key={name} size="small" style={{ whiteSpace: 'normal', height: 'auto' }} onClick={() => onSay(name)}>
            {label}
          </Button>
        );
      })}
    </div>
  );
}

function Past({ of }: { readonly of: Verdict['lapsed'][number] }) {
  const cited = useCitation();
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <RuleArticle of={of}>
      <div className="yd-quiet">
        {answer.since(format.day(of.since))} {of.by === undefined ? '' : answer.by(cited(of.by, ''))}
      </div>
    </RuleArticle>
  );
}

function Lapsed({ of }: { readonly of: Verdict['lapsed'] }) {
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <Panel title={`${answer.lapsed}${format.aside(format.count(of.length))}`}>
      <p className="yd-quiet">{of.length === 0 ? answer.none : answer.lapsedMeans}</p>
      <Rest of={of} most={few}>
        {(one) => <Past key={one.rule} of={one} />}
      </Rest>
    </Panel>
  );
}

/** Acts that the documents name and that are not loaded: always shown, so that no one takes the answer for the whole law. */
export function Unread({ of }: { readonly of: Verdict['notLoaded'] }) {
  const { answer } = usePageWords(policyWords);
  const format = useFormat();
  return (
    <Panel title={`${answer.notLoaded}${format.aside(format.count(of.length))}`}>
      <p className="yd-quiet">{of.length === 0 ? answer.noNotLoaded : answer.notLoadedMeans}</p>
      <div className="yd-stack">
        <Rest of={of} most={few}>
          {({ title, number, citedBy }) => (
            <div key={`${title} ${number ?? ''}`}>
              《{title}》{number ?? ''} <span className="yd-quiet">{answer.citedBy}</span>{' '}
              {citedBy.map(({ document, clause }) => (
                <span key={`${document} ${clause}`}>
                  <ClauseLink document={document} clause={clause} />{' '}
                </span>
              ))}
            </div>
          )}
        </Rest>
      </div>
    </Panel>
  );
}

function Documents({ of }: { readonly of: Verdict['documents'] }) {
  const { answer, state } = usePageWords(policyWords);
  return (
    <Panel title={answer.documents}>
      <Rest of={of} most={few}>
        {(one) => (
          <div key={one.code}>
            《{one.title}》{one.number ?? ''} {one.issued} <span className="yd-quiet">{state[one.state] ?? one.state}</span>
          </div>
        )}
      </Rest>
    </Panel>
  );
}
