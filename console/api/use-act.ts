import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { type ActState, actOnce } from './act-once'
import { call, type In, type OpsCall, type Out } from './call'
import { failureText } from './failure-text'
import type { Failure } from './reply'

export type Act<Name extends OpsCall> = {
  run: (input: In<Name>) => Promise<Out<Name> | null>
  isBusy: boolean
  failure: Failure | null
}
type Answers<Name extends OpsCall> = {
  onDone?: (data: Out<Name>) => unknown
  /** Answers true when it told the person itself: beside a field, in a dialog. */
  onFail?: (failure: Failure) => boolean | undefined
  /** Questions whose answers are old now; without it all are. */
  ages?: readonly OpsCall[]
}

/** Something a person does. While it runs, a second click does nothing; a failure is told once, and what was typed stays. */
export function useAct<Name extends OpsCall>(name: Name, { onDone, onFail, ages }: Answers<Name> = {}): Act<Name> {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [state, setState] = useState<ActState>({ isBusy: false, failure: null })
  const gate = useRef({ isShut: false })

  const renew = () =>
    ages ? Promise.all(ages.map((old) => client.invalidateQueries({ queryKey: [old] }))) : client.invalidateQueries()
  const run = async (input: In<Name>) => {
    const reply = await actOnce(gate.current, { send: () => call(name, input), renew, tell: setState })
    if (!reply) return null
    if (!reply.ok) {
      if (!onFail?.(reply.error)) message.error(failureText(reply.error), 6)
      return null
    }
    await onDone?.(reply.data)
    return reply.data
  }
  return { ...state, run }
}
