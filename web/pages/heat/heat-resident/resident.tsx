import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Field } from '../../../ui/field.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BillPart } from './bill-part.tsx';
import { ChangePart } from './change-part.tsx';
import { HeatByDay } from './heat-by-day.tsx';
import { Objections } from './objections.tsx';
import { Papers } from './papers.tsx';
import { RestsPart } from './rests-part.tsx';
import type { Shown } from './shown.ts';
import { residentWords } from './words.ts';
import '../../retrofit/energy-audit/owner.css';
import './resident.css';

/**
 * The heat, bill and payments of the holder of a link, in large type for a phone, without an account. The token is after the `#`, which
 * browsers never send. It opens nothing else, so nothing here links to any other page.
 */
export function HeatLinkPage() {
  const words = usePageWords(residentWords);
  const { words: all } = useLanguage();
  const token = useLocation().hash;
  const [season, choose] = useState<string>();
  const query = useQuery({
    ...api.heatResident.linked.show.queryOptions({ input: { token, ...(season !== undefined && { season }) } }),
    enabled: token !== '',
    placeholderData: keepPreviousData,
    retry: false,
    // what is being typed must not be lost
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    document.title = `${words.title} · ${all.app.name}`;
  }, [words.title, all.app.name]);
  const { data, error } = query;
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
      </header>
      <DemoMark />
      <main className="yd-main yd-owner yd-resident" id="main" aria-label={words.title}>
        <div className="yd-page-head">
          <div>
            <h1>{words.title}</h1>
            {data === undefined ? null : <Whose of={data} />}
          </div>
        </div>
        {token === '' ? <Alert type="warning" title={words.noToken} /> : null}
        {token === '' || error === null ? null : <NotOpen error={error} />}
        {token !== '' && query.isPending ? <Loading /> : null}
        {data === undefined || error !== null ? null : <ShownByLink of={data} token={token} choose={choose} renew={query.refetch} />}
      </main>
    </div>
  );
}

function Whose({ of: { companies, account, expires } }: { readonly of: Shown }) {
  const words = usePageWords(residentWords);
  const { format } = useLanguage();
  return (
    <div className="yd-quiet">
      {[...companies, account].join(' · ')}
      <br />
      {words.until(format.instant(expires))}
    </div>
  );
}

/** A link that has ended says so in one sentence, and whom to contact. */
function NotOpen({ error }: { readonly error: unknown }) {
  const { told } = troubleOf(error);
  return told.code === 'link-expired' ? <Alert type="info" title={told.detail} /> : <ProblemView error={error} />;
}

function ShownByLink({
  of,
  token,
  choose,
  renew,
}: {
  readonly of: Shown;
  readonly token: string;
  readonly choose: (season: string | undefined) => void;
  readonly renew: () => Promise<unknown>;
}) {
  const words = usePageWords(residentWords);
  const { season, seasons, parts, on } = of;
  const ends = seasons.find(({ name }) => name === season)?.to;
  return (
    <>
      <Standing of={of} />
      {season === null ? <p role="status">{words.noSeason}</p> : null}
      {seasons.length === 0 || season === null ? null : (
        <Panel title={words.season}>
          <Field label={words.season}>
            {({ id }) => (
              <Choice id={id} value={season} options={seasons.map(({ name }) => ({ value: name, label: name }))} onChoose={choose} />
            )}
          </Field>
          {parts.length === 0 ? <p role="status">{words.nothingThere}</p> : null}
          {ends !== undefined && ends > on ? <p role="status">{words.running}</p> : null}
        </Panel>
      )}
      {parts.map((part) => (
        <div key={part.household}>
          <BillPart of={part} />
          <ChangePart token={token} household={part.household} season={season ?? ''} />
          {part.heat === null ? null : <HeatByDay household={part.household} heat={part.heat} season={season ?? ''} />}
          {part.bill?.rests ? <RestsPart rests={part.bill.rests} household={part.household} /> : null}
        </div>
      ))}
      <Papers of={of} />
      <Objections of={of} token={token} renew={renew} />
    </>
  );
}

/** What the account owes or gets back, in large figures first. */
function Standing({ of: { balance, overdueSince, on } }: { readonly of: Shown }) {
  const words = usePageWords(residentWords);
  const { format } = useLanguage();
  const isOwed = /[1-9]/u.test(balance);
  const told = !isOwed
    ? words.settled
    : balance.startsWith('-')
      ? words.givenBack(format.money(balance.slice(1)))
      : words.toPay(format.money(balance));
  return (
    <section className="yd-panel" aria-label={words.title}>
      <p className="yd-resident-sum">{told}</p>
      {overdueSince === null ? null : <p>{words.late(format.day(overdueSince))}</p>}
      <p className="yd-quiet">{words.standsOn(format.day(on))}</p>
    </section>
  );
}
