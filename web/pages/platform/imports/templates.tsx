import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { kindActions, kindIn, kinds } from './kinds.ts';
import { importWords } from './words.ts';

const readAddress = (given: Readonly<Record<string, unknown>>) => ({ template: kindIn(textIn(given, 'template')) });

/** Empty tables to be filled in, of what the reader may import: first the kind, then its file. */
export function Templates() {
  const own = usePageWords(importWords);
  const me = useMe();
  const [{ template }, go] = useAddress(readAddress);
  const allowed = kinds.filter((kind) => kind !== 'cases' && may(me, kindActions[kind]));
  const nameOf = (kind: string) => own.kind[kind] ?? kind;
  return (
    <div className="yd-row">
      <Field label={own.template.title} hint={own.template.below}>
        {({ id }) => (
          <Choice
            id={id}
            value={template}
            none={own.file.choose}
            options={allowed.map((value) => ({ value, label: nameOf(value) }))}
            onChoose={(kind) => go({ template: kind })}
          />
        )}
      </Field>
      {template === undefined
        ? null
        : (['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} type="link" href={`/api/import-templates/${template}?format=${format}`} download>
              {own.template.file(nameOf(template), format)}
            </Button>
          ))}
    </div>
  );
}
