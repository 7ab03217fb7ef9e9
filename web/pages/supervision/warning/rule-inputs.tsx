import { Checkbox } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { RowList, TextBox, WordBox } from './rule-boxes.tsx';
import { kindOf, newSource, partOf, shown, withInput, type Part, type Written } from './rule-draft.ts';
import { ruleFormWords } from './rule-form-words.ts';

/** What a rule reads, one input per row: its name, its source, and what is taken from it. */
export function InputRows({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const entries = Object.entries((rule['inputs'] ?? {}) as Written);
  const put = (at: number, input: readonly [string, unknown] | undefined): void => set('inputs', withInput(rule['inputs'], at, input));
  const free = (at = entries.length + 1): string => (entries.some(([name]) => name === `x${at}`) ? free(at + 1) : `x${at}`);
  return (
    <RowList
      title={words.inputs}
      add={words.add.inputs}
      remove={words.remove}
      onAdd={() => put(entries.length, [free(), newSource('use')])}
      rows={entries.map(([name, source], at) => ({
        key: String(at),
        name,
        remove: () => put(at, undefined),
        show: (
          <>
            <TextBox
              label={words.inputName}
              value={name}
              change={(typed) =>
                typed.trim() !== '' &&
                !entries.some(([had], place) => had === typed.trim() && place !== at) &&
                put(at, [typed.trim(), source])
              }
            />
            <WordBox
              label={words.sourceLabel}
              value={kindOf(source)}
              words={words.source}
              change={(kind) => put(at, [name, newSource(kind)])}
            />
            <Source source={(source ?? {}) as Written} set={(next) => put(at, [name, next])} />
          </>
        ),
      }))}
    />
  );
}

type SourceProps = { readonly source: Written; readonly set: (next: Written) => void };

function Source({ source, set }: SourceProps) {
  const words = usePageWords(ruleFormWords);
  const kind = kindOf(source);
  const put = (key: string, value: unknown): void => {
    const { [key]: _had, ...rest } = source;
    set(value === undefined || value === '' ? rest : { ...source, [key]: value });
  };
  return (
    <>
      {kind === 'use' ? (
        <>
          <WordBox
            label={words.carrierLabel}
            value={source['use'] === true ? 'own' : (source['use'] as 'electricity')}
            words={{ own: words.ownMeter, ...words.carrier }}
            change={(value) => put('use', value === 'own' ? true : value)}
          />
          <TextBox label={words.useHours} value={shown(source['hours'])} change={(typed) => put('hours', typed.trim())} />
        </>
      ) : null}
      {kind === 'expected' ? (
        <>
          <WordBox
            label={words.bound}
            value={source['expected'] as 'high'}
            words={words.bounds}
            change={(value) => put('expected', value)}
          />
          <WordBox
            label={words.carrierLabel}
            value={source['carrier'] as 'electricity'}
            words={words.carrier}
            change={(value) => put('carrier', value)}
          />
        </>
      ) : null}
      {kind === 'point' || kind === 'tag' ? <PointSource source={source} set={set} put={put} kind={kind} /> : null}
      <Checkbox checked={partOf(source, 'optional') === true} onChange={({ target }) => put('optional', target.checked ? true : undefined)}>
        {words.optional}
      </Checkbox>
    </>
  );
}

function PointSource({
  source,
  set,
  put,
  kind,
}: SourceProps & { readonly put: (key: string, value: unknown) => void; readonly kind: 'point' | 'tag' }) {
  const words = usePageWords(ruleFormWords);
  const named = source[kind];
  return (
    <>
      <TextBox
        label={kind === 'tag' ? words.tag : words.pointCode}
        value={named === true ? '' : shown(named)}
        change={(typed) => set({ ...source, [kind]: kind === 'point' && typed.trim() === '' ? true : typed.trim() })}
      />
      <WordBox
        label={words.takeLabel}
        value={(source['take'] ?? 'mean') as 'mean'}
        words={words.take}
        change={(value) => put('take', value)}
      />
    </>
  );
}
