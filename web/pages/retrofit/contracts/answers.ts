import type { client } from '../../../api.ts';

export type Contract = Awaited<ReturnType<typeof client.contracts.show>>;
export type ContractHead = Awaited<ReturnType<typeof client.contracts.list>>['contracts'][number];
export type Ledger = Awaited<ReturnType<typeof client.contracts.ledger>>;
export type Posted = Awaited<ReturnType<typeof client.contracts.settle>>;
export type Entry = Ledger['entries'][number];
export type Line = Entry['lines'][number];
export type Period = Contract['periods'][number];
export type ContractEvent = Contract['events'][number];
export type PartyWord = Contract['words'][number];
export type Side = PartyWord['side'];

/** What a party confirms or disputes. */
export type Subject = { readonly about: PartyWord['about']; readonly number: number };

/** Whether the reader sees money. */
export const isMoneyTold = ({ due }: Pick<Contract, 'due'>): boolean => due !== null;
