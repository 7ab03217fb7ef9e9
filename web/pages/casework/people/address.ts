import { personKindTerms } from '#casework/people/vocabulary.ts';
import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export type Kind = keyof typeof personKindTerms;

export const kinds = Object.keys(personKindTerms) as readonly Kind[];

/** What the page shows: the list and its filters, how often each person was drawn, or the posts of a day. */
export const readPeople = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  tab: wordIn(given, 'tab', ['list', 'load', 'posts'], 'list'),
  kind: wordIn(given, 'kind', [...kinds, ''], ''),
  group: textIn(given, 'group'),
  region: textIn(given, 'region'),
  day: dayIn(given, 'day'),
  search: textIn(given, 'search'),
});

export type PeopleAddress = ReturnType<typeof readPeople>;

/** The input of the query, without the page. */
export function listInput({ kind, group, region, day, search }: PeopleAddress) {
  return {
    ...(kind !== '' && { kind }),
    ...(group !== undefined && { group }),
    ...(region !== undefined && { region }),
    ...(day !== undefined && { day }),
    ...(search !== undefined && { search }),
  };
}
