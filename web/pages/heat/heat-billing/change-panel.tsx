import { useQuery } from '@tanstack/react-query';
import { changeCauseTerms, heatBillTerms, heatChangeTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { amountsIn } from './amounts.ts';
import { heatBillingPageWords } from './words.ts';

type Change = Awaited<ReturnType<typeof client.heatBilling.change>>;
type Part = NonNullable<Change['parts']>[number];

/** Why a household's bill differs from that of the season before: first in sentences for the phone, then cause by cause, and as a paper. */
export function ChangePanel({ household, season }: { readonly household: string; readonly season: string | undefined }) {
  const words = usePageWords(heatBillingPageWords);
  const known = useKnownAt();
  const input = { household, ...(season !== undefined && { season }), ...known };
  const { data, error, refetch } = useQuery(api.heatBilling.change.queryOptions({ input }));
  return (
    <Panel title={words.change}>
      <ProblemView error={error} again={refetch} />
      {data === undefined && error === null ? <Loading /> : null}
      {data === undefined ? null : <ChangeShown of={data} knownAt={known.knownAt} />}
    </Panel>
  );
}

function ChangeShown({ of, knownAt }: { readonly of: Change; readonly knownAt: string | undefined }) {
  const words = usePageWords(heatBillingPageWords);
  const me = useMe();
  const { household, season, now, parts, sentences, findings, figure } = of;
  const asked = new URLSearchParams({ household, ...(season !== null && { season }), ...(knownAt !== undefined && { knownAt }) });
  return (
    <div className="yd-stack">
      {sentences.map((one) => (
        <p key={one}>
          <Sentence text={one} figure={now === null ? null : figure} />
        </p>
      ))}
      {now !== null && may(me, 'export') ? (
        <p>
          <a href={`/api/exports/heat-bill-change?${asked}`} download>
            {words.changePaper}
          </a>
        </p>
      ) : null}
      {parts === null || parts.length === 0 ? null : <Parts of={of} parts={parts} />}
      <FindingList findings={findings.filter(({ detail }) => !sentences.includes(detail))} />
    </div>
  );
}

/** A sentence whose amounts open to where they come from. */
function Sentence({ text, figure }: { readonly text: string; readonly figure: string | null }) {
  if (figure === null) return text;
  return amountsIn(text).map(({ part, isAmount }, at) =>
    isAmount ? <OpenedText key={`${at} ${part}`} figure={figure} text={part} /> : <span key={`${at} ${part}`}>{part}</span>,
  );
}

function Parts({ of: { now, before, difference, figure }, parts }: { readonly of: Change; readonly parts: readonly Part[] }) {
  const words = usePageWords(heatBillingPageWords);
  const { language, format } = useLanguage();
  const name = (code: keyof typeof heatChangeTerms) => termText(heatChangeTerms, code, language);
  const total = termText(heatBillTerms, 'total', language);
  const factor = (value: string | null, unit: string) => (value === null ? format.none : `${value} ${unitSign(unit)}`.trim());
  const columns: Column<Part>[] = [
    { key: 'cause', title: name('cause'), value: ({ cause }) => termText(changeCauseTerms, cause, language) },
    { key: 'before', title: before?.season ?? name('before'), number: true, value: (row) => factor(row.before, row.unit) },
    { key: 'now', title: now?.season ?? name('now'), number: true, value: (row) => factor(row.now, row.unit) },
    { key: 'yuan', title: name('yuan'), number: true, value: ({ yuan }) => format.money(yuan) },
  ];
  return (
    <>
      <ShortTable label={words.changeParts} columns={columns} rows={parts} rowKey={({ cause }) => cause} />
      <dl className="yd-facts">
        {[now, before].map((one) =>
          one === null ? null : (
            <Fact key={one.season} name={`${one.season} ${total}`}>
              <OpenedText figure={one.figure} text={format.money(one.total)} />
            </Fact>
          ),
        )}
        <Fact name={name('difference')}>
          <OpenedText figure={figure} text={format.money(difference)} />
        </Fact>
      </dl>
    </>
  );
}
