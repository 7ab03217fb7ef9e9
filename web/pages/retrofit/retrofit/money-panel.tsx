import { inTenThousands } from '#kernel/money-text.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Fact } from '../../../ui/fact.tsx';
import type { ShownProject } from './answers.ts';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';
import { poolWords } from './words.ts';

const sources = ['fund:central', 'fund:province', 'fund:city', 'fund:county', 'fund:owner', 'fund:esco'] as const;

/** Who pays how much, against the cost. */
export function MoneyPanel({ of }: { readonly of: ShownProject }) {
  const words = usePageWords(poolWords);
  const own = usePageWords(projectPageWords).money;
  const { format } = useLanguage();
  const { wan, name } = useRetrofitText();
  const given = sources.filter((source) => of[source] !== null);
  return (
    <Panel title={own.title}>
      <dl className="yd-facts">
        <Fact name={words.field.cost}>{wan(of.cost)}</Fact>
        <Fact name={own.sum}>{of.funds === null ? format.none : wan(of.funds)}</Fact>
      </dl>
      {given.length === 0 ? (
        <p className="yd-quiet">{own.none}</p>
      ) : (
        <ul>
          {given.map((source) => (
            <li key={source}>
              {name(source)}
              {format.colon}
              {words.costOf(inTenThousands(of[source] ?? '0'))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
