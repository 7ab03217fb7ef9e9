import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../api.ts';
import { Field } from './field.tsx';

/** An organisation by its name; the server searches while the user types. */
export function OrganisationPick({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (code: string | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const input = { limit: 50, ...(search === '' ? {} : { search }) };
  const { data, isFetching } = useQuery(
    api.place.organisations.queryOptions({ input, placeholderData: keepPreviousData, staleTime: 60_000 }),
  );
  const options = (data?.organisations ?? []).map(({ code, name }) => ({ value: code, label: name === code ? name : `${name} ${code}` }));
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
          style={{ width: 260 }}
          getPopupContainer={() => document.getElementById('main') ?? document.body}
        />
      )}
    </Field>
  );
}
