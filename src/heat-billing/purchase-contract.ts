import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape } from '#kernel/shape.ts';

/** What a company buys in a season, by supplier, meter and month. */
export const heatPurchaseContract = asks('view')
  .route({
    method: 'GET',
    path: '/heat/purchases',
    summary: 'What a heat company bought in a season by supplier, metering point and month, as it is or was known',
  })
  .input(z.object({ company: codeShape, season: z.string().trim().min(1).max(60), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      season: z.string(),
      suppliers: z.array(
        z.object({
          supplier: z.string(),
          months: z.array(
            z.object({
              month: z.string(),
              meter: z.string(),
              /** GJ, four decimals; null where nothing was measured. */
              quantity: z.number().nullable(),
              /** Yuan a GJ on the first day of the part. */
              price: z.string(),
              yuan: z.string().nullable(),
            }),
          ),
        }),
      ),
      total: z.string(),
      /** Notes that were issued for it. */
      issued: z.array(z.object({ number: z.string() })),
      findings: z.array(findingShape),
    }),
  );
