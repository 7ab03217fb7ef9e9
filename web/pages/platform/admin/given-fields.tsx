import { Input } from 'antd';
import { useFormat, usePageWords, useWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { roles, takes } from './given.ts';
import type { Given } from './given.ts';
import { adminWords } from './words.ts';

/** Name, role, and the place that the role takes, chosen by name. */
export function GivenFields({ value, onChange }: { readonly value: Given; readonly onChange: (value: Given) => void }) {
  const format = useFormat();
  const { given: words, roleMeans } = usePageWords(adminWords);
  const { role } = useWords();
  const take = takes(value.role);
  return (
    <>
      <div className="yd-row yd-row-top">
        <Field label={words.name} hint={words.nameHint}>
          {(ids) => (
            <Input {...ids} autoComplete="off" value={value.name} onChange={(event) => onChange({ ...value, name: event.target.value })} />
          )}
        </Field>
        <Pick
          label={words.role}
          value={value.role}
          width={160}
          options={roles.map((one) => ({ value: one, label: role[one] }))}
          onPick={(chosen) => onChange({ ...value, role: chosen ?? value.role })}
        />
        {take.region ? (
          <PlacePick
            label={words.region}
            value={value.region}
            onPick={(region) => onChange({ ...value, region, organisation: undefined })}
          />
        ) : null}
        {take.organisation ? (
          <OrganisationPick
            label={words.organisation}
            value={value.organisation}
            onPick={(organisation) => onChange({ ...value, organisation, region: undefined })}
          />
        ) : null}
      </div>
      <div className="yd-quiet">
        {role[value.role]}
        {format.colon}
        {roleMeans[value.role]}
      </div>
    </>
  );
}
