/** Checks that the parts a request needs are available: name -> a check that throws. */
export type Readiness = Readonly<Record<string, () => Promise<unknown>>>;

const patienceMs = 2000;

/** 200 if all parts answer in time, otherwise 503; it names the failing part, but not the reason. */
export async function readyResponse(readiness: Readiness): Promise<Response> {
  const answers = await readinessOf(readiness);
  const ready = Object.values(answers).every((ok) => ok);
  return Response.json({ ready, ...answers }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}

/** Checks all parts in parallel, and waits two seconds for each. */
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
