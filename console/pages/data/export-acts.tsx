import { Button } from 'antd'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { AllowedButton } from '../../ui/allowed-button'
import { saveFrom } from './save-text'
import type { Export } from './use-export-steps'

/** A finished list is fetched, one that is being built can be stopped. */
export function ExportActs({ row: { exportId, state } }: { row: Export }) {
  const refusal = useRefusal()
  const fetching = useAct('fetchExport', { ages: [], onDone: ({ url, fileName }) => saveFrom(fileName, url) })
  const cancel = useAct('cancelExport', { ages: ['listExports'] })
  if (state === 'done') {
    return (
      <AllowedButton
        size="small"
        refusal={refusal('fetchExport')}
        loading={fetching.isBusy}
        onClick={() => void fetching.run({ exportId })}
      >
        下载
      </AllowedButton>
    )
  }
  if (state !== 'running') return <span className="faint">—</span>
  return (
    <Button size="small" loading={cancel.isBusy} onClick={() => void cancel.run({ exportId })}>
      取消
    </Button>
  )
}
