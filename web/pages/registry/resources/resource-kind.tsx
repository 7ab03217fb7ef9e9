import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inBuildingTerms } from '#registry/in-buildings/vocabulary.ts';
import { resourceFacts, type ResourceField, resourceFieldTerms, type ResourceKind, resourceList } from '#registry/resources/vocabulary.ts';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { listAddress } from '../../platform/ledger/list-address.ts';
import type { KindOnPages } from '../../platform/ledger/list-of-kind.tsx';
import { cellsInBuilding } from '../in-buildings/cells.tsx';
import { inBuildingsWords } from '../in-buildings/words.ts';
import { resourceWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.resources.list>>['resources'][number];

const fields = { ...resourceFieldTerms, ...inBuildingTerms };

/** The state of the list of resources. */
export const resourcesAddress = listAddress(resourceList);

/** The fields that a person edits, in their order. */
export const editable = ['building', ...Object.keys(resourceFacts)] as ResourceField[];

const ofKind: Readonly<Record<ResourceKind, readonly ResourceField[]>> = {
  pv: ['area', 'tilt', 'azimuth', 'inverterKw', 'mounting', 'gamma', 'loss', 'albedo'],
  battery: ['minKwh', 'maxKwh', 'dischargeKw', 'chargeEfficiency', 'dischargeEfficiency'],
  ev: [],
  hvac: ['mode', 'cop', 'r', 'c', 'gain', 'set', 'low', 'high'],
  shed: ['share'],
  shift: [],
};

/** Whether a field applies to a kind of resources: a tilt does not apply to a battery. */
export function isOfKind(kind: ResourceKind, field: ResourceField): boolean {
  return ofKind[kind].includes(field) || !Object.values(ofKind).some((some) => some.includes(field));
}

/** Names and readable values of a resource's fields. */
export const useResourceText = () => useKindText(fields, usePageWords(inBuildingsWords));

/** Resources as their list shows them. */
export function useResourceKind(): KindOnPages<Row> {
  const { filter, ...words } = usePageWords(resourceWords);
  const { filter: common } = usePageWords(inBuildingsWords);
  return {
    words: { ...words, filter: { title: filter, ...common } },
    fields,
    list: resourceList,
    text: useResourceText(),
    shown: ['code', 'building', 'kind', 'kw', 'meter', 'installed', 'state'],
    cells: cellsInBuilding(({ code }, children) => link(code, children)),
    byHand: {
      fields: editable,
      first: ['building', 'kind', 'kw', 'name', 'installed'],
      edit: (resources, setting) => client.resources.edit({ resources, ...setting }),
      add: (asked) => client.resources.add(asked),
      link,
    },
  };
}

const link = (code: string, children: ReactNode = code) => (
  <Link to="/resources/$resource" params={{ resource: code }} search={{}}>
    {children}
  </Link>
);
