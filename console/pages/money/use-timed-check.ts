import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type Books, wholeBooks } from '../../../contract/book-sums'
import { call } from '../../api/call'
import { CallFailed, type Failure } from '../../api/reply'

type TimedCheck = {
  result: { books: Books; at: string; seconds: number } | undefined
  /** What is read so far, while it runs and where it was broken off; null before the first part is there. */
  sofar: Books | null
  failure: Failure | null
  isRunning: boolean
  run: () => void
}

const SOFAR = ['booksSofar']
const KEPT = { enabled: false, gcTime: Number.POSITIVE_INFINITY }

/**
 * Checks the books when asked to, part by part: it reads all of history. It goes on while other pages are open, and the
 * last result is kept while the console is. Broken off by a bad line, it goes on from the last part when run again.
 */
export function useTimedCheck(): TimedCheck {
  const client = useQueryClient()
  const sofar = useQuery<Books | null>({ queryKey: SOFAR, queryFn: () => null, ...KEPT })
  const query = useQuery({
    queryKey: ['timedCheck'],
    queryFn: async () => {
      const startedMs = Date.now()
      const books = await wholeBooks(askPart, {
        sofar: client.getQueryData<Books | null>(SOFAR) ?? undefined,
        tell: (sum) => client.setQueryData(SOFAR, sum),
      })
      client.setQueryData(SOFAR, null)
      return { books, at: new Date().toISOString(), seconds: (Date.now() - startedMs) / 1000 }
    },
    ...KEPT,
  })
  return {
    result: query.data,
    sofar: sofar.data ?? null,
    failure: query.error instanceof CallFailed ? query.error.failure : null,
    isRunning: query.isFetching,
    run: () => void query.refetch(),
  }
}

async function askPart(input: { cursor?: string }): Promise<Books> {
  const reply = await call('checkBooks', input)
  if (!reply.ok) throw new CallFailed(reply.error)
  return reply.data
}
