import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call, type In, type OpsCall, type Out } from './call'
import { CallFailed, type Failure } from './reply'

export type Asked<Data> = {
  data: Data | undefined
  failure: Failure | null
  /** No answer yet: show a skeleton. */
  isLoading: boolean
  /** An answer is shown, a newer one is on its way. */
  isRefreshing: boolean
  reload: () => void
}
type Options = { isOn?: boolean; everyMs?: number; keepsBefore?: boolean }

/** Reads through an endpoint; the same question from two places is asked once. `everyMs` asks again while the page is looked at. */
export function useAsk<Name extends OpsCall>(
  name: Name,
  input: In<Name>,
  { isOn = true, everyMs, keepsBefore = true }: Options = {},
): Asked<Out<Name>> {
  const query = useQuery({
    queryKey: [name, input],
    queryFn: async () => {
      const reply = await call(name, input)
      if (!reply.ok) throw new CallFailed(reply.error)
      return reply.data
    },
    enabled: isOn,
    ...(everyMs ? { refetchInterval: everyMs } : {}),
    ...(keepsBefore ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    data: query.data,
    failure: query.error instanceof CallFailed ? query.error.failure : null,
    isLoading: query.isLoading,
    isRefreshing: query.isFetching && !query.isLoading,
    reload: () => void query.refetch(),
  }
}
