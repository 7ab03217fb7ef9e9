import { Link } from '@tanstack/react-router';
import { unitSign } from '#kernel/unit-sign.ts';
import { pointFieldTerms, pointList } from '#metering/point/vocabulary.ts';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { listAddress } from '../../platform/ledger/list-address.ts';
import type { KindOnPages } from '../../platform/ledger/list-of-kind.tsx';
import { cellsInBuilding } from '../../registry/in-buildings/cells.tsx';
import { pointWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.point.list>>['points'][number];

/** The state of the list of points. */
export const pointsAddress = listAddress(pointList);

/** Names and readable values of a point's fields; null if not filled in. */
export function usePointText() {
  const { valueHint } = usePageWords(pointWords);
  const read = (field: string, value: string | number) => (field === 'unit' ? unitSign(String(value)) : undefined);
  return useKindText(pointFieldTerms, { valueHint, undated: true, read });
}

/** Points as their list shows them. */
export function usePointKind(): KindOnPages<Row> {
  const words = usePageWords(pointWords);
  return {
    words,
    fields: pointFieldTerms,
    list: pointList,
    text: usePointText(),
    shown: ['code', 'building', 'quantity', 'space', 'equipment', 'tag', 'unit', 'hold', 'low', 'high'],
    cells: cellsInBuilding(
      ({ code, name }, children) => (
        <Link to="/trend" search={{ points: code }} aria-label={words.trendOf(name ?? code)}>
          {children}
        </Link>
      ),
      'points',
    ),
    byHand: {
      fields: Object.keys(pointFieldTerms).filter((field) => field !== 'code'),
      first: ['building', 'quantity', 'name', 'space'],
      edit: (points, { from: _day, ...setting }) => client.point.edit({ points, ...setting }),
      add: (one) => client.point.add(one),
      link: (code) => (
        <Link to="/points" search={{ search: code }}>
          {code}
        </Link>
      ),
    },
  };
}
