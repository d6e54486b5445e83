import { useEffect, useState } from 'react'
import { call } from '../../api/call'
import type { Failure } from '../../api/reply'

/** Pictures asked for at a time: WeChat counts the calls of a minute. */
const AT_ONCE = 4

type Pictures = ReadonlyMap<string, string>

/** The pictures of codes, a few at a time, in the order they come. What failed is asked for again with `retry`. */
export function useCodePictures(codes: readonly string[]) {
  const [pictures, setPictures] = useState<Pictures>(new Map())
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tries, setTries] = useState(0)
  const key = codes.join(',')

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is there already is not asked for again
  useEffect(() => {
    let isGone = false
    const waiting = key.split(',').filter((code) => code && !pictures.has(code))
    const next = async (): Promise<void> => {
      const code = waiting.shift()
      if (!code || isGone) return
      const reply = await call('codeImage', { code })
      if (isGone) return
      if (!reply.ok) {
        waiting.length = 0
        setFailure(reply.error)
        return
      }
      setPictures((before) => new Map(before).set(code, reply.data.pngBase64))
      return next()
    }
    for (let lane = 0; lane < AT_ONCE; lane++) void next()
    return () => {
      isGone = true
    }
  }, [key, tries])

  const retry = () => {
    setFailure(null)
    setTries(tries + 1)
  }
  return { pictures, failure, isDone: codes.every((code) => pictures.has(code)), retry }
}
