import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { todoWords } from '../../desk/todo/words.ts';

/** How many kinds of work wait for the reader, whichever place and year are shown: the lines of the page that it links to. */
export function TodoTile() {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const { data } = useQuery(api.todo.list.queryOptions());
  if (data === undefined) return null;
  return (
    <div className="yd-tile">
      <div className="yd-tile-head">
        <Link to="/todo">{words.title}</Link>
      </div>
      <div className="yd-tile-value">
        <Link to="/todo">{words.kinds(format.count(data.items.length))}</Link>
      </div>
      <div className="yd-quiet yd-small">{words.below}</div>
    </div>
  );
}
