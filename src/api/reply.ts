import type { z } from '@hono/zod-openapi'
import { ProblemJson } from './schemas.js'

/** The replies of a route: JSON of one shape, or a problem. */
export const replies = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { content: { 'application/json': { schema } }, description },
  default: {
    content: { 'application/problem+json': { schema: ProblemJson } },
    description: 'What went wrong, in a sentence',
  },
})
