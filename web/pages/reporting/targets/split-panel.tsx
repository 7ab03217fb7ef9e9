import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import type { Split, TargetShown } from './answers.ts';
import { targetsPageWords } from './words.ts';

type Row = Split['rows'][number];
type By = 'floorArea' | 'buildings' | 'equal' | 'keys';

const ways: readonly By[] = ['floorArea', 'buildings', 'equal', 'keys'];

/** How a target is split among the places directly below, previewed before it is kept; and what places have committed to. */
export function SplitPanel({ of: { target }, region, year }: { readonly of: TargetShown; readonly region: string; readonly year: number }) {
  const words = usePageWords(targetsPageWords);
  const me = useMe();
  const kept = useQuery(api.targets.splits.queryOptions({ input: { target: target.id } })).data?.splits ?? [];
  const own = kept.flatMap(({ rows, region: whole }) => (whole === region ? [] : rows.filter((row) => row.region === region)))[0];
  const below = kept.find((one) => one.region === region);
  const isKeeper = may(me, 'keep-targets');
  return (
    <section aria-label={words.term.split}>
      <h3>{words.term.split}</h3>
      {own === undefined ? null : <OwnPart of={own} unit={target.unit} />}
      {below === undefined || below.by === null ? <p className="yd-quiet">{words.notSplit}</p> : null}
      {below === undefined ? null : <SplitTable of={below} label={words.term.split} />}
      {isKeeper ? <SplitForm target={target.id} region={region} year={year} /> : null}
      {isKeeper && typeof target.value === 'number' ? (
        <CommitForm target={target.id} unit={target.unit} region={region} said={kept.flatMap(({ rows }) => rows)} />
      ) : null}
    </section>
  );
}

/** This place's share of a target of a place above. */
function OwnPart({ of, unit }: { readonly of: Row; readonly unit: string }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  return (
    <p>
      {of.name} {words.term.part} <strong>{format.quantity(of.value, unit)}</strong> {words.term.commitment}{' '}
      <strong>{format.quantity(of.commitment, unit)}</strong>
    </p>
  );
}

function SplitTable({ of, label }: { readonly of: Split; readonly label: string }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const columns: Column<Row>[] = [
    { key: 'place', title: words.label.place, value: ({ name }) => name },
    { key: 'key', title: words.term.key, number: true, value: ({ key }) => ({ value: key, unit: '' }) },
    { key: 'part', title: words.term.part, number: true, value: ({ value }) => ({ value, unit: of.unit }) },
    { key: 'commitment', title: words.term.commitment, number: true, value: ({ commitment }) => ({ value: commitment, unit: of.unit }) },
  ];
  return (
    <>
      <PlainTable label={label} rows={of.rows} rowKey={({ region }) => region} columns={columns} pageSize={100} />
      {of.total === null ? null : (
        <p>
          {words.label.total} <strong>{format.quantity(of.total, of.unit)}</strong> {words.term.left}{' '}
          <strong>{format.quantity(of.left, of.unit)}</strong>
        </p>
      )}
      <FindingList findings={of.findings} />
    </>
  );
}

type Way = { readonly by: By; readonly decimals: string; readonly keys: Readonly<Record<string, string>> };

/** A preview is not kept until it is confirmed; choosing another way discards it. */
function SplitForm({ target, region, year }: { readonly target: string; readonly region: string; readonly year: number }) {
  const words = usePageWords(targetsPageWords);
  const [way, setWay] = useState<Way>({ by: 'floorArea', decimals: '0', keys: {} });
  const queries = useQueryClient();
  const asked = { target, region, year, ...splitInput(way) };
  const tried = useMutation({ mutationFn: () => client.targets.split({ ...asked, preview: true }) });
  const keep = useMutation({
    mutationFn: ({ hash }: Split) => client.targets.split({ ...asked, ...(hash !== undefined && { seen: hash }) }),
    onSuccess: async () => {
      tried.reset();
      await queries.invalidateQueries();
    },
  });
  const change = (then: Partial<Way>): void => {
    tried.reset();
    setWay({ ...way, ...then });
  };
  return (
    <div className="yd-stack yd-no-print">
      <div className="yd-row">
        <WayFields way={way} onChange={change} />
        <Button onClick={() => tried.mutate()} loading={tried.isPending}>
          {words.tryIt}
        </Button>
      </div>
      {way.by === 'keys' ? <KeyFields region={region} keys={way.keys} onKeys={(keys) => change({ keys })} /> : null}
      <ProblemView error={tried.error ?? keep.error} />
      {tried.data === undefined ? null : (
        <>
          <SplitTable of={tried.data} label={words.tried} />
          <div>
            <Button type="primary" onClick={() => keep.mutate(tried.data)} loading={keep.isPending}>
              {words.keep}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function splitInput({ by, decimals, keys }: Way) {
  const given = Object.entries(keys).map(([region, key]) => ({ region, key: Number(key) }));
  return { by, decimals: Number(decimals), ...(by === 'keys' && { keys: given }) };
}

function WayFields({ way: { by, decimals }, onChange }: { readonly way: Way; readonly onChange: (then: Partial<Way>) => void }) {
  const words = usePageWords(targetsPageWords);
  const options = ways.map((value) => ({ value, label: words.by[value] }));
  return (
    <>
      <Field label={words.splitBy}>
        {({ id }) => <Choice id={id} value={by} options={options} onChoose={(chosen) => onChange({ by: chosen ?? 'floorArea' })} />}
      </Field>
      <Field label={words.decimals}>
        {(ids) => (
          <Input {...ids} type="number" min={0} max={9} value={decimals} onChange={({ target }) => onChange({ decimals: target.value })} />
        )}
      </Field>
    </>
  );
}

/** A number for each place directly below. */
function KeyFields({
  region,
  keys,
  onKeys,
}: {
  readonly region: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly onKeys: (keys: Readonly<Record<string, string>>) => void;
}) {
  const { places } = usePlaces();
  return (
    <div className="yd-row">
      {places
        .filter(({ parent }) => parent === region)
        .map(({ code, name }) => (
          <Field key={code} label={name}>
            {(ids) => (
              <Input
                {...ids}
                type="number"
                min={0}
                value={keys[code] ?? ''}
                onChange={({ target }) => onKeys({ ...keys, [code]: target.value })}
              />
            )}
          </Field>
        ))}
    </div>
  );
}

type CommitProps = { readonly target: string; readonly unit: string; readonly region: string; readonly said: readonly Row[] };

function CommitForm({ target, unit, region, said }: CommitProps) {
  const words = usePageWords(targetsPageWords);
  const [place, setPlace] = useState(region);
  const [value, setValue] = useState('');
  const queries = useQueryClient();
  const seen = said.find((row) => row.region === place)?.version;
  const commit = useMutation({
    mutationFn: () => client.targets.commit({ target, region: place, value: Number(value), ...(seen !== undefined && { seen }) }),
    onSuccess: async () => {
      setValue('');
      await queries.invalidateQueries();
    },
  });
  return (
    <div className="yd-stack yd-no-print">
      <div className="yd-row">
        <PlacePick label={words.commitPlace} value={place} onPick={(code) => setPlace(code ?? region)} />
        <Field label={words.commitValue(unit)}>
          {(ids) => <Input {...ids} type="number" min={0} value={value} onChange={(event) => setValue(event.target.value)} />}
        </Field>
        <Button disabled={value === ''} onClick={() => commit.mutate()} loading={commit.isPending}>
          {words.commit}
        </Button>
      </div>
      <ProblemView error={commit.error} />
    </div>
  );
}
