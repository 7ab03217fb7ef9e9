import { usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { columnsText, listColumns } from './list-address.ts';
import type { BuildingsAddress, ListColumn } from './list-address.ts';
import { listWords } from './list-words.ts';
import { useFactWords } from './value-text.ts';

/** Which columns the list shows; kept in the address. */
export function ColumnChoice({ columns, go }: { readonly columns: readonly ListColumn[]; readonly go: Go<BuildingsAddress> }) {
  const words = usePageWords(listWords);
  const facts = useFactWords();
  const turn = (name: ListColumn, on: boolean) => {
    const next = listColumns.filter((one) => (one === name ? on : columns.includes(one)));
    (go as (change: object) => void)({ columns: columnsText(next) });
  };
  return (
    <details className="yd-panel">
      <summary>{words.columns}</summary>
      <div className="yd-row" role="group" aria-label={words.columns}>
        {listColumns.map((name) => (
          <label key={name} className="yd-check">
            <input type="checkbox" checked={columns.includes(name)} onChange={(event) => turn(name, event.target.checked)} />
            {facts.name(name)}
          </label>
        ))}
      </div>
    </details>
  );
}
