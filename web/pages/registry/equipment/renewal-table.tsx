import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { groundTerms, renewalHeadTerms, renewalTerms } from '#green-building/renewal/vocabulary.ts';
import { useLanguage } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { useEquipmentText } from './equipment-kind.tsx';

export type RenewalRow = Awaited<ReturnType<typeof client.renewal.verdicts>>['equipment'][number];

/** The columns of devices with their verdicts: on which grounds, and what would decide the open ones. */
export function useRenewalColumns({ isOfBuilding = false }: { readonly isOfBuilding?: boolean } = {}): Column<RenewalRow>[] {
  const { language, words, format } = useLanguage();
  const { name, text } = useEquipmentText();
  const head = (code: keyof typeof renewalHeadTerms) => termText(renewalHeadTerms, code, language);
  const grounds = ({ grounds: all }: RenewalRow, verdict: 'yes' | 'unknown') =>
    all.flatMap((one) => (one.verdict === verdict ? [termText(groundTerms, one.ground, language)] : [])).join(format.pause);
  const columns: Column<RenewalRow>[] = [
    {
      key: 'code',
      title: name('code'),
      width: 190,
      show: (row) => (
        <Link to="/equipment/$equipment" params={{ equipment: row.code }} search={{}}>
          {row.name === null ? row.code : `${row.name} ${row.code}`}
        </Link>
      ),
    },
    {
      key: 'building',
      title: name('building'),
      show: (row) => (
        <Link to="/buildings/$building" params={{ building: row.building }} search={{ tab: 'equipment' }}>
          {row.buildingName ?? row.building}
        </Link>
      ),
    },
    { key: 'kind', title: name('kind'), show: (row) => text('kind', row.kind) },
    {
      key: 'verdict',
      title: head('verdict'),
      show: (row) => `${termText(renewalTerms, row.verdict, language)}${row.indicative ? format.aside(words.quota.indicative) : ''}`,
    },
    { key: 'grounds', title: head('grounds'), show: (row) => grounds(row, 'yes') },
    { key: 'open', title: head('openGrounds'), show: (row) => grounds(row, 'unknown') },
    {
      key: 'needs',
      title: head('needs'),
      show: (row) =>
        [...new Set(row.grounds.flatMap(({ needs }) => needs))]
          .map((field) => termText(equipmentFieldTerms, field, language))
          .join(format.pause),
    },
  ];
  return isOfBuilding ? columns.filter(({ key }) => key !== 'building') : columns;
}
