import { lazy, Suspense } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { carriers } from '#kernel/carrier.ts';
import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import { sampleTerms, verificationHeadTerms, verificationStates, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { type Go, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { type DueAddress, dueInput, readDue } from './address.ts';
import { useDueColumns } from './due-columns.tsx';
import { dueWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.meterVerification.due>>;

/** Which meters are to be verified: by place, company, carrier and state, on any day and as known then. */
export function MeterDuePage() {
  const words = usePageWords(dueWords);
  const { language } = useLanguage();
  const me = useMe();
  const [at, go] = useAddress(readDue);
  const asked = { ...dueInput(at), ...useKnownAt() };
  return (
    <>
      <PageHeader title={termText(verificationHeadTerms, 'title', language)} below={words.below}>
        {may(me, 'keep-certificates') ? <Link to="/imports">{words.bring}</Link> : null}
        <Link to="/meter-samples" search={{}}>
          {termText(sampleTerms, 'title', language)}
        </Link>
        {may(me, 'export') ? <Files asked={asked} /> : null}
        <AsOfPicker />
      </PageHeader>
      <Filters at={at} go={filtered(go)} />
      <Tabs
        label={words.views}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'list' ? undefined : tab })}
        tabs={[
          { key: 'list', label: words.list, show: () => <List at={at} go={go} asked={asked} /> },
          { key: 'shares', label: words.shares, show: () => <Shares asked={asked} /> },
        ]}
      />
    </>
  );
}

type DueInput = ReturnType<typeof dueInput> & ReturnType<typeof useKnownAt>;

/** The meters one by one. */
function List({ at, go, asked }: { readonly at: DueAddress; readonly go: Go<DueAddress>; readonly asked: DueInput }) {
  const words = usePageWords(dueWords);
  const query = useQuery({
    ...api.meterVerification.due.queryOptions({ input: { ...asked, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  return (
    <ServerTable
      label={words.list}
      columns={useDueColumns()}
      rows={told?.meters ?? []}
      rowKey={({ meter }) => meter}
      query={query}
      total={told?.total ?? 0}
      above={told === undefined ? undefined : <Counts of={told} />}
      at={at}
      go={go as never}
      empty={<p className="yd-panel">{words.nothing}</p>}
      every={{ most: 1000, ask: async (page) => (await client.meterVerification.due({ ...asked, ...page })).meters }}
    />
  );
}

const SharesTab = lazy(async () => ({ default: (await import('./shares-tab.tsx')).SharesTab }));

/** The same by company and region, of any state and age. */
function Shares({ asked: { state: _state, age: _age, ...asked } }: { readonly asked: DueInput }) {
  return (
    <Suspense fallback={<Loading />}>
      <SharesTab asked={asked} />
    </Suspense>
  );
}

/** The list with its filters, and the notice to the company with everything that needs action. */
function Files({ asked }: { readonly asked: Readonly<Record<string, string | number>> }) {
  const words = usePageWords(dueWords);
  const { language } = useLanguage();
  const query = (more: Readonly<Record<string, string>>) =>
    new URLSearchParams({ ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, `${value}`])), ...more }).toString();
  return (
    <span className="yd-row yd-no-print">
      <a href={`/api/exports/meter-due?${query({ format: 'xlsx', lang: language })}`} download>
        {words.sheet}
      </a>
      <a href={`/api/exports/meter-due-notice?${query({})}`} download>
        {words.notice}
      </a>
    </span>
  );
}

/** How many meters are in each state, and the share of those without certificate. */
function Counts({ of: { counts, shareWithout } }: { readonly of: Answer }) {
  const { language, format } = useLanguage();
  const counted = verificationStates.map((state) => `${termText(verificationStateTerms, state, language)} ${format.count(counts[state])}`);
  return (
    <output>
      {counted.join(format.pause)}
      {shareWithout === null
        ? null
        : format.aside(`${termText(verificationHeadTerms, 'withoutCertificate', language)} ${format.share(shareWithout)}`)}
    </output>
  );
}

function Filters({ at, go }: { readonly at: DueAddress; readonly go: Go<DueAddress> }) {
  const words = usePageWords(dueWords);
  const { language } = useLanguage();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
      <OrganisationPick label={termText(meterFieldTerms, 'operator', language)} value={at.company} onPick={(company) => go({ company })} />
      <Field label={words.on}>{(ids) => <DayInput {...ids} value={at.on} onDay={(on) => go({ on })} />}</Field>
      <NumberBox
        label={termText(verificationHeadTerms, 'within', language)}
        most={3660}
        value={at.within}
        onNumber={(within) => go({ within })}
      />
      <SearchField label={words.building} text={at.building} onSearch={(building) => go({ building })} />
      <SearchField label={termText(verificationHeadTerms, 'point', language)} text={at.point} onSearch={(point) => go({ point })} />
      <NumberBox label={termText(verificationHeadTerms, 'age', language)} most={100} value={at.age} onNumber={(age) => go({ age })} />
      <Field label={words.energy}>
        {({ id }) => (
          <Choice
            id={id}
            none={words.any}
            value={at.carrier}
            options={carriers.map((value) => ({ value, label: termText(carrierTerms, value, language) }))}
            onChoose={(carrier) => go({ carrier })}
          />
        )}
      </Field>
      <Field label={words.state}>
        {({ id }) => (
          <Choice
            id={id}
            none={words.any}
            value={at.state}
            options={verificationStates.map((value) => ({ value, label: termText(verificationStateTerms, value, language) }))}
            onChoose={(state) => go({ state })}
          />
        )}
      </Field>
    </div>
  );
}

type NumberBoxProps = {
  readonly label: string;
  readonly most: number;
  readonly value: number | undefined;
  readonly onNumber: (value: number | undefined) => void;
};

/** A whole number from 0 on; an empty box means none. */
function NumberBox({ label, most, value, onNumber }: NumberBoxProps) {
  return (
    <Field label={label}>
      {({ id }) => (
        <input
          id={id}
          className="yd-choice"
          type="number"
          min={0}
          max={most}
          value={value ?? ''}
          onChange={({ target }) => onNumber(target.value === '' ? undefined : Number(target.value))}
        />
      )}
    </Field>
  );
}
