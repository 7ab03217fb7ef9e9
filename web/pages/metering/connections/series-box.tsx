import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId } from 'react';
import { api } from '../../../api.ts';

const most = 10;

/** A box for the code of a metering point or a point, which suggests matches by code or name. */
export function SeriesBox({
  id,
  label,
  value,
  onValue,
}: {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly onValue: (code: string) => void;
}) {
  const list = useId();
  const text = useDeferredValue(value.trim());
  const enabled = text !== '';
  const meters = useQuery({ ...api.search.find.queryOptions({ input: { text, kind: 'meter', limit: most } }), enabled });
  const points = useQuery({ ...api.point.list.queryOptions({ input: { search: text, limit: most } }), enabled });
  const found = [
    ...(meters.data?.groups ?? []).flatMap(({ hits }) => hits.map(({ code, name, detail }) => ({ code, name: `${name} ${detail ?? ''}` }))),
    ...(points.data?.points ?? []).map(({ code, name, buildingName }) => ({ code, name: `${name ?? code} ${buildingName ?? ''}` })),
  ];
  return (
    <>
      <input
        {...(id !== undefined && { id })}
        {...(label !== undefined && { 'aria-label': label })}
        className="yd-choice"
        style={{ width: 200 }}
        list={list}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
      <datalist id={list}>
        {found.map(({ code, name }) => (code === null ? null : <option key={code} value={code} label={name} />))}
      </datalist>
    </>
  );
}
