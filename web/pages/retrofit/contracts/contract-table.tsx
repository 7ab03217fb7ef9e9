import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { before } from '../savings/fit-facts.tsx';
import type { ContractHead } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** The columns of a list of contracts; those of money only if the reader sees money. */
export function useContractColumns(rows: readonly ContractHead[]): Column<ContractHead>[] {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const nameOf = useOrganisationNames(rows.flatMap(({ owner, provider }) => [owner, provider]));
  const next = ({ next: one, state }: ContractHead): string => {
    if (one !== null) return words.nextOf(format.day(one.from), format.day(before(one.to)), words.periodState[one.state]);
    return state === 'proposed' || state === 'disputed' ? words.notAgreed : words.allSettled;
  };
  const money = (name: 'due' | 'paid' | 'balance'): Column<ContractHead> => ({
    key: name,
    title: words.term[name],
    number: true,
    value: (one) => (one[name] === null ? null : Number(one[name])),
    show: (one) => <span className="yd-nowrap">{format.money(one[name])}</span>,
  });
  return [
    {
      key: 'contract',
      title: words.term.contract,
      value: ({ contract }) => contract,
      show: ({ contract, name }) => (
        <>
          <Link to="/contracts/$contract" params={{ contract }} search={{}}>
            {name}
          </Link>
          <div className="yd-quiet">{contract}</div>
        </>
      ),
    },
    { key: 'name', title: words.label.name, value: ({ name }) => name, hidden: true },
    { key: 'owner', title: words.side.owner, value: ({ owner }) => nameOf(owner) },
    { key: 'provider', title: words.side.provider, value: ({ provider }) => nameOf(provider) },
    { key: 'type', title: words.term.type, value: ({ type }) => words.type[type] },
    {
      key: 'state',
      title: words.label.state,
      value: ({ state, amending }) => (amending ? `${words.state[state]}${format.pause}${words.amending}` : words.state[state]),
    },
    { key: 'next', title: words.next, value: next },
    { key: 'settled', title: words.term.settledPeriods, number: true, value: ({ settled }) => whole(settled) },
    ...(rows.some(({ due }) => due !== null) ? [money('due'), money('paid'), money('balance')] : []),
  ];
}
