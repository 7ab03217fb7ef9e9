import { Button } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

type Choice = { readonly set: Readonly<Record<string, string | number>>; readonly label: string; readonly comesTo?: string | number };
type Question = { readonly code: string; readonly detail: string; readonly choices: readonly Choice[] };

/** The first open question of a preview. */
export const openIn = (of: OneImport): Question | undefined => (of.result?.['open'] as Question[] | undefined)?.[0];

const columns: Readonly<Record<string, string>> = { valueColumn: 'value', timeColumn: 'time', meterColumn: 'meter' };

/** A draft with an answer; a chosen column replaces the one that was read, and is stated explicitly. */
function answered(draft: Draft, set: Choice['set']): Draft {
  return Object.entries(set).reduce((made, [name, said]) => {
    const value = String(said);
    const field = columns[name];
    if (field === undefined) return withOption(made, name, value);
    const others = Object.entries(made.fields).filter(([, of]) => of !== field);
    return withOption({ ...made, fields: { ...Object.fromEntries(others), [value]: field } }, name, value);
  }, draft);
}

/** Asks what the file leaves open, one question at a time, each answer with the total that the file amounts to under it. */
export function OpenQuestion({
  of,
  draft,
  answer,
}: {
  readonly of: Question;
  readonly draft: Draft;
  readonly answer: (draft: Draft) => void;
}) {
  const { file } = usePageWords(importWords);
  const { format } = useLanguage();
  const figure = (value: string | number): string => (typeof value === 'number' ? format.number(value) : value);
  return (
    <Panel title={file.open}>
      <p role="alert">{of.detail}</p>
      <div className="yd-row">
        {of.choices.map(({ set, label, comesTo }) => (
          <Button key={JSON.stringify(set)} onClick={() => answer(answered(draft, set))}>
            {comesTo === undefined ? label : file.comesTo(label, figure(comesTo))}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
