import type { Carrier } from '#kernel/carrier.ts';
import type { Format } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';

type Use = { readonly carrier: Carrier; readonly value: number; readonly unit: string; readonly coverage: number };

/** What is disclosed of each carrier, with its coverage. */
export function useEnergyColumn<Row>(title: string, usesOf: (row: Row) => readonly Use[]): Column<Row> {
  const { words: all, format } = useLanguage();
  const quantity = ({ carrier, value, unit }: Use) => `${all.carrier[carrier]} ${format.quantity(value, unit)}`;
  const coverage = ({ coverage: share }: Use) => all.figure.coverage(format.share(share));
  return {
    key: 'energy',
    title,
    value: (row) => textOf(usesOf(row), (use) => `${quantity(use)} ${coverage(use)}`, format),
    number: true,
    show: (row) =>
      usesOf(row).length === 0
        ? format.none
        : usesOf(row).map((use) => (
            <div key={use.carrier}>
              {quantity(use)} <small className="yd-quiet">{coverage(use)}</small>
            </div>
          )),
  };
}

const textOf = (uses: readonly Use[], each: (use: Use) => string, format: Format): string => uses.map(each).join(format.pause);
