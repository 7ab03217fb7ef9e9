import { Button } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { isAtFault, nextKey } from './plan-form.ts';
import type { GroupRow, PlanForm } from './plan-form.ts';
import { planWords } from './plan-words.ts';
import { StrataRows } from './strata-rows.tsx';

type Parts = {
  readonly form: PlanForm;
  /** Invalid fields: of the file, as the server names them, and `strata.<key>`, `groups.<key>` of the form. */
  readonly faults: readonly string[];
  readonly onChange: (form: PlanForm) => void;
};

/** The plan of a draw, field by field. */
export function PlanFields(parts: Parts) {
  const { form, faults, onChange } = parts;
  const words = usePageWords(planWords);
  const bad = (field: string, said: string): string | undefined => (isAtFault(faults, field) ? said : undefined);
  return (
    <div className="yd-stack">
      <TextField
        label={words.name}
        width={480}
        value={form.name}
        fault={bad('name', words.bad.name)}
        onChange={(name) => onChange({ ...form, name })}
      />
      <div>
        <PlacePick
          label={words.place}
          value={form.region === '' ? undefined : form.region}
          none={words.choose}
          onPick={(region) => onChange({ ...form, region: region ?? '' })}
        />
        <FaultLine of={bad('region', words.bad.place)} />
      </div>
      <StrataRows rows={form.strata} faults={faults} onChange={(strata) => onChange({ ...form, strata })} />
      <People {...parts} />
      <TextField
        label={words.source}
        hint={words.sourceHint}
        width={480}
        value={form.source}
        fault={bad('source', words.bad.source)}
        onChange={(source) => onChange({ ...form, source })}
      />
      <TextField
        label={words.knownFrom}
        hint={words.knownFromHint}
        value={form.knownFrom}
        fault={bad('knownFrom', words.bad.knownFrom)}
        onChange={(knownFrom) => onChange({ ...form, knownFrom })}
      />
    </div>
  );
}

function People({ form, faults, onChange }: Parts) {
  const words = usePageWords(planWords);
  const format = useFormat();
  const { groups } = form;
  const change = (key: number, set: Partial<GroupRow>) =>
    onChange({ ...form, groups: groups.map((row) => (row.key === key ? { ...row, ...set } : row)) });
  return (
    <fieldset className="yd-choices">
      <legend>{words.people}</legend>
      <p className="yd-quiet">{words.peopleHint}</p>
      <div className="yd-row yd-row-top">
        <TextField
          label={words.each}
          value={form.each}
          fault={isAtFault(faults, 'people.each') ? words.bad.each : undefined}
          onChange={(each) => onChange({ ...form, each })}
        />
        <TextField
          label={words.most}
          value={form.most}
          fault={isAtFault(faults, 'people.most') ? words.bad.most : undefined}
          onChange={(most) => onChange({ ...form, most })}
        />
      </div>
      {groups.map(({ key, group, count }, at) => (
        <div key={key} className="yd-row yd-row-top">
          <TextField
            label={words.group(format.count(at + 1))}
            value={group}
            fault={isAtFault(faults, `groups.${key}`) ? words.bad.group : undefined}
            onChange={(named) => change(key, { group: named })}
          />
          <TextField
            label={words.groupCount(format.count(at + 1))}
            width={120}
            value={count}
            fault={undefined}
            onChange={(typed) => change(key, { count: typed })}
          />
          <Button onClick={() => onChange({ ...form, groups: groups.filter((row) => row.key !== key) })}>
            {words.dropGroup(format.count(at + 1))}
          </Button>
        </div>
      ))}
      <FaultLine of={isAtFault(faults, 'people.groups') ? words.bad.groups : undefined} />
      <Button onClick={() => onChange({ ...form, groups: [...groups, { key: nextKey(groups), group: '', count: '' }] })}>
        {words.addGroup}
      </Button>
    </fieldset>
  );
}
