import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { pageInput, readTable, sortInput } from '../../../ui/table-address.ts';

export const sortable = ['case', 'procedure', 'state', 'due', 'began'] as const;

/** The state of the list of cases. */
export const readCases = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  procedure: textIn(given, 'procedure'),
  /** What a new case is about. */
  project: textIn(given, 'project'),
  state: textIn(given, 'state'),
  region: textIn(given, 'region'),
  show: wordIn(given, 'show', ['open', 'overdue', 'all'], 'open'),
  building: textIn(given, 'building'),
  search: textIn(given, 'search'),
  tab: wordIn(given, 'tab', ['list', 'statistics'], 'list'),
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
});

export type CasesAddress = ReturnType<typeof readCases>;

/** The input of the query. */
export function listInput(at: CasesAddress) {
  const { procedure, state, region, building, show, search } = at;
  return {
    ...(procedure !== undefined && { procedure }),
    ...(state !== undefined && { state }),
    ...(region !== undefined && { region }),
    ...(building !== undefined && { building }),
    ...(search !== undefined && { search }),
    ...(show === 'all' ? {} : { open: 'true' }),
    ...(show === 'overdue' && { overdue: 'true' }),
    ...sortInput(at, sortable),
    ...pageInput(at),
  };
}
