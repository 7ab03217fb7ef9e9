import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Field } from '../../../ui/field.tsx';

/** A project by its name; the server searches while the user types. */
export function ProjectPick({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (code: string | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const input = { ...(search === '' ? {} : { search }), sort: 'name', limit: 50 } as const;
  const { data, isFetching } = useQuery({ ...api.project.projects.queryOptions({ input }), placeholderData: keepPreviousData });
  const named = (data?.projects ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const options = value === undefined || named.some((one) => one.value === value) ? named : [{ value, label: value }, ...named];
  return (
    <Field label={label}>
      {(ids) => (
        <Select<string>
          {...ids}
          value={value ?? null}
          onChange={(chosen) => onPick(chosen ?? undefined)}
          options={options}
          loading={isFetching}
          allowClear
          showSearch={{ filterOption: false, onSearch: setSearch }}
          style={{ width: 260, maxWidth: '100%' }}
          getPopupContainer={() => document.getElementById('main') ?? document.body}
        />
      )}
    </Field>
  );
}
