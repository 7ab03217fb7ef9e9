import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { can } from '#kernel/rights.ts';
import { todoContract } from './contract.ts';
import { actOf, byUrgency, sentenceOf } from './sentences.ts';
import type { Todo } from './todo.ts';

export function todoRoutes(todo: Todo) {
  const os = implement(todoContract).$context<RequestContext>();
  return os.router({
    beginning: os.beginning.handler(async ({ context }) => ({ steps: await todo.beginning(context.scope) })),
    list: os.list.handler(async ({ context: { scope, language } }) => ({
      items: byUrgency(await todo.list(scope)).map((item) => ({
        ...item,
        about: [...new Set(item.about)],
        sentence: sentenceOf(item, can(scope, 'remind'), language),
        act: actOf(item, can(scope, 'remind'))[language],
      })),
    })),
  });
}
