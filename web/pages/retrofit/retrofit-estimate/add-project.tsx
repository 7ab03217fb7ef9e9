import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { Estimate, PackageShown } from './answers.ts';
import { estimateWords } from './words.ts';

type Props = { readonly of: Estimate; readonly chosen: PackageShown; readonly name: string; readonly title: string };

/** Creates a project of the pool with the results of the estimate. What it lacks stays empty, and is requested by the step. */
export function AddProject({ of, chosen, name, title }: Props) {
  const { add: words } = usePageWords(estimateWords);
  const code = words.code(of.building, String(of.year));
  const { cost, total } = chosen;
  const make = useMutation({
    mutationFn: () =>
      client.retrofit.add({
        code,
        set: {
          name: words.name(name, title),
          buildings: of.building,
          content: title,
          ...(cost.value !== null && { cost: cost.value }),
          ...(total.value !== null && { saving: total.value }),
          estimate: total.figure,
          ...(total.low !== null && total.high !== null && { savingLow: total.low, savingHigh: total.high }),
        },
      }),
  });
  return (
    <Panel title={words.do}>
      <p className="yd-quiet">{words.filled}</p>
      <ProblemView error={make.error} />
      {make.isSuccess ? (
        <output>
          {words.added}
          <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
            {code}
          </Link>
        </output>
      ) : (
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
          {words.do}
        </Button>
      )}
    </Panel>
  );
}
