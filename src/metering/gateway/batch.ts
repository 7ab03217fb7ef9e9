/**
 * Gathers what is asked one by one and does it together: what comes while one round is under way goes into the next.
 * @example const write = inBatches(async (rows) => save(rows)); await write(row)
 */
export function inBatches<In, Out>(work: (some: readonly In[]) => Promise<readonly Out[]>, most = 5000): (one: In) => Promise<Out> {
  type Waiting = { readonly one: In; readonly done: (out: Out) => void; readonly failed: (trouble: unknown) => void };
  let waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const round = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outs = await work(round.map(({ one }) => one));
        round.forEach(({ done }, at) => done(outs[at] as Out));
      } catch (trouble) {
        for (const { failed } of round) failed(trouble);
      }
    }
    isRunning = false;
  };
  return (one) =>
    new Promise<Out>((done, failed) => {
      waiting.push({ one, done, failed });
      if (!isRunning) void run();
    });
}
