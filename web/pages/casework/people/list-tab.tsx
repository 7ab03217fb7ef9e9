import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import { kinds, listInput, type PeopleAddress } from './address.ts';
import { editable, usePersonText } from './person-text.tsx';
import { peoplePageWords } from './words.ts';

type Listed = Awaited<ReturnType<typeof client.people.list>>;
type Row = Listed['people'][number];

const first = ['name', 'kind', 'organisation', 'regions', 'groups', 'termFrom', 'termUntil'] as const;

/** The people that the reader sees, filtered by the server; added and edited by hand. */
export function ListTab({ at, go, edits }: { readonly at: PeopleAddress; readonly go: Go<PeopleAddress>; readonly edits: boolean }) {
  const words = usePageWords(peoplePageWords);
  const text = usePersonText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery({
    ...api.people.list.queryOptions({ input: { ...listInput(at), ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.people ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <div className="yd-stack">
      <Filters at={at} go={filtered(go)} groups={query.data?.groups ?? []} />
      {edits ? <Specialities /> : null}
      {edits ? (
        <AddPanel
          fields={first}
          of={text}
          write={(asked) => client.people.add(asked)}
          link={(code) => <PersonLink code={code} name={code} />}
        />
      ) : null}
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={editable}
          of={text}
          write={(people, { from: _day, ...asked }) => client.people.edit({ people, ...asked })}
        />
      ) : null}
      <ServerTable
        label={words.tabs.list}
        columns={useColumns()}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={
          <p className="yd-panel" role="status">
            {words.none}
          </p>
        }
        {...(edits ? { selection: { chosen, choose } } : {})}
      />
    </div>
  );
}

/** The list that specialities are taken from. */
function Specialities() {
  const words = usePageWords(peoplePageWords);
  const { format } = useLanguage();
  const { data } = useQuery(api.people.specialities.queryOptions());
  const names = (data?.specialities ?? []).map(({ name }) => name);
  return names.length === 0 ? null : <p className="yd-quiet">{words.specialities(names.join(format.pause))}</p>;
}

function PersonLink({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <Link to="/people/$person" params={{ person: code }} search={{}}>
      {name}
    </Link>
  );
}

function useColumns(): Column<Row>[] {
  const { format } = useLanguage();
  const words = usePageWords(peoplePageWords);
  const list = (all: readonly string[]) => all.join(format.pause);
  const end = (day: string | null) => (day === null ? words.open : format.day(day));
  return [
    {
      key: 'name',
      title: words.field.name,
      show: ({ code, name }) => (
        <>
          <PersonLink code={code} name={name} />
          <div className="yd-quiet">{code}</div>
        </>
      ),
    },
    { key: 'kind', title: words.field.kind, value: ({ kind }) => words.kind[kind] },
    { key: 'organisation', title: words.field.organisation, value: ({ organisation }) => organisation },
    { key: 'groups', title: words.field.groups, value: ({ groups }) => list(groups) },
    {
      key: 'term',
      title: words.term,
      value: ({ from, until }) => (from === null && until === null ? words.open : `${end(from)} – ${end(until)}`),
    },
    { key: 'recuse', title: words.field.recuse, value: ({ recuse }) => list(recuse) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
  ];
}

function Filters({ at, go, groups }: { readonly at: PeopleAddress; readonly go: Go<PeopleAddress>; readonly groups: readonly string[] }) {
  const words = usePageWords(peoplePageWords);
  const all = words.label.all;
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
      <Field label={words.search}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={at.search}
            defaultValue={at.search ?? ''}
            allowClear
            onSearch={(search) => go({ search: search === '' ? undefined : search })}
          />
        )}
      </Field>
      <Field label={words.field.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind === '' ? undefined : at.kind}
            none={all}
            onChoose={(kind) => go({ kind })}
            options={kinds.map((kind) => ({ value: kind, label: words.kind[kind] }))}
          />
        )}
      </Field>
      <Field label={words.field.groups}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.group}
            none={all}
            onChoose={(group) => go({ group })}
            options={groups.map((group) => ({ value: group, label: group }))}
          />
        )}
      </Field>
      <PlacePick label={words.label.place} value={at.region} onPick={(region) => go({ region })} none={all} />
      <Field label={words.onDay}>{(ids) => <DayInput {...ids} value={at.day} onDay={(day) => go({ day })} />}</Field>
      <Button onClick={() => go({ search: undefined, kind: undefined, group: undefined, region: undefined, day: undefined })}>
        {words.clear}
      </Button>
    </div>
  );
}
