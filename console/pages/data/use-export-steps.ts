import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, type Out } from '../../api/call'

export type Export = Out<'listExports'>['exports'][number]

const PAUSE_MS = 1500

/** Goes on with the lists that are being built while their page is open; the server's clock does so otherwise. */
export function useExportSteps(exports: readonly Export[]): void {
  const client = useQueryClient()
  const waiting = exports
    .filter(({ state }) => state === 'running')
    .map(({ exportId }) => exportId)
    .join()
  useEffect(() => {
    if (waiting === '') return
    let isLeft = false
    const goOn = async () => {
      for (const exportId of waiting.split(',')) {
        for (let rowsBefore = -1; !isLeft; ) {
          const reply = await call('continueExport', { exportId })
          if (isLeft || (reply.ok && reply.data.state !== 'running')) break
          const hasMoved = reply.ok && reply.data.rows !== rowsBefore
          if (reply.ok) rowsBefore = reply.data.rows
          await client.invalidateQueries({ queryKey: ['listExports'] })
          if (!hasMoved) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
        }
      }
      if (!isLeft) await client.invalidateQueries({ queryKey: ['listExports'] })
    }
    void goOn()
    return () => {
      isLeft = true
    }
  }, [waiting, client])
}
