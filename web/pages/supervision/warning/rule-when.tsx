import { usePageWords } from '../../../i18n/language.tsx';
import { RowList, TextBox, WordBox } from './rule-boxes.tsx';
import { operandOf, rowsOf, shown, whenOf, type ConditionRow, type Part, type Written } from './rule-draft.ts';
import { ruleFormWords } from './rule-form-words.ts';

const signs = { gt: '>', ge: '≥', lt: '<', le: '≤' } as const;

/** When a rule holds: comparisons, of which all or any must hold. Anything more complex is changed in the text. */
export function WhenRows({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const read = rowsOf(rule['when']);
  if (read === null) return <p role="status">{words.whenBeyond}</p>;
  const { join, rows } = read;
  const put = (at: number, row: ConditionRow | undefined): void =>
    set('when', whenOf({ join, rows: row === undefined ? rows.toSpliced(at, 1) : rows.toSpliced(at, 1, row) }));
  const [first = ''] = Object.keys((rule['inputs'] ?? {}) as Written);
  return (
    <RowList
      title={words.when}
      add={words.add.when}
      remove={words.remove}
      onAdd={() => put(rows.length, { left: first, by: 'gt', right: 0 })}
      rows={rows.map((row, at) => ({
        key: String(at),
        name: `${words.compare} ${at + 1}`,
        remove: () => put(at, undefined),
        show: (
          <>
            <TextBox
              label={words.left}
              hint={words.operandHint}
              value={shown(row.left)}
              change={(typed) => put(at, { ...row, left: operandOf(typed) })}
            />
            <WordBox label={words.compare} value={row.by} words={signs} change={(by) => put(at, { ...row, by })} />
            <TextBox label={words.right} value={shown(row.right)} change={(typed) => put(at, { ...row, right: operandOf(typed) })} />
          </>
        ),
      }))}
    >
      {rows.length < 2 ? null : (
        <WordBox label={words.join} value={join} words={words.joins} change={(value) => set('when', whenOf({ join: value, rows }))} />
      )}
    </RowList>
  );
}
