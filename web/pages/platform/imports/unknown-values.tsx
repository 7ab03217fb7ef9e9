import { Input } from 'antd';
import { termText, type Category } from '#kernel/vocabulary.ts';
import { buildingValueTerms, meterValueTerms } from '#registry/registry/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import type { Draft, Inspection } from './draft.ts';
import { useFieldName } from './mapping-table.tsx';
import { rejectedIn } from './result.tsx';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

const asked = new Set([
  'unknown-use',
  'ambiguous-use',
  'unknown-value',
  'unknown-region',
  'ambiguous-region',
  'unknown-place',
  'ambiguous-place',
]);
const most = 50;

/** Unknown texts of the file: each is given its code once, for all rows. */
export function UnknownValues({
  seen,
  draft,
  change,
  found,
}: {
  readonly seen: Inspection;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly found: OneImport | undefined;
}) {
  const { file } = usePageWords(importWords);
  const open = new Map<string, { field: string; text: string; suggested?: readonly string[] | undefined }>();
  for (const [field, words] of Object.entries(draft.value))
    for (const text of Object.keys(words)) open.set(`${field} ${text}`, { field, text });
  for (const { code, field, value, suggested } of found === undefined ? [] : rejectedIn(found)) {
    if (asked.has(code) && field !== undefined && value !== undefined && open.size < most)
      open.set(`${field} ${value}`, { field, text: value, suggested });
  }
  if (open.size === 0) return null;
  const say = (field: string, text: string, code: string | undefined) => {
    const { [text]: _, ...others } = draft.value[field] ?? {};
    change({ ...draft, value: { ...draft.value, [field]: code === undefined ? others : { ...others, [text]: code } } });
  };
  return (
    <Panel title={file.values}>
      <p className="yd-quiet">{file.valuesHint}</p>
      <div className="yd-row">
        {[...open.entries()].map(([key, { field, text, suggested }]) => (
          <ValueChoice
            key={key}
            seen={seen}
            field={field}
            text={text}
            code={draft.value[field]?.[text]}
            suggested={suggested ?? []}
            onSay={(code) => say(field, text, code)}
          />
        ))}
      </div>
    </Panel>
  );
}

type Props = {
  readonly seen: Inspection;
  readonly field: string;
  readonly text: string;
  readonly code: string | undefined;
  /** Codes that it may stand for, the likeliest first. */
  readonly suggested: readonly string[];
  readonly onSay: (code: string | undefined) => void;
};

const terms: Readonly<Record<string, Category>> = { ...meterValueTerms, ...buildingValueTerms };

function ValueChoice({ seen, field, text, code, suggested, onSay }: Props) {
  const { language } = useLanguage();
  const { file } = usePageWords(importWords);
  const label = file.valueOf(useFieldName(seen)(field), text);
  const known = seen.fields.find(({ name }) => name === field)?.choices ?? [];
  const choices = [...suggested, ...known.filter((one) => !suggested.includes(one))];
  if (field === 'region' || field === 'developmentZone') return <PlacePick label={label} value={code} onPick={onSay} />;
  return (
    <Field label={label}>
      {(ids) =>
        choices.length > 0 ? (
          <Choice
            id={ids.id}
            value={code}
            none={file.choose}
            options={choices.map((value) => ({ value, label: termText(terms[field] ?? {}, value, language) }))}
            onChoose={onSay}
          />
        ) : (
          <Input {...ids} value={code ?? ''} onChange={(event) => onSay(event.target.value === '' ? undefined : event.target.value)} />
        )
      }
    </Field>
  );
}
