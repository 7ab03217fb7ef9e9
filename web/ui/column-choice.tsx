import { useWords } from '../i18n/language.tsx';
import type { ShownColumns } from './shown-columns.ts';

/** Which columns the table shows. */
export function ColumnChoice({ label, choices, choose }: Pick<ShownColumns<object>, 'choices' | 'choose'> & { readonly label: string }) {
  const { table } = useWords();
  return (
    <details className="yd-columns yd-no-print">
      <summary>{table.columns}</summary>
      <div className="yd-row" role="group" aria-label={table.columnsOf(label)}>
        {choices.map(({ key, title, shown }) => (
          <label key={key} className="yd-check">
            <input type="checkbox" checked={shown} onChange={(event) => choose(key, event.target.checked)} />
            {title}
          </label>
        ))}
      </div>
    </details>
  );
}
