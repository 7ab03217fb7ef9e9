import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { heatBillTerms, heatHeldTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatMethodTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { usualSeason } from './usual-season.ts';
import { heatBillingPageWords } from './words.ts';

type Bill = Awaited<ReturnType<typeof client.heatBilling.bill>>;
type Account = Bill['accounts'][number];

/** What a household pays for a season, line by line; it opens down to days, prices and readings. */
export function BillPanel({
  household,
  season,
  choose,
}: {
  readonly household: string;
  readonly season: string | undefined;
  readonly choose: (season: string | undefined) => void;
}) {
  const words = usePageWords(heatBillingPageWords);
  const { language } = useLanguage();
  const known = useKnownAt();
  const [now] = useState(() => new Date());
  const list = useQuery(api.heatBilling.seasons.list.queryOptions({ input: { ...known } }));
  const names = [...new Set(list.data?.seasons.map(({ name }) => name) ?? [])];
  const shown = season ?? usualSeason(list.data?.seasons ?? [], now);
  return (
    <Panel title={words.bill}>
      <ProblemView error={list.error} again={list.refetch} />
      {list.data === undefined || names.length > 0 ? null : <p className="yd-quiet">{words.noSeason}</p>}
      {names.length === 0 ? null : (
        <Field label={termText(heatSeasonTerms, 'name', language)}>
          {({ id }) => <Choice id={id} value={shown} options={names.map((value) => ({ value, label: value }))} onChoose={choose} />}
        </Field>
      )}
      {shown === undefined ? null : <BillOfSeason household={household} season={shown} />}
    </Panel>
  );
}

function BillOfSeason({ household, season }: { readonly household: string; readonly season: string }) {
  const known = useKnownAt();
  const { data, error, refetch } = useQuery(api.heatBilling.bill.queryOptions({ input: { household, season, ...known } }));
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  return data === undefined ? <Loading /> : <BillShown of={data} />;
}

function BillShown({ of }: { readonly of: Bill }) {
  const words = usePageWords(heatBillingPageWords);
  const { language, format } = useLanguage();
  const name = (code: keyof typeof settlementPointFieldTerms) => termText(settlementPointFieldTerms, code, language);
  const { tariff } = of;
  const status = format.aside(termText(statusTerms, tariff.status, language));
  return (
    <div className="yd-stack">
      {of.held === null ? null : (
        <p role="status">
          <strong>{words.heldNotice(termText(heatHeldTerms, of.held, language))}</strong>
        </p>
      )}
      <dl className="yd-facts">
        <Fact name={name('method')}>{termText(heatMethodTerms, of.method, language)}</Fact>
        <Fact name={name('tariff')}>
          {tariff.id}
          {status}
        </Fact>
      </dl>
      {of.indicative ? <p className="yd-quiet">{words.indicative}</p> : null}
      {of.accounts.length === 0 ? <p className="yd-quiet">{words.noDays}</p> : <Lines of={of} />}
      <FindingList findings={of.findings} />
    </div>
  );
}

type Line = { readonly code: keyof typeof heatBillTerms; readonly cell: (account: Account) => string };

/** Lines down, accounts across: anyone who moved during the season has a column of their own. */
function Lines({ of }: { readonly of: Bill }) {
  const words = usePageWords(heatBillingPageWords);
  const { language, format } = useLanguage();
  const unitOf = (code: Line['code']) => termText(heatBillTerms, code, language);
  const rows = useLines();
  const columns: Column<Line>[] = [
    { key: 'line', title: words.line, value: ({ code }) => unitOf(code) },
    ...of.accounts.map((account): Column<Line> => ({
      key: account.account,
      title: `${unitOf('account')}${format.colon}${account.account}`,
      number: true,
      value: ({ cell }) => cell(account),
      show: ({ code, cell }) => (code === 'total' ? <OpenedText figure={of.figure} text={cell(account)} /> : cell(account)),
    })),
  ];
  return <ShortTable label={words.bill} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}

function useLines(): readonly Line[] {
  const { format } = useLanguage();
  return [
    { code: 'metered', cell: ({ days }) => format.count(days.metered) },
    { code: 'area', cell: ({ days }) => format.count(days.area) },
    { code: 'stopped', cell: ({ days }) => format.count(days.stopped) },
    { code: 'quantity', cell: ({ quantity }) => `${quantity.toFixed(4)} GJ` },
    { code: 'substituted', cell: ({ substituted }) => `${substituted.toFixed(4)} GJ` },
    { code: 'basicCharge', cell: ({ lines }) => format.money(lines.basic) },
    { code: 'meteredCharge', cell: ({ lines }) => format.money(lines.metered) },
    { code: 'areaCharge', cell: ({ lines }) => format.money(lines.area) },
    { code: 'stoppedCharge', cell: ({ lines }) => format.money(lines.stopped) },
    { code: 'cold', cell: ({ lines }) => format.money(lines.cold) },
    { code: 'cap', cell: ({ lines }) => format.money(lines.cap) },
    { code: 'total', cell: ({ total }) => format.money(total) },
    { code: 'byArea', cell: ({ byArea }) => format.money(byArea) },
  ];
}
