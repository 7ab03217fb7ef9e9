import { usePageWords } from '../../../i18n/language.tsx';
import { proceduresPageWords } from './words.ts';

/** The address of a picture that is in the page as text. */
export const pictureAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** A procedure drawn; wide pictures scroll within their frame. */
export function Picture({ svg, name }: { readonly svg: string; readonly name: string }) {
  const words = usePageWords(proceduresPageWords);
  return (
    <div className="yd-scroll yd-paper" tabIndex={0} role="group" aria-label={words.picture(name)}>
      <img src={pictureAddress(svg)} alt={words.picture(name)} />
    </div>
  );
}
