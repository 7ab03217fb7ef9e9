import { Tag } from 'antd';
import { isVerified } from '#kernel/source-status.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { knowledgeWords } from './words.ts';

/** How far an entry can be trusted; what is not verified is highlighted. */
export function Status({ of, means = false }: { readonly of: string; readonly means?: boolean }) {
  const { language } = useLanguage();
  const said = usePageWords(knowledgeWords).statusMeans[of];
  const name = termText(statusTerms, of, language);
  return (
    <>
      {!isVerified(of) ? (
        <Tag variant="outlined" className="yd-unsure" title={said ?? ''}>
          ⚠ {name}
        </Tag>
      ) : (
        name
      )}
      {means ? <div className="yd-quiet">{said}</div> : null}
    </>
  );
}
