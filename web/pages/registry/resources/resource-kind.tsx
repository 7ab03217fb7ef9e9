import { Link } from '@tanstack/react-router';
import {
  resourceFacts,
  type ResourceField,
  resourceFieldTerms,
  type ResourceKind,
  resourceKindTerms,
} from '#registry/resources/vocabulary.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { addressInBuildings } from '../in-buildings/address.ts';
import type { KindInBuildings } from '../in-buildings/list.tsx';
import { inBuildingsWords } from '../in-buildings/words.ts';
import { resourceWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.resources.list>>['resources'][number];

const sortable = ['code', 'name', 'building', 'kind', 'installed', 'kw'] as const;

/** The state of the list of resources. */
export const resourcesAddress = addressInBuildings(resourceKindTerms, sortable);

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
  return ofKind[kind].includes(field) || !Object.values(ofKind).some((fields) => fields.includes(field));
}

/** Names and readable values of a resource's fields. */
export const useResourceText = () => useKindText(resourceFieldTerms, usePageWords(inBuildingsWords));

/** Resources as their list shows them. */
export function useResourceKind(): KindInBuildings<Row> {
  return {
    words: usePageWords(resourceWords),
    fields: resourceFieldTerms,
    text: useResourceText(),
    kinds: resourcesAddress.kinds,
    editable,
    first: ['building', 'kind', 'kw', 'name', 'installed'],
    shown: ['kw', 'meter', 'installed'],
    sortable,
    link: (code, children) => (
      <Link to="/resources/$resource" params={{ resource: code }} search={{}}>
        {children}
      </Link>
    ),
  };
}
