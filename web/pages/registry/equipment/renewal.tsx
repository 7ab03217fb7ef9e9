import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { groundTerms, grounds, renewalHeadTerms, renewalTerms, renewalVerdicts } from '#green-building/renewal/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { type Go, dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { filtered, pageInput, readTable } from '../../../ui/table-address.ts';
import { whole } from '../../../ui/cell.ts';
import { equipmentKinds, useEquipmentText } from './equipment-kind.tsx';
import { useRenewalColumns } from './renewal-table.tsx';
import { renewalWords } from './renewal-words.ts';
import { inBuildingsWords } from '../in-buildings/words.ts';

const readRenewal = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  organisation: textIn(given, 'organisation'),
  on: dayIn(given, 'on'),
  kind: equipmentKinds.find((one) => one === given['kind']),
  verdict: renewalVerdicts.find((one) => one === given['verdict']),
  ground: grounds.find((one) => one === given['ground']),
});

type Address = ReturnType<typeof readRenewal>;
type Answer = Awaited<ReturnType<typeof client.renewal.verdicts>>;

/** Which equipment of a place is to be renewed: by kind, ground and owner, device by device, with the words of the clauses. */
export function RenewalPage() {
  const words = usePageWords(renewalWords);
  const { language, format } = useLanguage();
  const [at, go] = useAddress(readRenewal);
  const known = useKnownAt();
  const { begin } = usePlaces();
  const region = at.region ?? begin;
  const asked = renewalQuestion(at);
  const query = useQuery({
    ...api.renewal.verdicts.queryOptions({ input: { region: region ?? '', ...asked, ...known, ...pageInput(at) } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  const { due, notDue, unknown } = told?.counts ?? { due: 0, notDue: 0, unknown: 0 };
  return (
    <>
      <PageHeader title={termText(renewalHeadTerms, 'title', language)} below={words.below}>
        <AsOfPicker />
        {region === undefined ? null : <Export asked={{ region, ...asked, ...known }} />}
      </PageHeader>
      <Filters at={at} region={region} go={filtered(go)} />
      <ServerTable
        label={words.list}
        columns={useRenewalColumns()}
        rows={told?.equipment ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={due + notDue + unknown}
        above={words.counts(format.count(due), format.count(notDue), format.count(unknown))}
        at={at}
        go={go as never}
        empty={<p className="yd-panel">{words.nothing}</p>}
      />
      {told === undefined ? null : <DueBy of={told} />}
      {told === undefined ? null : <Rests of={told} />}
    </>
  );
}

/** The input of the query apart from the place: only the filters that were chosen. */
function renewalQuestion({ organisation, on, kind, verdict, ground }: Address) {
  return {
    ...(organisation !== undefined && { organisation }),
    ...(on !== undefined && { on }),
    ...(kind !== undefined && { kind }),
    ...(verdict !== undefined && { verdict }),
    ...(ground !== undefined && { ground }),
  };
}

function Filters({ at, region, go }: { readonly at: Address; readonly region: string | undefined; readonly go: Go<Address> }) {
  const words = usePageWords(renewalWords);
  const { filter } = usePageWords(inBuildingsWords);
  const { language } = useLanguage();
  const { name, text } = useEquipmentText();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <PlacePick label={filter.region} value={region} onPick={(code) => go({ region: code })} />
      <Field label={words.on}>{(ids) => <DayInput {...ids} value={at.on} onDay={(on) => go({ on })} />}</Field>
      <One
        label={termText(renewalHeadTerms, 'verdict', language)}
        value={at.verdict}
        options={renewalVerdicts.map((value) => ({ value, label: termText(renewalTerms, value, language) }))}
        onChoose={(verdict) => go({ verdict })}
      />
      <One
        label={name('kind')}
        value={at.kind}
        options={equipmentKinds.map((value) => ({ value, label: text('kind', value) ?? value }))}
        onChoose={(chosen) => go({ kind: chosen })}
      />
      <One
        label={termText(renewalHeadTerms, 'grounds', language)}
        value={at.ground}
        options={grounds.map((value) => ({ value, label: termText(groundTerms, value, language) }))}
        onChoose={(ground) => go({ ground })}
      />
      <OrganisationPick label={filter.organisation} value={at.organisation} onPick={(organisation) => go({ organisation })} />
    </div>
  );
}

function One<T extends string>({
  label,
  ...choice
}: {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
}) {
  const { any } = usePageWords(renewalWords);
  return <Field label={label}>{({ id }) => <Choice id={id} none={any} {...choice} />}</Field>;
}

/** The whole filtered list as a file with a row for each device. */
function Export({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const words = usePageWords(renewalWords);
  const { language } = useLanguage();
  const me = useMe();
  if (!may(me, 'export')) return null;
  const file = (format: string) => `/api/exports/equipment-renewal?${new URLSearchParams({ ...asked, format, lang: language }).toString()}`;
  return (
    <div className="yd-row yd-no-print">
      <span className="yd-quiet">{words.file}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={file(format)} download aria-label={`${words.file} ${format}`}>
          {format}
        </a>
      ))}
    </div>
  );
}

function DueBy({ of: { dueBy } }: { readonly of: Answer }) {
  const words = usePageWords(renewalWords);
  const { filter } = usePageWords(inBuildingsWords);
  const { language } = useLanguage();
  const { name, text } = useEquipmentText();
  const table = (title: string, heading: string, rows: readonly { readonly label: string; readonly due: number }[]) =>
    rows.length === 0 ? null : (
      <Panel title={title}>
        <ShortTable
          label={title}
          rows={rows}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', title: heading, show: ({ label }) => label },
            { key: 'due', title: termText(renewalHeadTerms, 'due', language), number: true, value: ({ due }) => whole(due) },
          ]}
        />
      </Panel>
    );
  return (
    <>
      {table(
        words.byKind,
        name('kind'),
        dueBy.kind.map((one) => ({ label: text('kind', one.kind) ?? one.kind, due: one.due })),
      )}
      {table(
        words.byGround,
        termText(renewalHeadTerms, 'grounds', language),
        dueBy.ground.map((one) => ({ label: termText(groundTerms, one.ground, language), due: one.due })),
      )}
      {table(
        words.byOwner,
        filter.organisation,
        dueBy.organisation.map((one) => ({ label: one.organisation ?? words.noOwner, due: one.due })),
      )}
    </>
  );
}

/** The clauses in their own words, and what they name that is not loaded yet. */
function Rests({ of: { clauses, notLoaded } }: { readonly of: Answer }) {
  const words = usePageWords(renewalWords);
  const { language } = useLanguage();
  return (
    <>
      {clauses.length === 0 ? null : (
        <Panel title={words.clauses}>
          {clauses.map(({ document, rule, title, number, clause, quote }) => (
            <figure key={`${document} ${rule}`}>
              <blockquote lang="zh">{quote}</blockquote>
              <figcaption className="yd-quiet">
                {title} {number} {clause}
              </figcaption>
            </figure>
          ))}
        </Panel>
      )}
      {notLoaded.length === 0 ? null : (
        <Panel title={termText(renewalHeadTerms, 'notLoaded', language)}>
          <p className="yd-quiet">{words.notLoadedMeans}</p>
          <ul>
            {notLoaded.map(({ title, names }) => (
              <li key={title}>{names[language]}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
