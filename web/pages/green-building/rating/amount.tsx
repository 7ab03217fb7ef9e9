import { Tag } from 'antd';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useSay, type PolicyVocabulary } from '../policy/facts.ts';
import { ClauseLink } from '../policy/rule.tsx';
import { ratingWords } from './words.ts';

type Amount = Awaited<ReturnType<typeof client.rating.incentives>>['claims'][number]['amount'];

/** What an incentive pays: the sum with its cap and how it was computed, what is missing, or that the document prints no amount. */
export function AmountView({ of, known }: { readonly of: Amount; readonly known: PolicyVocabulary }) {
  const { incentives: words, common } = usePageWords(ratingWords);
  const format = useFormat();
  const say = useSay();
  if (of === null) return null;
  if (!of.printed) return <div className="yd-quiet">{words.notPrinted}</div>;
  const nameOf = (need: string) => {
    const fact = known.facts.get(need);
    return fact === undefined ? ((words.needs as Readonly<Record<string, string>>)[need] ?? need) : say(fact.names);
  };
  return (
    <div>
      {words.amount}
      {format.colon}
      <strong>{of.yuan === null ? common.unknown : format.money(of.yuan)}</strong> <Cap of={of} />
      {of.working.map((line) => (
        <div key={line}>
          <code>{line}</code>
        </div>
      ))}
      {of.needs.length === 0 ? null : <div className="yd-quiet">{common.needs(of.needs.map(nameOf).join(format.and))}</div>}
      {of.parts.map(({ name, yuan }) => (
        <div key={name}>
          {name}
          {format.colon}
          {format.money(yuan)}
        </div>
      ))}
      {of.document === null || of.clause === null || of.quote === null ? null : (
        <div className="yd-quiet">
          “{of.quote}” <ClauseLink document={of.document} clause={of.clause} />
        </div>
      )}
    </div>
  );
}

function Cap({ of }: { readonly of: NonNullable<Amount> }) {
  const { incentives: words } = usePageWords(ratingWords);
  const format = useFormat();
  return (
    <>
      {of.capYuan === null ? null : <span className="yd-quiet">{words.atMost(format.money(of.capYuan))}</span>}{' '}
      {of.capped ? <Tag variant="outlined">{words.capped}</Tag> : null}
    </>
  );
}
