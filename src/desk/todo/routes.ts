import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { todoContract } from './contract.ts';
import type { Todo } from './todo.ts';

export function todoRoutes(todo: Todo) {
  const os = implement(todoContract).$context<RequestContext>();
  return os.router({
    beginning: os.beginning.handler(async ({ context }) => ({ steps: await todo.beginning(context.scope) })),
    list: os.list.handler(async ({ context }) => ({
      items: (await todo.list(context.scope)).map((item) => ({ ...item, about: [...item.about] })),
    })),
  });
}
