import { textIn } from '../../../ui/address.ts';

export type CaseMoneyAddress = { readonly procedure: string | undefined };

export const readCaseMoney = (given: Readonly<Record<string, unknown>>): CaseMoneyAddress => ({ procedure: textIn(given, 'procedure') });
