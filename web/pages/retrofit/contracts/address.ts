import { contractStateTerms, contractTypeTerms } from '#retrofit/contracts/vocabulary.ts';
import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export const contractTypes = Object.keys(contractTypeTerms) as readonly (keyof typeof contractTypeTerms)[];
export const contractStates = Object.keys(contractStateTerms) as readonly (keyof typeof contractStateTerms)[];

/** The filters of the list of contracts. */
export const readContracts = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  state: wordIn(given, 'state', [...contractStates, ''], ''),
  type: wordIn(given, 'type', [...contractTypes, ''], ''),
  search: textIn(given, 'search'),
  building: textIn(given, 'building'),
  project: textIn(given, 'project'),
});

export type ContractsAddress = ReturnType<typeof readContracts>;

/** The input of the query, without the page. */
export const listInput = ({ state, type, search, building, project }: ContractsAddress) => ({
  ...(state !== '' && { state }),
  ...(type !== '' && { type }),
  ...(search !== undefined && { search }),
  ...(building !== undefined && { building }),
  ...(project !== undefined && { project }),
});

/** Which period and which entry of a contract are open. */
export const readContract = (given: Readonly<Record<string, unknown>>) => ({
  period: dayIn(given, 'period'),
  entry: textIn(given, 'entry'),
});

/** The type of a new contract, and the contract that is amended. */
export const readNewContract = (given: Readonly<Record<string, unknown>>) => ({
  type: wordIn(given, 'type', contractTypes, 'shared'),
  amend: textIn(given, 'amend'),
  view: wordIn(given, 'view', ['form', 'json'], 'form'),
});
