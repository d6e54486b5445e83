import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'

type Card = Out<'continueImport'>

const isUnderWay = ({ state }: Pick<Card, 'state'>) => state === 'checking' || state === 'running'
/** While somebody else is at it, or after a failure, the next step is asked for after this. */
const PAUSE_MS = 1500

/**
 * Takes an import's steps one after another while its page is open; when the page is left, the server's clock goes on.
 * Answers how far it is, and what the last step failed of.
 */
export function useSteps(shown: Card | undefined): { card: Card | undefined; trouble: string | null } {
  const client = useQueryClient()
  const [step, setStep] = useState<Card | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const importId = shown?.importId
  const goesOn = shown !== undefined && isUnderWay(shown)

  useEffect(() => {
    if (!importId || !goesOn) return
    let isLeft = false
    let readBefore = -1
    const goOn = async () => {
      while (!isLeft) {
        const reply = await call('continueImport', { importId })
        if (isLeft) return
        setTrouble(reply.ok ? null : failureText(reply.error))
        if (reply.ok) {
          setStep(reply.data)
          if (!isUnderWay(reply.data)) break
        }
        const hasMoved = reply.ok && reply.data.counts.read !== readBefore
        if (reply.ok) readBefore = reply.data.counts.read
        if (!hasMoved) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      await client.invalidateQueries()
      setStep(null)
    }
    void goOn()
    return () => {
      isLeft = true
    }
  }, [importId, goesOn, client])

  const isOfThis = step !== null && step.importId === importId
  return { card: isOfThis ? step : shown, trouble }
}
