import type { In, OpsCall, Out } from './call'
import { type Asked, useAsk } from './use-ask'

/** Asks again every so often while the answer says that something is still under way; then no more. */
export function useAskWhile<Name extends OpsCall>(
  name: Name,
  input: In<Name>,
  { isUnderWay, everyMs }: { isUnderWay: (data: Out<Name>) => boolean; everyMs: number },
): Asked<Out<Name>> {
  const asked = useAsk(name, input)
  // The same question, so it is asked once; this reader only adds the beat.
  useAsk(name, input, asked.data !== undefined && isUnderWay(asked.data) ? { everyMs } : {})
  return asked
}
