import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Sentence } from './sentences.tsx';
import { todayWords } from './words.ts';

/** The energy-performance contracts of the reader, those with something to do first; nothing without any. */
export function OwnContracts() {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  const query = useQuery(api.today.contracts.queryOptions());
  const told = query.data;
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (told === undefined || told.total === 0) return null;
  const rest = told.total - told.contracts.length;
  return (
    <Panel title={words.contractsStand}>
      <ul className="yd-todo" aria-label={words.contractsStand}>
        {told.contracts.map(({ contract, act, sentence }) => (
          <li key={contract}>
            <Sentence of={sentence} button act={words.contractAct[act]} />
          </li>
        ))}
      </ul>
      {rest <= 0 ? null : (
        <p>
          <Link to="/contracts" search={{}}>
            {words.moreContracts(format.count(rest))}
          </Link>
        </p>
      )}
    </Panel>
  );
}
