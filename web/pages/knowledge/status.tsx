import { Tag } from 'antd';
import { usePageWords } from '../../i18n/language.tsx';
import { isUnsure } from './entry.ts';
import { knowledgeWords } from './words.ts';

/** How far an entry can be trusted; what is not verified stands out. */
export function Status({ of, means = false }: { readonly of: string; readonly means?: boolean }) {
  const { statuses } = usePageWords(knowledgeWords);
  const said = statuses[of];
  const name = said?.name ?? of;
  return (
    <>
      {isUnsure(of) ? (
        <Tag variant="outlined" className="yd-unsure" title={said?.means ?? ''}>
          ⚠ {name}
        </Tag>
      ) : (
        name
      )}
      {means ? <div className="yd-quiet">{said?.means}</div> : null}
    </>
  );
}
