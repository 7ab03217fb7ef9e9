import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { oneColumnEach } from './draft.ts';
import type { Draft, Inspection } from './draft.ts';
import { importWords } from './words.ts';

type Props = { readonly seen: Inspection; readonly draft: Draft; readonly change: (draft: Draft) => void };

/** A field's name in the reader's language; required ones say so. */
export function useFieldName(seen: Inspection): (name: string) => string {
  const { language } = useLanguage();
  return (name) => {
    const field = seen.fields.find((one) => one.name === name);
    return field?.[language] ?? name;
  };
}

/** The columns of the file, the content of their first rows, and the field for each. */
export function MappingTable({ seen, draft, change }: Props) {
  const { file } = usePageWords(importWords);
  const withUnits = seen.fields.some(({ units }) => units.length > 0);
  const columns = seen.header.map((name, at) => ({ name, at })).filter(({ name }) => name !== '');
  return (
    <div className="yd-scroll" tabIndex={0} role="region" aria-label={file.column}>
      <table className="yd-plain">
        <thead>
          <tr>
            <th scope="col">{file.column}</th>
            <th scope="col">{file.field}</th>
            {withUnits ? <th scope="col">{file.unit}</th> : null}
            <th scope="col">{file.sample}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, at }) => (
            <tr key={`${at} ${name}`}>
              <th scope="row">{name}</th>
              <td>
                <FieldChoice column={name} seen={seen} draft={draft} change={change} />
              </td>
              {withUnits ? (
                <td>
                  <UnitChoice column={name} seen={seen} draft={draft} change={change} />
                </td>
              ) : null}
              <td>
                {seen.rows
                  .slice(0, 3)
                  .map((cells) => cells[at] ?? '')
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen.rows.length === 0 ? <p className="yd-missing">{file.emptyRows}</p> : null}
    </div>
  );
}

type CellProps = Props & { readonly column: string };

/** A field has one column: choosing it here takes it from another. */
function FieldChoice({ column, seen, draft, change }: CellProps) {
  const { file } = usePageWords(importWords);
  const nameOf = useFieldName(seen);
  const chosen = draft.fields[column];
  const open = chosen !== undefined && !seen.fields.some(({ name }) => name === chosen) ? [{ value: chosen, label: chosen }] : [];
  const options = seen.fields.map(({ name, required }) => ({ value: name, label: required ? `${nameOf(name)} *` : nameOf(name) }));
  const choose = (field: string | undefined) => {
    const others = Object.entries(draft.fields).filter(([of]) => of !== column);
    change({ ...draft, fields: oneColumnEach(Object.fromEntries(field === undefined ? others : [...others, [column, field]])) });
  };
  return <Choice label={file.fieldOf(column)} value={chosen} none={file.ignore} options={[...open, ...options]} onChoose={choose} />;
}

function UnitChoice({ column, seen, draft, change }: CellProps) {
  const { file } = usePageWords(importWords);
  const nameOf = useFieldName(seen);
  const field = draft.fields[column];
  const units = seen.fields.find(({ name }) => name === field)?.units ?? [];
  if (field === undefined || units.length < 2) return null;
  const { [field]: _, ...others } = draft.unit;
  return (
    <Choice
      label={file.unitOf(nameOf(field))}
      value={draft.unit[field]}
      none={file.ownUnit(units[0] as string)}
      options={units.map((value) => ({ value, label: value }))}
      onChoose={(unit) => change({ ...draft, unit: unit === undefined ? others : { ...others, [field]: unit } })}
    />
  );
}
