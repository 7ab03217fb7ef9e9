import { heatCauseTerms, heatNoteKindTerms, heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { heatMethodTerms, householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { HouseholdLink, SettlementPointLink } from '../heat-supply/links.tsx';

type Closes = typeof client.heatNotes.closes;
type Shown = Awaited<ReturnType<Closes['show']>>;
type Change = Awaited<ReturnType<Closes['changes']>>['changes'][number];
type Issued = Shown['issued'][number];
type Point = Shown['points'][number];

/** The terms of notes, in the language of the page. */
export function useNoteTerms() {
  const { language, format } = useLanguage();
  return {
    of: (code: keyof typeof heatNoteTerms) => termText(heatNoteTerms, code, language),
    kind: (code: string) => termText(heatNoteKindTerms, code, language),
    household: termText(householdFieldTerms, 'code', language),
    heat: (gj: number) => `${gj.toFixed(4)} GJ`,
    money: format.money,
    causes: (codes: readonly string[]) =>
      codes.map((code) => termText(heatCauseTerms, code, language)).join(language === 'zh' ? '\u{3001}' : ', '),
  };
}

/** The number of a note, which downloads it as the paper that its household gets. */
export function NotePaper({ number }: { readonly number: string }) {
  const me = useMe();
  if (!may(me, 'export')) return number;
  return (
    <a href={`/api/exports/heat-statement?number=${encodeURIComponent(number)}`} download>
      {number}
    </a>
  );
}

/** What a preview would issue, account by account. */
export function useChangeColumns(season: string): Column<Change>[] {
  const { of, household, money, causes } = useNoteTerms();
  return [
    {
      key: 'household',
      title: household,
      value: (row) => row.household,
      show: (row) => <HouseholdLink household={row.household} season={season} />,
    },
    { key: 'account', title: of('account'), value: ({ account }) => account },
    { key: 'difference', title: of('difference'), number: true, value: ({ difference }) => money(difference) },
    { key: 'issued', title: of('issued'), number: true, value: ({ issued }) => money(issued) },
    { key: 'now', title: of('now'), number: true, value: ({ now }) => money(now) },
    { key: 'causes', title: of('causes'), value: (row) => causes(row.causes) },
  ];
}

/** What a close issued. */
export function useIssuedColumns(season: string): Column<Issued>[] {
  const { of, kind, household, money, heat } = useNoteTerms();
  return [
    { key: 'number', title: of('number'), value: ({ number }) => number, show: ({ number }) => <NotePaper number={number} /> },
    { key: 'kind', title: of('kind'), value: (row) => kind(row.kind) },
    {
      key: 'household',
      title: household,
      value: (row) => row.household,
      show: (row) => <HouseholdLink household={row.household} season={season} />,
    },
    { key: 'account', title: of('account'), value: ({ account }) => account },
    { key: 'quantity', title: of('quantity'), number: true, value: ({ quantity }) => heat(quantity) },
    { key: 'total', title: of('difference'), number: true, value: ({ total }) => money(total) },
    { key: 'day', title: of('day'), value: (row) => day(row.day) },
    { key: 'due', title: of('due'), value: ({ due }) => (due === null ? null : day(due)) },
  ];
}

/** The totals of the households of each point. */
export function usePointColumns(): Column<Point>[] {
  const { language } = useLanguage();
  const { of, money, heat } = useNoteTerms();
  const method = (code: string | null) => (code === null ? null : termText(heatMethodTerms, code, language));
  return [
    { key: 'point', title: of('point'), value: ({ point }) => point, show: ({ point }) => <SettlementPointLink point={point} /> },
    { key: 'method', title: termText(settlementPointFieldTerms, 'method', language), value: (row) => method(row.method) },
    { key: 'quantity', title: of('quantity'), number: true, value: ({ quantity }) => heat(quantity) },
    { key: 'total', title: of('total'), number: true, value: ({ total }) => money(total) },
  ];
}
