import { Link } from '@tanstack/react-router';
import { equipmentFacts, equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { addressInBuildings } from '../in-buildings/address.ts';
import type { KindInBuildings } from '../in-buildings/list.tsx';
import { inBuildingsWords } from '../in-buildings/words.ts';
import { equipmentWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.equipment.list>>['equipment'][number];

const sortable = ['code', 'name', 'building', 'kind', 'installed', 'capacity'] as const;

/** The state of the list of equipment. */
export const equipmentAddress = addressInBuildings(equipmentKindTerms, sortable);

/** The fields that a person edits, in their order. */
export const editable = ['building', ...Object.keys(equipmentFacts)];

/** Names and readable values of an equipment's fields. */
export function useEquipmentText() {
  const { format } = useLanguage();
  const { years } = usePageWords(equipmentWords);
  const { valueHint } = usePageWords(inBuildingsWords);
  const number = (field: string, value: number) => (field === 'life' ? years(format.count(value)) : undefined);
  return useKindText(equipmentFieldTerms, { valueHint, number });
}

/** Equipment as its list shows it. */
export function useEquipmentKind(): KindInBuildings<Row> {
  return {
    words: usePageWords(equipmentWords),
    fields: equipmentFieldTerms,
    text: useEquipmentText(),
    kinds: equipmentAddress.kinds,
    editable,
    first: ['building', 'kind', 'name', 'installed'],
    shown: ['count', 'capacity', 'efficiency', 'installed'],
    sortable,
    link: (code, children) => (
      <Link to="/equipment/$equipment" params={{ equipment: code }} search={{}}>
        {children}
      </Link>
    ),
    tab: 'equipment',
  };
}
