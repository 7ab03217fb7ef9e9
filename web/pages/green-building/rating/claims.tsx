import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { HangsOn } from '../policy/answer.tsx';
import type { PolicyVocabulary } from '../policy/facts.ts';
import { RuleArticle } from '../policy/rule.tsx';
import { AmountView } from './amount.tsx';
import { ratingWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.rating.incentives>>;
type Claim = Answer['claims'][number];
type OpenClaim = Answer['undecided'][number];

/** What a project may claim: each incentive with its clause, the exempt area, and what it pays. */
export function Claims({ of, known }: { readonly of: readonly Claim[]; readonly known: PolicyVocabulary }) {
  const { incentives: words } = usePageWords(ratingWords);
  const format = useFormat();
  return (
    <Panel title={`${words.claims}${format.aside(format.count(of.length))}`}>
      {of.length === 0 ? <p className="yd-quiet">{words.none}</p> : null}
      {of.map((one) => (
        <RuleArticle key={`${one.rule} ${one.item}`} of={{ ...one, text: one.names }}>
          <div className="yd-quiet">{words.gives[one.gives]}</div>
          <LeftOut of={one.leftOut} />
          <AmountView of={one.amount} known={known} />
        </RuleArticle>
      ))}
    </Panel>
  );
}

function LeftOut({ of }: { readonly of: Claim['leftOut'] }) {
  const { incentives: words, common } = usePageWords(ratingWords);
  const format = useFormat();
  if (of === null) return null;
  const names = words.needs as Readonly<Record<string, string>>;
  return (
    <div>
      {words.leftOut}
      {format.colon}
      <strong>{of.m2 === null ? common.unknown : format.quantity(of.m2, 'm2')}</strong>
      {of.working.map((line) => (
        <div key={line}>
          <code>{line}</code>
        </div>
      ))}
      {of.needs.length === 0 ? null : (
        <div className="yd-quiet">{common.needs(of.needs.map((need) => names[need] ?? need).join(format.and))}</div>
      )}
    </div>
  );
}

/** Incentives that depend on unknown facts, or do not apply to the project. */
export function OpenClaims({
  title,
  of,
  known,
  onSay,
}: {
  readonly title: string;
  readonly of: readonly OpenClaim[];
  readonly known: PolicyVocabulary;
  readonly onSay: (fact: string) => void;
}) {
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <Panel title={`${title}${format.aside(format.count(of.length))}`}>
      {of.map((one) => (
        <RuleArticle key={`${one.rule} ${one.item}`} of={{ ...one, text: one.names }}>
          {one.needs.length === 0 ? null : <HangsOn needs={one.needs} known={known} onSay={onSay} />}
          <AmountView of={one.amount} known={known} />
        </RuleArticle>
      ))}
    </Panel>
  );
}
