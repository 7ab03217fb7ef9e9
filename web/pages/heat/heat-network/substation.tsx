import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { heatAdviceTerms, heatLimitTerms, heatNetworkTerms } from '#heat/heat-network/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { currentSeason, lastDays, readSubstation, type SubstationAddress, typedNumber } from './address.ts';
import { balanceColumns } from './balance-columns.tsx';
import { networkWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.heatNetwork.balance>>;

/** A substation: its points compared over some days, with advice for each valve. */
export function Substation({ substation }: { readonly substation: string }) {
  const words = usePageWords(networkWords);
  const [at, go] = useAddress(readSubstation);
  const known = useKnownAt();
  const seasons = useQuery(api.heatBilling.seasons.list.queryOptions({ input: {} }));
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const season = seasons.data && currentSeason(seasons.data.seasons, today);
  const usual = season && lastDays(season, today);
  const [from, to] = [at.from ?? usual?.from, at.to ?? usual?.to];
  return (
    <>
      <PageHeader title={`${words.substation} ${substation}`} below={words.below}>
        <Link to="/heat-network" search={{}}>
          {words.back}
        </Link>
        <AsOfPicker />
      </PageHeader>
      <Terms at={at} go={go} days={{ from, to }} />
      {seasons.data !== undefined && (from === undefined || to === undefined) ? <p className="yd-panel">{words.noSeason}</p> : null}
      {from === undefined || to === undefined ? null : <Balance asked={{ substation, from, to, ...termsOf(at), ...known }} />}
    </>
  );
}

function termsOf({ target, limit }: SubstationAddress) {
  const [aim, cold] = [typedNumber(target), typedNumber(limit)];
  return { ...(aim !== undefined && { target: aim }), ...(cold !== undefined && { limit: cold }) };
}

type Days = { readonly from: string | undefined; readonly to: string | undefined };

function Terms({ at, go, days }: { readonly at: SubstationAddress; readonly go: Go<SubstationAddress>; readonly days: Days }) {
  const words = usePageWords(networkWords);
  const { language } = useLanguage();
  const typed = (name: 'target' | 'limit') => (
    <Field label={termText(heatNetworkTerms, name, language)}>
      {({ id }) => (
        <input
          id={id}
          className="yd-choice"
          type="number"
          step="any"
          value={at[name] ?? ''}
          onChange={({ target }) => go({ [name]: target.value === '' ? undefined : target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <Field label={words.from}>{(ids) => <DayInput {...ids} value={days.from} onDay={(from) => go({ from })} />}</Field>
      <Field label={words.to}>{(ids) => <DayInput {...ids} value={days.to} onDay={(to) => go({ to })} />}</Field>
      {typed('target')}
      {typed('limit')}
    </div>
  );
}

function Balance({ asked }: { readonly asked: Parameters<typeof client.heatNetwork.balance>[0] }) {
  const words = usePageWords(networkWords);
  const { language, format } = useLanguage();
  const { data, error, refetch } = useQuery({
    ...api.heatNetwork.balance.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  const of = (code: keyof typeof heatNetworkTerms) => termText(heatNetworkTerms, code, language);
  const advice = (row: Answer['points'][number]) => termText(heatAdviceTerms, row.advice, language);
  return (
    <div className="yd-stack">
      <FindingList findings={data.findings} />
      <dl className="yd-facts yd-panel">
        <Fact name={of('target')}>{format.quantity(data.target, 'GJ/m2')}</Fact>
        <Fact name={of('days')}>{format.count(data.days)}</Fact>
        <Fact name={of('spread')}>{format.quantity(data.spread, 'K')}</Fact>
        <Fact name={of('limit')}>
          {data.limit === null
            ? format.none
            : `${format.quantity(data.limit.value, 'degC')}${format.aside(termText(heatLimitTerms, data.limit.of, language))}`}
        </Fact>
        <Fact name={of('saving')}>{format.quantity(data.saving, 'GJ')}</Fact>
        <Fact name={of('savingYuan')}>{data.savingYuan ?? format.none}</Fact>
      </dl>
      <PlainTable
        label={words.balance}
        columns={balanceColumns({ of, advice, words, language, format })}
        rows={data.points}
        rowKey={({ point }) => point}
      />
    </div>
  );
}
