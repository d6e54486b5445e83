import { useQuery } from '@tanstack/react-query'
import { call, type Out } from '../../api/call'
import { CallFailed, type Failure } from '../../api/reply'

type TimedCheck = {
  result: { books: Out<'checkBooks'>; at: string; seconds: number } | undefined
  failure: Failure | null
  isRunning: boolean
  run: () => void
}

/** Checks the books when asked to: it reads all of history. The last result is kept while the console is open. */
export function useTimedCheck(): TimedCheck {
  const query = useQuery({
    queryKey: ['timedCheck'],
    queryFn: async () => {
      const startedMs = Date.now()
      const reply = await call('checkBooks', {})
      if (!reply.ok) throw new CallFailed(reply.error)
      return { books: reply.data, at: new Date().toISOString(), seconds: (Date.now() - startedMs) / 1000 }
    },
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return {
    result: query.data,
    failure: query.error instanceof CallFailed ? query.error.failure : null,
    isRunning: query.isFetching,
    run: () => void query.refetch(),
  }
}
