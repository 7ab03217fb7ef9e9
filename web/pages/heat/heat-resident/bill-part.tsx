import { heatBillTerms, heatHeldTerms } from '#heat/heat-billing/vocabulary.ts';
import { noteLineTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { type Bill, gigajoules, type Part } from './shown.ts';
import { residentWords } from './words.ts';

/** The bill of a household, line by line with how each is calculated, compared with what it would be by area. */
export function BillPart({ of: { household, building, problem, bill } }: { readonly of: Part }) {
  const words = usePageWords(residentWords);
  const { language } = useLanguage();
  const where = [building?.address ?? building?.name, bill?.rests?.room].filter((text) => typeof text === 'string');
  return (
    <Panel title={words.bill(household)}>
      <div className="yd-stack">
        {where.length === 0 ? null : <p>{where.join(' ')}</p>}
        {problem === null ? null : <Alert type="info" role="status" title={words.held(sentence(problem.detail))} />}
        {bill === null || bill.held === null ? null : (
          <Alert type="info" role="status" title={words.held(termText(heatHeldTerms, bill.held, language))} />
        )}
        {bill?.figures ? <Lines figures={bill.figures} /> : null}
        {bill?.rests?.shared ? <p className="yd-quiet">{words.sharedHome}</p> : null}
        {bill?.indicative ? <p className="yd-quiet">{words.indicative}</p> : null}
        <FindingList findings={bill?.findings ?? []} />
      </div>
    </Panel>
  );
}

/** Words without their final full stop, for a sentence that continues. */
const sentence = (text: string): string => text.replace(/[.\u{3002}]$/u, '');

function Lines({ figures: { quantity, substituted, lines, total, byArea } }: { readonly figures: NonNullable<Bill['figures']> }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const name = (code: keyof typeof heatBillTerms) => termText(heatBillTerms, code, language);
  return (
    <>
      <ul className="yd-resident-lines">
        <li>
          <span>{name('quantity')}</span>
          <span className="yd-number">{gigajoules(quantity)}</span>
          <span className="yd-quiet">{substituted === 0 ? '' : words.estimated(gigajoules(substituted))}</span>
        </li>
        {lines.map(({ line, yuan, words: how }) => (
          <li key={line}>
            <span>{noteLineTerms[line][language]}</span>
            <span className="yd-number">{format.money(yuan)}</span>
            <span className="yd-quiet">{how}</span>
          </li>
        ))}
        <li className="yd-resident-total">
          <span>{name('total')}</span>
          <span className="yd-number">{format.money(total)}</span>
        </li>
        <li>
          <span>{name('byArea')}</span>
          <span className="yd-number">{format.money(byArea)}</span>
        </li>
      </ul>
      <p className="yd-quiet">{words.squared}</p>
    </>
  );
}
