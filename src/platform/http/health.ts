/** Whether the parts that a request needs are there: name -> a question that throws. */
export type Readiness = Readonly<Record<string, () => Promise<unknown>>>;

const patienceMs = 2000;

/** 200 where all parts answer in time, else 503; which one does not is named, why is not. */
export async function readyResponse(readiness: Readiness): Promise<Response> {
  const answers = await readinessOf(readiness);
  const ready = Object.values(answers).every((ok) => ok);
  return Response.json({ ready, ...answers }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}

/** Asks every part at once, and waits two seconds for each. */
export async function readinessOf(readiness: Readiness): Promise<Record<string, boolean>> {
  const answers = await Promise.all(
    Object.entries(readiness).map(
      async ([name, ask]) =>
        [
          name,
          await within(ask(), patienceMs).then(
            () => true,
            () => false,
          ),
        ] as const,
    ),
  );
  return Object.fromEntries(answers);
}

async function within(asked: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
