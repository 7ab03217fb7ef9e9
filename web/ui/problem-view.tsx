import { Button } from 'antd';
import { useLanguage } from '../i18n/language.tsx';
import { troubleOf } from '../trouble.ts';
import { Alert } from './alert.tsx';
import { FindingList } from './finding-list.tsx';

/** What went wrong, what it means and what to do; what was typed around it stays. Renders nothing without an error. */
export function ProblemView({ error, again }: { readonly error: unknown; readonly again?: (() => unknown) | undefined }) {
  const { words, format } = useLanguage();
  if (error === null || error === undefined) return null;
  const { told } = troubleOf(error);
  const unheard = (words.problem.unheard as Readonly<Record<string, { title: string; detail: string }>>)[told.code];
  const said = words.problem.said[told.code];
  const advice = said?.todo ?? words.problem.doThis[told.status] ?? (unheard === undefined ? undefined : words.problem.doThis[0]);
  return (
    <Alert
      type="error"
      title={unheard?.title ?? said?.title ?? told.title}
      description={
        <>
          <div>{unheard?.detail ?? told.detail}</div>
          <FindingList findings={told.findings} />
          {advice === undefined ? null : (
            <div>
              {words.problem.whatToDo}
              {format.colon}
              {advice}
            </div>
          )}
          {told.instance === undefined || told.status < 500 ? null : (
            <div className="yd-quiet">
              {words.problem.number}
              {format.colon}
              <code>{told.instance}</code>
            </div>
          )}
        </>
      }
      action={again === undefined ? undefined : <Button onClick={() => void again()}>{words.problem.again}</Button>}
    />
  );
}
