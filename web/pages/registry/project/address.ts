import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export const stageNames = [
  'initiated',
  'planned',
  'designed',
  'materials',
  'construction',
  'delivered',
  'operation',
  'demolished',
] as const;

export const sortable = ['code', 'name', 'region', 'organisation', 'projectAreaM2'] as const;

/** The state of the list of projects. */
export const readProjects = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  organisation: textIn(given, 'organisation'),
  work: textIn(given, 'work'),
  class: textIn(given, 'class'),
  stage: wordIn(given, 'stage', [...stageNames, ''], ''),
  search: textIn(given, 'search'),
});

export type ProjectsAddress = ReturnType<typeof readProjects>;

/** The input of the query: filters and order, without the page. */
export function listInput({ region, organisation, work, class: of, stage, search, sort, order }: ProjectsAddress) {
  return {
    ...(region !== undefined && { region }),
    ...(organisation !== undefined && { organisation }),
    ...(work !== undefined && { work }),
    ...(of !== undefined && { class: of }),
    ...(stage !== '' && { stage }),
    ...(search !== undefined && { search }),
    sort: sortable.find((one) => one === sort) ?? ('code' as const),
    descending: order === 'desc',
  };
}
