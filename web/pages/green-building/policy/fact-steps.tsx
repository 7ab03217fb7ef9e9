import { Button } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FactStep } from './fact-step.tsx';
import { useFactText } from './fact-text.ts';
import { useSay, type PolicyVocabulary, type Verdict } from './facts.ts';
import { withFact, type Project, type Value } from './project-code.ts';
import { policyWords } from './words.ts';

/** What the steps change of the page's address. */
export type StepsGo = (change: {
  readonly project?: Project;
  readonly fact?: string | undefined;
  readonly skip?: readonly string[];
}) => void;

/**
 * A project stated step by step: what was stated, what to state next and why, what else would change the answer.
 * @param fixed facts that the page itself has set
 */
export function FactSteps({
  known,
  project,
  asks,
  chosen,
  skip,
  fixed = [],
  go,
}: {
  readonly known: PolicyVocabulary;
  readonly project: Project;
  /** Undefined until there is an answer: then nothing is said about what would change. */
  readonly asks: Verdict['asks'] | undefined;
  /** The fact that the reader has opened. */
  readonly chosen: string | undefined;
  readonly skip: readonly string[];
  readonly fixed?: readonly string[];
  readonly go: StepsGo;
}) {
  const { ask } = usePageWords(policyWords);
  const format = useFormat();
  const open = (asks ?? []).filter(({ fact }) => known.facts.has(fact));
  const next = chosen ?? open.find(({ fact }) => !skip.includes(fact))?.fact;
  const fact = next === undefined ? undefined : known.facts.get(next);
  const counts = open.find((one) => one.fact === next);
  const set = (name: string, value: Value | undefined) => go({ project: withFact(project, name, value), fact: undefined });
  return (
    <div className="yd-stack">
      <Given
        known={known}
        project={project}
        fixed={fixed}
        onChange={(name) => go({ fact: name })}
        onRemove={(name) => set(name, undefined)}
      />
      {fact === undefined ? (
        <p role="status">{asks === undefined ? '' : ask.done}</p>
      ) : (
        <section aria-label={ask.next}>
          <h3>{ask.next}</h3>
          <FactStep fact={fact} value={project[fact.fact]} onSay={(value) => set(fact.fact, value)}>
            {counts === undefined ? null : <div>{ask.hangs(format.count(counts.rules), format.count(counts.duties))}</div>}
            <div>
              <Button type="text" onClick={() => go({ fact: undefined, skip: [...new Set([...skip, fact.fact])] })}>
                {ask.skip}
              </Button>
            </div>
          </FactStep>
        </section>
      )}
      <Others known={known} asks={open.filter((one) => one.fact !== next)} skip={skip} onChoose={(name) => go({ fact: name })} />
    </div>
  );
}

function Given({
  known,
  project,
  fixed,
  onChange,
  onRemove,
}: {
  readonly known: PolicyVocabulary;
  readonly project: Project;
  readonly fixed: readonly string[];
  readonly onChange: (name: string) => void;
  readonly onRemove: (name: string) => void;
}) {
  const { ask } = usePageWords(policyWords);
  const [say, factText] = [useSay(), useFactText()];
  const entries = Object.entries(project).filter(([name]) => !fixed.includes(name));
  return (
    <section aria-label={ask.given}>
      <h3>{ask.given}</h3>
      {entries.length === 0 ? <p className="yd-quiet">{ask.nothing}</p> : null}
      <ul className="yd-said">
        {entries.map(([name, value]) => {
          const label = say(known.facts.get(name)?.names, name);
          return (
            <li key={name}>
              <span className="yd-quiet">{label}</span>
              <Button
                size="small"
                aria-label={`${ask.change(label)} ${factText(known.facts.get(name), value)}`}
                onClick={() => onChange(name)}
              >
                {factText(known.facts.get(name), value)}
              </Button>
              <Button size="small" type="text" aria-label={ask.remove(label)} onClick={() => onRemove(name)}>
                ×
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Others({
  known,
  asks,
  skip,
  onChoose,
}: {
  readonly known: PolicyVocabulary;
  readonly asks: Verdict['asks'];
  readonly skip: readonly string[];
  readonly onChoose: (name: string) => void;
}) {
  const format = useFormat();
  const { ask } = usePageWords(policyWords);
  const say = useSay();
  if (asks.length === 0) return null;
  return (
    <details>
      <summary>
        {ask.others}
        {format.aside(format.count(asks.length))}
      </summary>
      <div className="yd-chips" style={{ marginTop: 8 }}>
        {asks.map(({ fact, rules }) => (
          <Button key={fact} size="small" onClick={() => onChoose(fact)}>
            {say(known.facts.get(fact)?.names, fact)} {rules}
            {skip.includes(fact) ? ` · ${ask.skipped}` : ''}
          </Button>
        ))}
      </div>
    </details>
  );
}
