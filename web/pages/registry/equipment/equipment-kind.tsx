import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  equipmentFacts,
  equipmentFieldTerms,
  type EquipmentKind,
  equipmentKindTerms,
  equipmentList,
} from '#registry/equipment/vocabulary.ts';
import { inBuildingTerms } from '#registry/in-buildings/vocabulary.ts';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { listAddress } from '../../platform/ledger/list-address.ts';
import type { KindOnPages } from '../../platform/ledger/list-of-kind.tsx';
import { cellsInBuilding } from '../in-buildings/cells.tsx';
import { inBuildingsWords } from '../in-buildings/words.ts';
import { equipmentWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.equipment.list>>['equipment'][number];

const fields = { ...equipmentFieldTerms, ...inBuildingTerms };

/** The state of the list of equipment. */
export const equipmentAddress = listAddress(equipmentList);

/** The kinds of equipment. */
export const equipmentKinds = Object.keys(equipmentKindTerms) as EquipmentKind[];

/** The fields that a person edits, in their order. */
export const editable = ['building', ...Object.keys(equipmentFacts)];

/** Names and readable values of an equipment's fields. */
export function useEquipmentText() {
  const { format } = useLanguage();
  const { years } = usePageWords(equipmentWords);
  const { valueHint } = usePageWords(inBuildingsWords);
  const read = (field: string, value: string | number) => (field === 'life' ? years(format.count(Number(value))) : undefined);
  return useKindText(fields, { valueHint, read });
}

/** Equipment as its list shows it. */
export function useEquipmentKind(): KindOnPages<Row> {
  const { filter, ...words } = usePageWords(equipmentWords);
  const { filter: common } = usePageWords(inBuildingsWords);
  return {
    words: { ...words, filter: { title: filter, ...common } },
    fields,
    list: equipmentList,
    text: useEquipmentText(),
    shown: ['code', 'building', 'kind', 'count', 'capacity', 'efficiency', 'installed', 'state'],
    cells: cellsInBuilding(({ code }, children) => link(code, children), 'equipment'),
    byHand: {
      fields: editable,
      first: ['building', 'kind', 'name', 'installed'],
      edit: (equipment, setting) => client.equipment.edit({ equipment, ...setting }),
      add: (asked) => client.equipment.add(asked),
      link,
    },
  };
}

const link = (code: string, children: ReactNode = code) => (
  <Link to="/equipment/$equipment" params={{ equipment: code }} search={{}}>
    {children}
  </Link>
);
